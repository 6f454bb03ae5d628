import { rules, type SpokenLanguage } from './languages/all.ts'
import { letterNames, type SpeechRule } from './languages/rule.ts'

const ticketNumber = /\b([A-Z]{1,2})(\d{3}|[1-9]\d{3})\b/g
/** Six capitals and digits, at least one of each; the alphabet has no 0 (packages/protocol). */
const visitCode = /\b(?=[A-Z]*[1-9])(?=\d*[A-Z])[A-Z1-9]{6}\b/g
const range = /(\d+)\s*–\s*(\d+)/g
/** Commands to the engine inside a text: signs below the blank, and phonemes in double brackets. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001F\u007F]+/g
const phonemes = /\[{2,}|\]{2,}/g

const spelled = (rule: SpeechRule, code: string): string => Array.from(code, (sign) => (/\d/.test(sign) ? rule.count(Number(sign)) : letterNames(rule, sign))).join(', ')

/**
 * A screen's text as a voice should read it. Engines read "A042" as a word of another language, or as nought forty-two, and
 * a visit code as one huge number: letters become names, the count becomes words, a code is spelled sign by sign.
 */
export const readAloud = (language: SpokenLanguage, text: string): string => {
  const rule = rules[language]
  const { to } = rule
  const plain = text.replace(control, ' ').replace(phonemes, ' ')
    .replace(visitCode, (code) => spelled(rule, code))
    .replace(ticketNumber, (whole, letters: string, digits: string) => (Number(digits) === 0 ? whole : `${letterNames(rule, letters)}, ${rule.count(Number(digits))}`))
  return (to === undefined ? plain : plain.replace(range, (_whole, low: string, high: string) => `${low} ${to} ${high}`))
    // the apostrophe that keyboards write is known to the Ukrainian voice, the letter of the standard is not
    .replaceAll('ʼ', '’').trim()
}
