import type { Language } from '@senha/centre'
import { displayTexts } from '@senha/i18n/texts/display'

export const pt = displayTexts.in('pt')
type Key = Parameters<typeof pt>[0]
export type Worded = { language: Language; text: string }

/** The words in Portuguese and, where they exist and differ, in another language. */
export const inBoth = (key: Key, language: Language, values?: Parameters<typeof pt>[1]): Worded[] => {
  const own = { language: 'pt' as const, text: pt(key, values) }
  const other = displayTexts.speaks(language) ? displayTexts.in(language)(key, values) : own.text
  return other === own.text ? [own] : [own, { language, text: other }]
}

/** Languages beside Portuguese in which these texts exist. */
export const otherLanguages = displayTexts.languages.filter((language) => language !== 'pt')
