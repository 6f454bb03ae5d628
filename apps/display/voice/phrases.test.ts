import { expect, test } from 'vitest'
import { clipPath, isQuiet, languagesToSay, voicesFor } from './phrases.ts'

test('a call is said in its own language, then in the centre\'s, none twice', () => {
  expect(languagesToSay('uk', { also: ['pt'] })).toEqual(['uk', 'pt'])
  expect(languagesToSay('pt', { also: ['pt'] })).toEqual(['pt'])
  expect(languagesToSay('en', { also: ['pt', 'en'] })).toEqual(['en', 'pt'])
})

test('a language without a voice is read by the one that the centre names, if it names one', () => {
  expect(voicesFor('kea', { fallback: { kea: 'pt' } })).toEqual(['kea', 'pt'])
  expect(voicesFor('be', { fallback: { kea: 'pt' } })).toEqual(['be'])
})

test('a clip is found by language, part and what stands on the paper', () => {
  expect(clipPath('uk', 'ticket', 'A042')).toBe('/voice/uk/ticket/A042')
})

test('quiet hours begin with their first minute, end before their last, and may reach past midnight', () => {
  const quiet = [{ from: '12:30', to: '13:00' }, { from: '22:00', to: '06:00' }]
  expect(['12:29', '12:30', '12:59', '13:00', '21:59', '22:00', '23:59', '00:00', '05:59', '06:00'].map((time) => isQuiet(quiet, time)))
    .toEqual([false, true, true, false, false, true, true, true, true, false])
  expect(isQuiet([], '12:00')).toBe(false)
})
