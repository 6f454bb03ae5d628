import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { expect, test } from 'vitest'
import { pluralCategories } from './plural.ts'
import type { Texts } from './texts.ts'

type Words = Record<string, string>

const files = import.meta.glob<Words>('./locales/*/*.json', { eager: true, import: 'default' })
const rooms = import.meta.glob<Record<string, Texts<string, Language>>>('./texts/*.ts', { eager: true })

const names = Object.keys(rooms).map((path) => path.replace(/^.*\/(.+)\.ts$/, '$1'))
const wordsOf = (folder: Language | 'notes', room: string): Words | undefined => files[`./locales/${folder}/${room}.json`]
const languagesOf = (room: string): Language[] => languages.filter((language) => wordsOf(language, room))
const pairs = names.flatMap((room) => languagesOf(room).map((language) => ({ room, language, words: wordsOf(language, room) ?? {} })))

const ending = /_(one|few|many|other)$/
const base = (key: string): string => key.replace(ending, '')
const basesOf = (words: Words): string[] => [...new Set(Object.keys(words).map(base))].toSorted()
const isPlural = (words: Words, key: string): boolean => `${key}_other` in words
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{.*?\}\}/g))].toSorted()

/** Every string of these words that something is wrong with. */
const wrong = (words: Words, isWrong: (text: string, key: string) => boolean): Words =>
  Object.fromEntries(Object.entries(words).filter(([key, text]) => isWrong(text, key)))

test('every file of words belongs to a room, and every room is put together from all of its files', () => {
  expect(names.length).toBeGreaterThan(0)
  const used = names.flatMap((room) => [...languagesOf(room), 'notes'].map((folder) => `./locales/${folder}/${room}.json`))
  expect(Object.keys(files).toSorted()).toEqual(used.toSorted())
  for (const [path, exported] of Object.entries(rooms)) {
    const room = path.replace(/^.*\/(.+)\.ts$/, '$1')
    for (const texts of Object.values(exported)) expect([room, texts.languages.toSorted()]).toEqual([room, languagesOf(room).toSorted()])
  }
})

test.each(['kiosk', 'ticket', 'display', 'phone', 'door', 'privacy', 'sentences'])('%s, which visitors read, speaks all nine languages', (room) => {
  expect(languagesOf(room)).toEqual(languages)
})

test.each(names)('%s: each string has a note for translators, and each note a string', (room) => {
  expect(Object.keys(wordsOf('notes', room) ?? {}).toSorted()).toEqual(basesOf(wordsOf('pt', room) ?? {}))
})

test.each(pairs)('$room in $language: the same strings as in Portuguese', ({ room, words }) => {
  expect(basesOf(words)).toEqual(basesOf(wordsOf('pt', room) ?? {}))
})

test.each(pairs)('$room in $language: the plural forms that its numbers take, all of them and no other', ({ room, language, words }) => {
  const source = wordsOf('pt', room) ?? {}
  const expected = basesOf(source).flatMap((key) => (isPlural(source, key) ? pluralCategories(language).map((category) => `${key}_${category}`) : [key]))
  expect(Object.keys(words).toSorted()).toEqual(expected.toSorted())
})

test.each(pairs)('$room in $language: the same values are put in', ({ room, words }) => {
  const source = wordsOf('pt', room) ?? {}
  const expected = (key: string): string[] => placeholders(source[key] ?? source[`${base(key)}_other`] ?? '')
  expect(wrong(words, (text, key) => placeholders(text).join() !== expected(key).join())).toEqual({})
  expect(wrong(words, (text, key) => isPlural(words, base(key)) && !text.includes('{{count}}'))).toEqual({})
})

test.each(pairs)('$room in $language: no string is empty, has stray blanks or a brace that nothing closes', ({ words }) => {
  expect(wrong(words, (text) => text === '' || text !== text.trim() || /\s\s|\t/.test(text))).toEqual({})
  expect(wrong(words, (text) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')))).toEqual({})
})

/** A Latin "i" inside a Cyrillic word looks right and is spoken, sorted and searched wrongly. */
test.each(pairs)('$room in $language: no word mixes two alphabets', ({ words }) => {
  const mixes = (word: string): boolean => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)
  expect(wrong(words, (text) => text.replace(/\{\{\w+\}\}/g, ' ').split(/[^\p{L}]+/u).some(mixes))).toEqual({})
})

/** Ukrainian has no ы, э, ъ, ё; Russian and Belarusian no ї, є, ґ; Belarusian no и, щ, ъ: one in a word means another language slipped in. */
test.each(pairs)('$room in $language: only letters that the language has', ({ language, words }) => {
  const foreign: Partial<Record<Language, RegExp>> = {
    uk: /[ыэъё]/iu, ru: /[іїєґў]/iu, be: /[ищъїєґ]/iu,
    ro: /[şţ]/iu, // with a cedilla: Romanian writes ș and ț with a comma below
    kea: /[çq]/iu,
  }
  const letters = foreign[language]
  expect(wrong(words, (text) => letters !== undefined && letters.test(text.replace(/\{\{\w+\}\}/g, '').replace(/\bQR\b/g, '')))).toEqual({})
})
