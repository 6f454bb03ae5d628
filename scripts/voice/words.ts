import type { Centre } from '@senha/centre'
import { greetings, languageNames } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { centreWords, lobbyWords, spokenLanguages } from '@senha/voice'
import type { ToSay } from '@senha/voice'
import { stemOf } from '@senha/voice/clips'
import pt from '../../packages/i18n/locales/pt/kiosk.json' with { type: 'json' }

/** People before you, and people who wait: more than these are made when they are shown. */
const countsAhead = 30

type Key = Parameters<ReturnType<typeof kioskTexts.in>>[0]
const withoutPlural = (key: string): string => key.replace(/_(one|few|many|other)$/, '')
const placesOf = new Map(Object.entries(pt).map(([key, text]) => [withoutPlural(key), new Set(text.match(/\{\{\w+\}\}/g))]))
const isKey = (key: string): key is Key => placesOf.has(key)

/** The kiosk's own texts that hold nothing but words, and those that hold one count. */
const screenWords = (): ToSay[] => {
  return spokenLanguages.flatMap((language) => {
    const t = kioskTexts.in(language)
    const texts = [...placesOf].flatMap(([key, places]) => {
      if (!isKey(key) || places.size > 1) return []
      if (places.size === 0) return [t(key)]
      return places.has('{{count}}') ? Array.from({ length: countsAhead }, (_, index) => t(key, { count: index + 1 })) : []
    })
    return [languageNames[language], greetings[language], ...texts].map((text) => ({ language, text }))
  })
}

/** Everything that a lobby or a kiosk says, each sentence once. */
export const wordsOf = (centre: Centre, part: 'lobby' | 'kiosk', numbers: number): ToSay[] => {
  const all = part === 'lobby' ? lobbyWords(centre, numbers) : [...screenWords(), ...centreWords(centre)]
  return [...new Map([...all].map((words) => [stemOf(words), words])).values()]
}
