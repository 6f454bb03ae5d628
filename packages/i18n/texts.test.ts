import { expect, test } from 'vitest'
import { formatDay, formatTime, formatWeekday } from './dates.ts'
import { pluralCategories } from './plural.ts'
import { defineTexts } from './texts.ts'

const texts = defineTexts(
  { hello: 'Olá {{name}}', ahead_one: '{{count}} pessoa', ahead_many: '{{count}} de pessoas', ahead_other: '{{count}} pessoas' },
  {
    uk: { hello: 'Вітаємо {{name}}', ahead_one: '{{count}} людина', ahead_few: '{{count}} людини', ahead_many: '{{count}} людей', ahead_other: '{{count}} людини' },
    kea: { hello: 'Oi {{name}}', ahead_other: '{{count}} pesoa' },
  },
)

test('a number takes the plural of its language', () => {
  const uk = texts.in('uk')
  expect([1, 3, 12, 21].map((count) => uk('ahead', { count }))).toEqual(['1 людина', '3 людини', '12 людей', '21 людина'])
  expect([1, 2].map((count) => texts.in('kea')('ahead', { count }))).toEqual(['1 pesoa', '2 pesoa'])
  expect([0, 1, 2].map((count) => texts.in('pt')('ahead', { count }))).toEqual(['0 pessoas', '1 pessoa', '2 pessoas'])
})

test('a language without these texts reads Portuguese, and values stand as they are', () => {
  expect(texts.speaks('ro')).toBe(false)
  expect(texts.in('ro')('hello', { name: '<Ana>' })).toBe('Olá <Ana>')
})

test('the categories of whole numbers are those of the language', () => {
  expect(pluralCategories('kea')).toEqual(['other'])
  expect(pluralCategories('be')).toEqual(['one', 'few', 'many', 'other'])
  expect(pluralCategories('ro')).toEqual(['one', 'few', 'other'])
})

test('dates are in words of the language, Belarusian and Creole included, at the local time of the centre', () => {
  const at = new Date('2026-11-22T23:30:00Z')
  expect(formatDay('uk', at, 'Europe/Lisbon')).toBe('22 листопада')
  expect(formatDay('be', at, 'Europe/Lisbon')).toBe('22 лістапада')
  expect(formatDay('kea', at, 'Europe/Lisbon')).toBe('22 di Nuvenbru')
  expect(formatDay('en', at, 'Europe/Lisbon')).toBe('22 November')
  expect(formatWeekday('be', at, 'Europe/Lisbon')).toBe('нядзеля')
  expect(formatTime(at, 'Europe/Kyiv')).toBe('01:30')
})
