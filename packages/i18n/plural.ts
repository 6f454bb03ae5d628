import type { Language } from '@senha/centre'

export type PluralCategory = 'one' | 'few' | 'many' | 'other'

/**
 * Whole numbers of Belarusian follow the Russian rule (CLDR); browsers have no data for `be` and `kea` and would count in English.
 * Portuguese is that of Portugal: bare `pt` is Brazil's, where nought is singular.
 */
const rulesFor: Partial<Record<Language, string>> = { be: 'ru', pt: 'pt-PT' }

const rulesOf = (language: Language): Intl.PluralRules | undefined =>
  language === 'kea' ? undefined : new Intl.PluralRules(rulesFor[language] ?? language)

/** The plural category of a whole number in a language (CLDR; kea knows `other` alone). */
export const pluralCategory = (language: Language, count: number): PluralCategory => {
  const category = rulesOf(language)?.select(count) ?? 'other'
  return category === 'zero' || category === 'two' ? 'other' : category
}

/** The categories that whole numbers take in a language: what a translation must provide. */
export const pluralCategories = (language: Language): PluralCategory[] => {
  const seen = new Set([...Array.from({ length: 200 }, (_, n) => n), 1_000_000].map((n) => pluralCategory(language, n)))
  return (['one', 'few', 'many', 'other'] as const).filter((category) => category === 'other' || seen.has(category))
}
