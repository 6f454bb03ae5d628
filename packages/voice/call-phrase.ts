import { rules, type SpokenLanguage } from './languages/all.ts'
import { letterNames } from './languages/rule.ts'

export interface CallPhrase {
  /** What stands on the paper: "Senha á, número quarenta e dois." */
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

/** What is said of a number; nothing where it is none. */
export const ticketPhrase = (language: SpokenLanguage, number: string): string | undefined => {
  const [, letters = '', digits = ''] = numberPattern.exec(number) ?? []
  const count = Number(digits)
  const rule = rules[language]
  return count === 0 ? undefined : `${rule.ticket} ${letterNames(rule, letters)}, ${rule.number} ${rule.count(count)}.`
}

/** What is said of a counter; nothing where it is none. */
export const counterPhrase = (language: SpokenLanguage, counter: number): string | undefined =>
  Number.isInteger(counter) && counter >= 1 && counter <= highestCounter ? `${rules[language].counter} ${rules[language].count(counter)}.` : undefined

/**
 * A call as it is said aloud: number and counter only, never the person or the topic. Two texts, so that a thousand
 * numbers and a few counters are clips of their own; a full stop ends each, since both close a breath.
 */
export const callPhrase = (language: SpokenLanguage, call: { readonly number: string, readonly counter: number }): CallPhraseResult => {
  const ticket = ticketPhrase(language, call.number)
  if (ticket === undefined) return invalid('the number is not one or two letters with a count from 001')
  const counter = counterPhrase(language, call.counter)
  if (counter === undefined) return invalid(`the counter is not between 1 and ${highestCounter}`)
  return { ok: true, phrase: { ticket, counter } }
}
