import { rules, type SpokenLanguage } from './languages/all.ts'
import { letterNames } from './languages/rule.ts'

export interface CallPhrase {
  /** What stands on the paper: "Senha á, quarenta e dois." */
  readonly ticket: string
  /** Where to go: "Balcão sete." */
  readonly counter: string
}
export type CallPhraseResult =
  | { readonly ok: true, readonly phrase: CallPhrase }
  | { readonly ok: false, readonly error: { readonly code: 'invalid', readonly message: string } }

/** A service's one or two letters and a daily count from 001; after 999 it grows to four digits (SPEC.md, N1). */
const numberPattern = /^([A-Z]{1,2})(\d{3}|[1-9]\d{3})$/
const highestCounter = 999
const invalid = (message: string): CallPhraseResult => ({ ok: false, error: { code: 'invalid', message } })

/**
 * A call as it is said aloud: number and counter only, never the person or the topic. Two texts, so that a thousand
 * numbers and a few counters are clips of their own; a full stop ends each, since both close a breath.
 */
export const callPhrase = (language: SpokenLanguage, call: { readonly number: string, readonly counter: number }): CallPhraseResult => {
  const [, letters = '', digits = ''] = numberPattern.exec(call.number) ?? []
  const count = Number(digits)
  if (count === 0) return invalid('the number is not a letters with a count from 001')
  if (!Number.isInteger(call.counter) || call.counter < 1 || call.counter > highestCounter) return invalid(`the counter is not between 1 and ${highestCounter}`)
  const rule = rules[language]
  return { ok: true, phrase: { ticket: `${rule.ticket} ${letterNames(rule, letters)}, ${rule.count(count)}.`, counter: `${rule.counter} ${rule.count(call.counter)}.` } }
}
