import type { Language } from '@senha/centre'
import type { Call, Notice, PublicCentre } from '@senha/protocol'

/**
 * The languages of a notice beside Portuguese, in the order in which they take turns: those of people whose calls stand on
 * the board first, then the others of `centre.languages`.
 */
export const noticeLanguages = (texts: Notice['texts'], centre: Pick<PublicCentre, 'languages'>, calls: readonly Pick<Call, 'language'>[]): Language[] =>
  [...new Set([...calls.map((call) => call.language), ...centre.languages])]
    .filter((language) => language !== 'pt' && texts[language] !== undefined && texts[language] !== texts['pt'])

/** The languages of who waits now; in an empty house, or from an older hub, those of the centre. */
export const spokenHere = (inside: readonly Language[] | undefined, centre: Pick<PublicCentre, 'languages'>): Language[] => [...(inside && inside.length > 0 ? inside : centre.languages)]

export interface Page { notice: Notice; /** Beside Portuguese. */ language: Language | undefined }

/** Every notice in every language, the notices by turns, so that none waits for all languages of another. */
export const noticePages = (notices: readonly Notice[], centre: Pick<PublicCentre, 'languages'>, calls: readonly Pick<Call, 'language'>[]): Page[] => {
  const spoken = notices.map((notice) => ({ notice, languages: noticeLanguages(notice.texts, centre, calls) }))
  const rounds = Math.max(1, ...spoken.map(({ languages }) => languages.length))
  return Array.from({ length: rounds }, (_, round) => spoken.map(({ notice, languages }) => ({ notice, language: languages[round % Math.max(1, languages.length)] }))).flat()
}
