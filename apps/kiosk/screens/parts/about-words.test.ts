import { languages } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { expect, test } from 'vitest'
import pt from '../../../../packages/i18n/locales/pt/kiosk.json' with { type: 'json' }
import { aboutWords } from './about-words.ts'

const centreOf = (name: string): Centre => {
  const loaded = loadCentre(new URL(`../../../../packages/centre/${name}.json`, import.meta.url).pathname)
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.centre
}
const textKeys = Object.keys(pt).filter((key) => key.startsWith('about.'))
const told = (centre: Centre): string[] => centre.services.map((service) => aboutWords(service) ?? `none: ${service.id}`)

test.each(['lisboa', 'porto', 'faro'])('%s: every service has words that say what can be done there, each its own', (name) => {
  const keys = told(centreOf(name))
  expect(keys.filter((key) => key.startsWith('none:'))).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})

test('no words are left that no service has', () => {
  expect(told(centreOf('lisboa')).toSorted()).toEqual(textKeys.toSorted())
})

test.each(languages)('%s: one sentence each, short enough to be read at once', (language) => {
  const t = kioskTexts.in(language)
  const sentences = centreOf('lisboa').services.map((service) => t(aboutWords(service) ?? 'about.welcome'))
  expect(sentences.filter((sentence) => sentence.length > 90 || !/^\p{Lu}.*\.$/u.test(sentence))).toEqual([])
  expect(new Set(sentences).size).toBe(sentences.length)
})

test('a service that a centre added has none: its topics tell; another welcoming service has the usual ones', () => {
  expect(aboutWords({ id: 'bicycles', kind: 'support' })).toBeUndefined()
  expect(aboutWords({ id: 'reception', kind: 'welcome' })).toBe('about.welcome')
})
