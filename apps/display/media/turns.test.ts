import { array, assert, constantFrom, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { MediaFile } from './rotation.ts'
import { afterMediaNews, firstTurn } from './turns.ts'
import type { MediaNews, MediaTurns } from './turns.ts'

const files: MediaFile[] = ['a.jpg', 'b.jpg', 'c.mp4'].map((name) => ({ name, kind: name.endsWith('mp4') ? 'video' : 'picture' }))
const start = firstTurn({ files, startAfter: undefined })
const after = (turns: MediaTurns, ...news: string[]): MediaTurns => news.reduce((before, words) => {
  const [name = '', is = ''] = words.split(' ')
  return afterMediaNews(before, { is: is === 'ready' ? 'ready' : is === 'over' ? 'over' : 'broken', name })
}, start === turns ? start : turns)
const seen = ({ shown, next }: MediaTurns): (string | undefined)[] => [shown?.name, next?.name]

test('a file is shown once it is loaded, and the next is loaded behind it', () => {
  expect(seen(start)).toEqual([undefined, 'a.jpg'])
  expect(seen(after(start, 'a.jpg ready'))).toEqual(['a.jpg', 'b.jpg'])
})

test('the next comes when it is ready and this one had its time, whichever is later', () => {
  expect(seen(after(start, 'a.jpg ready', 'b.jpg ready'))).toEqual(['a.jpg', 'b.jpg'])
  expect(seen(after(start, 'a.jpg ready', 'b.jpg ready', 'a.jpg over'))).toEqual(['b.jpg', 'c.mp4'])
  expect(seen(after(start, 'a.jpg ready', 'a.jpg over'))).toEqual(['a.jpg', 'b.jpg'])
  expect(seen(after(start, 'a.jpg ready', 'a.jpg over', 'b.jpg ready'))).toEqual(['b.jpg', 'c.mp4'])
})

test('a file that does not load is passed over; one that breaks while it is shown makes room', () => {
  expect(seen(after(start, 'a.jpg broken'))).toEqual([undefined, 'b.jpg'])
  expect(seen(after(start, 'a.jpg ready', 'b.jpg ready', 'a.jpg broken'))).toEqual(['b.jpg', 'c.mp4'])
  expect(seen(after(start, 'a.jpg broken', 'b.jpg broken', 'c.mp4 broken'))).toEqual([undefined, undefined])
})

test('a single good file stays', () => {
  expect(seen(after(start, 'a.jpg ready', 'b.jpg broken', 'c.mp4 broken', 'a.jpg over'))).toEqual(['a.jpg', 'a.jpg'])
})

test('whatever happens, nothing is shown that was not loaded, and nothing broken', () => {
  const news = array(record({ is: constantFrom<MediaNews['is']>('ready', 'broken', 'over'), name: constantFrom('a.jpg', 'b.jpg', 'c.mp4', 'gone.jpg') }), { maxLength: 40 })
  assert(property(news, (all) => {
    const loaded = new Set<string>()
    all.reduce((turns, one) => {
      const next = afterMediaNews(turns, one)
      if (one.is === 'ready') loaded.add(one.name)
      expect([...loaded, undefined]).toContain(next.shown?.name)
      expect([...next.broken]).not.toContain(next.shown?.name)
      return next
    }, start)
  }))
})
