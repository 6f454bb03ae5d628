import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { spokenLanguages } from '../languages/all.ts'
import { collisionLine, letterCollisions } from './collisions.ts'
import { soundAlike } from './sound-alike.ts'

const read = (name: string): Centre => {
  const loaded = loadCentre(fileURLToPath(new URL(`../../centre/${name}.json`, import.meta.url)))
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.centre
}
const lisboa = read('lisboa')
const withLetters = (letters: Record<string, string>): Centre =>
  ({ ...lisboa, services: lisboa.services.map((service) => ({ ...service, letters: letters[service.id] ?? service.letters })) })

test.each(['lisboa', 'porto', 'faro', 'cnai-2010'])('%s: no two letters that sound alike are called in one zone', (name) => {
  expect(letterCollisions(read(name)).map(collisionLine)).toEqual([])
})

test('the pairs that were met in a lobby are known, whichever comes first', () => {
  for (const [one, other] of ['TD', 'FS', 'MN', 'VG', 'GJ', 'UW', 'KA'].map((pair) => Array.from(pair))) {
    expect([one, other, soundAlike(one ?? '', other ?? '', spokenLanguages).length]).not.toEqual([one, other, 0])
    expect(soundAlike(other ?? '', one ?? '', spokenLanguages)).toEqual(soundAlike(one ?? '', other ?? '', spokenLanguages))
  }
  expect(soundAlike('A', 'R', spokenLanguages)).toEqual([])
  expect(soundAlike('T', 'T', spokenLanguages)).toEqual([])
})

test('only the languages of the centre count', () => {
  expect(soundAlike('J', 'K', ['pt', 'uk'])).toEqual([])
  expect(soundAlike('J', 'K', ['pt', 'en'])).toEqual(['en'])
  expect(soundAlike('G', 'J', ['fr', 'en'])).toEqual(['fr', 'en'])
  expect(soundAlike('G', 'J', ['fr', 'pt'])).toEqual([])
})

test('two letters collide where they differ in one of them', () => {
  expect(soundAlike('RT', 'RD', ['pt'])).toEqual(['pt'])
  expect(soundAlike('RT', 'FD', ['pt'])).toEqual([])
  expect(soundAlike('RT', 'D', ['pt'])).toEqual([])
})

test('a collision names zone, letters, services and languages', () => {
  expect(letterCollisions(withLetters({ education: 'D', family: 'V' })).map(collisionLine)).toEqual([
    'zone zone-2: the letters T (labour) and D (education) sound alike in pt, en, fr, es, uk, ru, ro, be, kea: somebody may go to the other\'s call; give one of them another letter',
    'zone zone-4: the letters V (family) and Z (nationality) sound alike in pt, kea: somebody may go to the other\'s call; give one of them another letter',
    'zone zone-4: the letters V (family) and W (consumers) sound alike in fr, es, uk, ru, ro, be: somebody may go to the other\'s call; give one of them another letter',
  ])
})

test('a counter that serves a service in another zone brings its letter there', () => {
  const counters = lisboa.counters.map((counter) => (counter.id === 'w8' ? { ...counter, services: ['welcome', 'information'], zone: 'zone-4' } : counter))
  expect(letterCollisions({ ...lisboa, counters })).toMatchObject([{ zone: 'zone-4', services: ['employment', 'information'], letters: ['M', 'N'] }])
})
