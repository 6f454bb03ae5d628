import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { createInstance } from 'i18next'
import { pluralCategory } from './plural.ts'

type PluralSuffix = '_one' | '_few' | '_many' | '_other'
/** A key as a screen names it: without the plural ending. */
export type KeyOf<Source> = { [K in keyof Source & string]: K extends `${infer Base}${PluralSuffix}` ? Base : K }[keyof Source & string]

/** Every key of Portuguese, the source language, must exist in the other (as itself or with plural endings), and no key more. */
type Complete<Source, Other> = [KeyOf<Source>] extends [KeyOf<Other>] ? ([KeyOf<Other>] extends [KeyOf<Source>] ? Other : `key not in pt: ${Exclude<KeyOf<Other>, KeyOf<Source>>}`) : `key missing: ${Exclude<KeyOf<Source>, KeyOf<Other>>}`

export type Values = Record<string, string | number>
export type Translate<Key extends string> = (key: Key, values?: Values) => string

export interface Texts<Key extends string, L extends Language> {
  /** The languages these texts exist in, in the one order in which people are offered them. */
  readonly languages: readonly L[]
  /** Whether these texts exist in a language. */
  readonly speaks: (language: Language) => language is L
  /** The texts in one language, Portuguese where they do not exist in it; `count` chooses the plural. */
  readonly in: (language: Language) => Translate<Key>
}

/**
 * One room of words (a screen's, the ticket's) in several languages. A language with a missing or a surplus key does
 * not compile; values are inserted as they are, since React and canvas escape by themselves.
 */
export const defineTexts = <Pt extends Record<string, string>, Others extends Partial<Record<Exclude<Language, 'pt'>, Record<string, string>>>>(
  pt: Pt,
  others: Others & { [O in keyof Others]: Complete<Pt, Others[O]> },
): Texts<KeyOf<Pt>, 'pt' | (keyof Others & Language)> => {
  type L = 'pt' | (keyof Others & Language)
  const byLanguage: Record<string, Record<string, string>> = { pt, ...others }
  const i18n = createInstance()
  void i18n.init({
    initAsync: false, lng: 'pt', fallbackLng: 'pt', keySeparator: false, nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(Object.entries(byLanguage).map(([language, translation]) => [language, { translation }])),
  })
  const speaks = (language: Language): language is L => language in byLanguage
  return {
    languages: languages.filter(speaks),
    speaks,
    in: (language) => {
      const spoken = speaks(language) ? language : 'pt'
      const texts = byLanguage[spoken] ?? pt
      const look = (key: string, values: Values): string => i18n.t(key, { ...values, lng: spoken })
      return (key, values = {}) => {
        const { count } = values
        if (typeof count !== 'number') return look(key, values)
        const plural = `${key}_${pluralCategory(spoken, count)}`
        return look(plural in texts ? plural : `${key}_other`, values)
      }
    },
  }
}
