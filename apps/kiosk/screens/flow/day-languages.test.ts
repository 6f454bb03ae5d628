import { expect, test } from 'vitest'
import { countLanguage, mostUsed } from './day-languages.ts'

const storage = (): Pick<Storage, 'getItem' | 'setItem'> => {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}
const monday = '2026-11-23'

test('the languages most asked for today stand first, the others in the centre’s order', () => {
  const keep = storage()
  for (const language of ['uk', 'kea', 'uk'] as const) countLanguage(keep, monday, language)
  expect(mostUsed(keep, monday, ['pt', 'en', 'kea', 'uk'])).toEqual(['uk', 'kea', 'pt', 'en'])
})

test('another day begins with the centre’s order, and so does a count that nobody can read', () => {
  const keep = storage()
  countLanguage(keep, monday, 'uk')
  expect(mostUsed(keep, '2026-11-24', ['pt', 'uk'])).toEqual(['pt', 'uk'])
  keep.setItem('languages-of-today', '{"day":')
  expect(mostUsed(keep, monday, ['pt', 'uk'])).toEqual(['pt', 'uk'])
  countLanguage(keep, monday, 'uk')
  expect(mostUsed(keep, monday, ['pt', 'uk'])).toEqual(['uk', 'pt'])
})
