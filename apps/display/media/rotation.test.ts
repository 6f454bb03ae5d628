import { expect, test } from 'vitest'
import { fileAfter } from './rotation.ts'
import type { MediaFile } from './rotation.ts'

const files: MediaFile[] = ['a.jpg', 'b.jpg', 'c.mp4'].map((name) => ({ name, kind: name.endsWith('mp4') ? 'video' : 'picture' }))
const after = (current: string | undefined, ...broken: string[]): string | undefined => fileAfter(files, current, new Set(broken))?.name

test('files come one after the other, and after the last the first', () => {
  expect([after(undefined), after('a.jpg'), after('b.jpg'), after('c.mp4')]).toEqual(['a.jpg', 'b.jpg', 'c.mp4', 'a.jpg'])
})

test('broken ones are passed over; a single good one follows itself', () => {
  expect([after('a.jpg', 'b.jpg'), after('a.jpg', 'b.jpg', 'c.mp4')]).toEqual(['c.mp4', 'a.jpg'])
})

test('where none is good there is nothing to show', () => {
  expect([after('a.jpg', 'a.jpg', 'b.jpg', 'c.mp4'), fileAfter([], undefined, new Set())]).toEqual([undefined, undefined])
})

test('a file that was taken out of the folder is followed by the first', () => {
  expect(after('gone.jpg')).toBe('a.jpg')
})
