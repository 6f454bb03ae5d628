import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { centreWords, languagesOf, lobbyWords } from './centre-words.ts'

const lisboa = (): Centre => {
  const loaded = loadCentre(fileURLToPath(import.meta.resolve('@senha/centre/lisboa.json')))
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.centre
}
const lines = (said: Iterable<{ language: string; text: string }>): string[] => [...said].map(({ language, text }) => `${language}: ${text}`)

test('the calls of a day: every counter, every service and number in every language, once', () => {
  const centre = lisboa()
  const said = lines(lobbyWords(centre, 3))
  expect(said).toHaveLength(9 * (centre.counters.length + 3 * centre.services.length))
  expect(new Set(said).size).toBe(said.length)
  expect(said.slice(0, 2)).toEqual(['pt: Balcão um.', 'en: Counter one.'])
  expect(said.indexOf('uk: Талон а, номер два.')).toBeLessThan(said.indexOf('pt: Senha á, número três.'))
  expect(said.indexOf('pt: Senha jota, número um.')).toBeLessThan(said.indexOf('pt: Senha á, número dois.'))
})

test('no more numbers than a day can have', () => {
  const centre = { ...lisboa(), languages: ['pt' as const], counters: [], services: lisboa().services.slice(0, 1) }
  expect(lines(lobbyWords(centre, 20_000)).at(-1)).toBe('pt: Senha á, número nove mil novecentos e noventa e nove.')
})

test('a centre of two languages says calls also in the third that it names', () => {
  expect(languagesOf({ languages: ['fr', 'en'], voice: { ...lisboa().voice, also: ['pt', 'fr'] } })).toEqual(['fr', 'en', 'pt'])
})

test('topics, services, zones, documents and notices, each once, but for notices with a place to fill', () => {
  const centre: Centre = {
    ...lisboa(),
    notices: [
      { id: 'fire', level: 'emergency', texts: { pt: 'Saiam pela escada.', uk: 'Виходьте сходами.' } },
      { id: 'late', level: 'information', texts: { pt: 'Abrimos às {time}.' } },
    ],
  }
  const said = lines(centreWords(centre))
  expect(new Set(said).size).toBe(said.length)
  expect(said).toEqual(expect.arrayContaining([
    ...[centre.topics, centre.services, centre.zones, centre.documents].map(([first]) => `uk: ${first?.name.uk}`), `pt: ${centre.services[0]?.shortName.pt}`, 'uk: Виходьте сходами.',
  ]))
  expect(said.join()).not.toContain('{time}')
  expect(said.join()).not.toContain('undefined')
})
