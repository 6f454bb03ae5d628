import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { formatDay, formatTime } from '@senha/i18n'
import type { KeyOf, Translate } from '@senha/i18n'
import { consoleTexts } from '@senha/i18n/texts/console'
import type { PictogramName } from '@senha/pictograms'
import type { PublicCentre, Wait } from '@senha/protocol'
import { languageTitle, languageWord } from '@senha/staff'
import type { RoomLanguage } from '@senha/staff'

type ConsoleKey = typeof consoleTexts extends { in: (language: Language) => Translate<infer Key> } ? Key : never
export type { ConsoleKey, KeyOf }

/** The words of the console and the names of the centre, in the language of whoever sits at the counter. */
export const roomWords = (centre: PublicCentre, language: RoomLanguage) => {
  const t = consoleTexts.in(language)
  const service = (id: string) => centre.services.find((known) => known.id === id)
  const topic = (id: string) => centre.topics.find((known) => known.id === id)
  return {
    t, language,
    /** What is not in the configuration is named by its id: better an odd word than an empty place. */
    service: (id: string): string => wordsIn(service(id)?.name ?? {}, language) || id,
    shortService: (id: string): string => wordsIn(service(id)?.shortName ?? {}, language) || id,
    serviceSign: (id: string): PictogramName => service(id)?.pictogram ?? 'info',
    topic: (id: string): string => wordsIn(topic(id)?.name ?? {}, language) || id,
    topicSign: (id: string): PictogramName => topic(id)?.pictogram ?? 'chat-circle-dots',
    document: (id: string): string => wordsIn(centre.documents.find((known) => known.id === id)?.name ?? {}, language) || id,
    zone: (id: string): string => wordsIn(centre.zones.find((known) => known.id === id)?.name ?? {}, language) || id,
    inSentence: (visitor: Language): string => languageWord(visitor, language),
    languageTitle: (visitor: Language): string => languageTitle(visitor, language),
    time: (at: string): string => formatTime(new Date(at), centre.timeZone),
    /** A day of another year or month, `3 de março`. */
    day: (businessDay: string): string => formatDay(language, new Date(`${businessDay}T12:00:00Z`), 'UTC'),
    /** A time already waited: `18 min`, `1 h 05`. */
    waited: (minutes: number): string =>
      minutes < 60 ? t('wait.minutes', { count: minutes }) : t('wait.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') }),
    /** An expected wait: `15–25 min`. */
    range: (wait: Wait): string => {
      if (!wait) return t('wait.unknown')
      return wait.low === wait.high ? t('wait.minutes', { count: wait.high }) : t('wait.range', { low: wait.low, high: wait.high })
    },
  }
}
export type RoomWords = ReturnType<typeof roomWords>
