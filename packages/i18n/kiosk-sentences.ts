import type { Language } from '@senha/centre'
import pt from './locales/pt/kiosk.json' with { type: 'json' }
import { greetings, languageNames } from './languages.ts'
import { kioskTexts } from './texts/kiosk.ts'

/** People before you, and people who wait: more than these are counted when they are there. */
const countsAhead = 30

type Key = Parameters<ReturnType<typeof kioskTexts.in>>[0]
const withoutPlural = (key: string): string => key.replace(/_(one|few|many|other)$/, '')
const placesOf = new Map(Object.entries(pt).map(([key, text]) => [withoutPlural(key), new Set(text.match(/\{\{\w+\}\}/g))]))
const isKey = (key: string): key is Key => placesOf.has(key)

/** What a kiosk says in a language whatever the day brings: its own texts that hold nothing but words, then those that hold one count. */
export const kioskSentences = (language: Language): string[] => {
  const t = kioskTexts.in(language)
  const keys = [...placesOf].flatMap(([key, places]) => (isKey(key) && places.size <= 1 ? [{ key, places }] : []))
  const fixed = keys.filter(({ places }) => places.size === 0).map(({ key }) => t(key))
  const counted = keys.filter(({ places }) => places.has('{{count}}')).flatMap(({ key }) => Array.from({ length: countsAhead }, (_, index) => t(key, { count: index + 1 })))
  return [languageNames[language], greetings[language], ...fixed, ...counted]
}
