import type { Centre } from '@senha/centre'
import { counterPhrase, ticketPhrase } from './call-phrase.ts'
import { isSpoken, type SpokenLanguage } from './languages/all.ts'

/** Words that will be said, in one language. */
export interface ToSay { readonly language: SpokenLanguage; readonly text: string }

/** The highest count of a day (SPEC.md, N1). */
const lastCount = 9999

/** The languages in which a centre speaks: those that it offers, and those in which every call is said. */
export const languagesOf = ({ languages, voice }: Pick<Centre, 'languages' | 'voice'>): SpokenLanguage[] => [...new Set([...languages, ...voice.also])].filter(isSpoken)

/** The calls of a day, counters first, then the first number of every service, the second, and so on: whoever stops early has the morning. */
export function* lobbyWords(centre: Centre, numbers: number): Generator<ToSay> {
  const languages = languagesOf(centre)
  for (const { number } of centre.counters) {
    for (const language of languages) {
      const text = counterPhrase(language, Number(number))
      if (text !== undefined) yield { language, text }
    }
  }
  for (let count = 1; count <= Math.min(numbers, lastCount); count += 1) {
    for (const { letters } of centre.services) {
      for (const language of languages) {
        const text = ticketPhrase(language, `${letters}${String(count).padStart(3, '0')}`)
        if (text !== undefined) yield { language, text }
      }
    }
  }
}

/** What a kiosk shows of the centre itself, each text in its language; a notice with a place for a counter or a time is made when it is posted. */
export const centreWords = (centre: Centre): ToSay[] => {
  const named = [...centre.topics, ...centre.services, ...centre.zones, ...centre.documents].map(({ name }) => name)
  const all = [...named, ...centre.services.map(({ shortName }) => shortName), ...centre.notices.map(({ texts }) => texts)]
  const languages = new Set<string>(languagesOf(centre))
  const said = new Map<string, ToSay>()
  for (const words of all) {
    for (const [language, text] of Object.entries(words)) {
      if (isSpoken(language) && languages.has(language) && !/\{\w+\}/.test(text)) said.set(`${language} ${text}`, { language, text })
    }
  }
  return [...said.values()]
}
