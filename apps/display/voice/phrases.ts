import type { Language } from '@senha/centre'
import type { PublicCentre } from '@senha/protocol'

export type Voice = PublicCentre['voice']

/** The languages in which a call is said, the visitor's own first, none twice. */
export const languagesToSay = (own: Language, { also }: Pick<Voice, 'also'>): Language[] => [...new Set([own, ...also])]

/** Who reads the words of a language: its own voice, and where there is none, the one that the centre names. */
export const voicesFor = (language: Language, { fallback }: Pick<Voice, 'fallback'>): Language[] => {
  const other = fallback[language]
  return other === undefined || other === language ? [language] : [language, other]
}

/** Where the hub keeps the two parts of a call. */
export const clipPath = (voice: Language, part: 'ticket' | 'counter', word: string): string => `/voice/${voice}/${part}/${encodeURIComponent(word)}`

/** Whether calls are only shown at this local time, `HH:MM`. A span may reach past midnight; its end does not belong to it. */
export const isQuiet = (quiet: Voice['quiet'], time: string): boolean =>
  quiet.some(({ from, to }) => (from <= to ? from <= time && time < to : from <= time || time < to))
