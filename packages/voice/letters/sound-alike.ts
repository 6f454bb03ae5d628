import type { SpokenLanguage } from '../languages/all.ts'

/**
 * Letters whose names are taken for each other in a hall with echo: names that differ in one consonant of the same kind
 * (dê and tê, efe and esse, eme and ene), or of which one is the end of the other (u and double u, a and ka). A pair of
 * any language counts: the same letter is said in all of them. The table is by ear and by rule, not by measurement.
 */
const pairs: Record<SpokenLanguage, string> = {
  pt: 'BD BP BV CZ DG DT FS GV GZ MN PQ PT QT VZ',
  kea: 'BD BP BV CZ DG DT FS GV GZ MN PQ PT QT VZ',
  en: 'AK BD BP BV DG DT DV FS GT GV IY JK MN PT QU SX UW',
  fr: 'AK BD BP BV DT FS GV IJ MN PT QU SX VW',
  es: 'AK BD BP CT DT FS MN PT QU VW',
  ru: 'AK BD BG BP BV DG DT FS GV MN PT QU VW',
  uk: 'AK BD BG BP BV DG DT FS GV MN PT QU VW',
  be: 'AK BD BG BP BV DG DT FS GV MN PT QU VW',
  ro: 'AK BD BP BV CG DG DT FS GJ GV MN PT QU VW',
}
/** "Gé" and "jay", "ji" and "gee": each is the other letter to who knows the other language. */
const acrossLanguages = { pair: 'GJ', languages: ['fr', 'en'] } as const

const together = (one: string, other: string): string => [one, other].toSorted().join('')

/** Every letter or pair of letters is a name, as it is said; two are alike where they differ in one place, by a pair of the table. */
export const soundAlike = (one: string, other: string, languages: readonly SpokenLanguage[]): SpokenLanguage[] => {
  if (one.length !== other.length) return []
  const places = Array.from(one).flatMap((letter, place) => (letter === other[place] ? [] : [together(letter, other[place] ?? '')]))
  const [pair] = places
  if (pair === undefined || places.length > 1) return []
  const inOne = languages.filter((language) => pairs[language].split(' ').includes(pair))
  const inTwo = pair === acrossLanguages.pair && acrossLanguages.languages.every((language) => languages.includes(language)) ? acrossLanguages.languages : []
  return [...new Set([...inOne, ...inTwo])]
}
