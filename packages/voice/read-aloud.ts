import { rules, type SpokenLanguage } from './languages/all.ts'
import { letterNames, type SpeechRule } from './languages/rule.ts'
import { readings } from './reading/all.ts'
import { creoleForPortuguese } from './reading/creole.ts'
import { spelledOut, word, type Clock, type Reading, type Unit } from './reading/reading.ts'

const ticketNumber = /\b([A-Z]{1,2})(\d{3}|[1-9]\d{3})\b/g
/** Six signs of the codes' own alphabet (packages/protocol); nearly a quarter of the codes has no digit. */
const visitCode = /\b(?=\d*[A-Z])[ACDEFGHJKMNPQRTWXY34679]{6}\b/g
/** Nine digits or more, in groups; the groups are how its owner says it. */
const telephone = /(?<![\p{L}\d.,/:])(\+?)(\d(?:[\d ]{7,17})\d)(?![\p{L}\d:/])/gu
const clock = '(0?\\d|1\\d|2[0-4])(?::([0-5]\\d)|\\s?h\\s?([0-5]\\d)?)'
const time = new RegExp(`(?<![\\p{L}\\d.,:])${clock}(?![\\p{L}\\d:])`, 'gu')
const timeRange = new RegExp(`(?<![\\p{L}\\d.,:])${clock}\\s*[–-]\\s*${clock}(?![\\p{L}\\d:])`, 'gu')
const figure = '(0|[1-9]\\d{0,3})'
const range = new RegExp(`(?<![\\p{L}\\d.,/:–-])${figure}\\s*[–-]\\s*${figure}(?![\\d/:]|[.,–-]\\d)(?: ((?:de )?\\p{L}+))?`, 'gu')
const number = new RegExp(`(?<![\\p{L}\\d/:+–-]|\\d[.,])${figure}(?![\\p{L}\\d/:]|[.,–-]\\d|\\.?[ºª°]|-\\p{L})`, 'gu')
/** What follows a figure with or without a blank; a lone letter only where the sentence ends or pauses. */
const units: readonly (readonly [RegExp, Unit])[] = ([
  ['%', 'percent'], ['(?:sec|seg|сек)(?:\\.(?=\\s*\\S))?(?!\\p{L})', 'second'], ['(?:s|с)(?=\\s*(?:$|[.,;:!?)]))', 'second'],
  ['(?:min|мин|хв|мін)(?:\\.(?=\\s*\\S))?(?!\\p{L})', 'minute'], ['ч(?=\\s*(?:$|[.,;:!?)]))', 'hour'],
] as const).map(([written, unit]) => [new RegExp(`(?<![\\p{L}\\d/:–-]|\\d[.,])${figure}\\s?${written}`, 'gu'), unit])
const spelledOutWords = word(spelledOut.join('|'))
/** Commands to the engine inside a text: signs below the blank, and phonemes in double brackets. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001F\u007F]+/g
const phonemes = /\[{2,}|\]{2,}/g

const spelled = (rule: SpeechRule, code: string): string => Array.from(code, (sign) => (/\d/.test(sign) ? rule.count(Number(sign)) : letterNames(rule, sign))).join(', ')
const clockOf = (hours: string, ...minutes: readonly (string | undefined)[]): Clock => ({ hours: Number(hours) % 24, minutes: Number(minutes.find((each) => each !== undefined) ?? 0) })
const follows = (whole: string, at: number): string => /^ ((?:de )?\p{L}+)/u.exec(whole.slice(at))?.[1] ?? ''

/** Digit by digit, or in the pairs that are written: whoever listens writes it down. */
const telephoneSaid = (rule: SpeechRule, { pairs, plus }: Reading, sign: string, written: string): string => {
  const digits = written.replaceAll(' ', '')
  if (digits.length < 9 || digits.length > 15) return `${sign}${written}`
  const groups = written.split(/ +/).flatMap((group) => (group.length > 4 ? group.match(/\d{1,3}/g) ?? [] : [group]))
  const said = groups.map((group) => (pairs && group.length === 2 && !group.startsWith('0') ? rule.count(Number(group)) : Array.from(group, (digit) => rule.count(Number(digit))).join(' ')))
  return `${sign === '' ? '' : `${plus} `}${said.join(', ')}`
}

/** Times, telephones, ranges, counts and abbreviations, in words. */
const inWords = (rule: SpeechRule, reading: Reading, text: string): string => {
  const withUnits = (given: string): string => units.reduce((now, [written, unit]) =>
    now.replace(written, (_all, value: string, at: number, whole: string) => reading.unit(Number(value), unit, whole.slice(0, at))), given)
  const told = text
    .replace(telephone, (_all, sign: string, written: string) => telephoneSaid(rule, reading, sign, written))
    .replace(timeRange, (_all, h1: string, m1?: string, n1?: string, h2 = '', m2?: string, n2?: string) => reading.timeRange(clockOf(h1, m1, n1), clockOf(h2, m2, n2)))
    .replace(time, (_all, hours: string, m: string | undefined, n: string | undefined, at: number, whole: string) => reading.time(clockOf(hours, m, n), whole.slice(0, at)))
    .replace(range, (_all, low: string, high: string, counted?: string) => reading.range(Number(low), Number(high), counted ?? '').trimEnd())
  const counted = withUnits(told).replace(number, (value: string, _group: string, at: number, whole: string) =>
    reading.number(Number(value), { before: whole.slice(0, at), after: follows(whole, at + value.length) }))
  return reading.abbreviations.reduce((now, [written, said]) => now.replace(written, said), counted)
    .replace(spelledOutWords, (letters) => letterNames(rule, letters))
}

/**
 * A screen's text as a voice should read it. Engines read "A042" as a word of another language, or as nought forty-two, and
 * a visit code as one huge number: letters become names, the count becomes words, a code is spelled sign by sign, and what
 * is written in figures and abbreviations is written out by the rules of the language. `reader` is whose voice reads it.
 */
export const readAloud = (language: SpokenLanguage, text: string, reader: SpokenLanguage = language): string => {
  const rule = rules[language]
  const plain = text.replace(control, ' ').replace(phonemes, ' ').replace(/[\u00A0\u2009\u202F]/gu, ' ')
    .replace(visitCode, (code) => spelled(rule, code))
    .replace(ticketNumber, (whole, letters: string, digits: string) => (Number(digits) === 0 ? whole : `${letterNames(rule, letters)}, ${rule.number} ${rule.count(Number(digits))}`))
  const said = inWords(rule, readings[language], plain)
    .replace(/ [–—] /gu, ', ')
    // the apostrophe that keyboards write is known to the Ukrainian voice, the letter of the standard is not
    .replaceAll('ʼ', '’').trim()
  return language === 'kea' && reader === 'pt' ? creoleForPortuguese(said) : said
}
