/** A time of day. */
export interface Clock { readonly hours: number; readonly minutes: number }
/** What stands before a number, and the word after it: many languages make the number agree with them. */
export interface Around { readonly before: string; readonly after: string }
/** A count of something whose name a screen writes short. */
export type Unit = 'second' | 'minute' | 'hour' | 'percent'

/** How one language reads aloud what a screen writes in figures and abbreviations. */
export interface Reading {
  /** 0 to 9999, as it is said beside these words. */
  readonly number: (value: number, around: Around) => string
  readonly time: (clock: Clock, before: string) => string
  readonly timeRange: (from: Clock, to: Clock) => string
  /** Both ends and the word that is counted, which may change: "от двадцати, до тридцати пяти минут". The comma is a pause. */
  readonly range: (low: number, high: number, counted: string) => string
  readonly unit: (value: number, unit: Unit, before: string) => string
  readonly plus: string
  /** In groups of two a telephone number is said as speakers say it: "vingt et un"; else digit by digit. */
  readonly pairs: boolean
  readonly abbreviations: readonly (readonly [written: RegExp, said: string])[]
}

/** One form, or those for one, few and many. */
export const oneOrMany = (value: number, one: string, many: string): string => (value === 1 ? one : many)

const edge = { before: '(?<![\\p{L}\\d])', after: '(?![\\p{L}\\d])' }
/** A word of its own, in any alphabet; `\b` knows Latin letters alone. */
export const word = (pattern: string, flags = 'gu'): RegExp => new RegExp(`${edge.before}(?:${pattern})${edge.after}`, flags)
/** An abbreviation with a full stop, which stays where it also ends the text. */
export const dotted = (pattern: string): RegExp => new RegExp(`${edge.before}(?:${pattern})\\.(?=\\s*\\S)`, 'giu')
export const dottedLast = (pattern: string): RegExp => new RegExp(`${edge.before}(?:${pattern})(?=\\.\\s*$)`, 'giu')

/** Letters of institutions that are said one by one everywhere. */
export const spelledOut = ['ACT', 'SNS', 'QR', 'SOS', 'SEF'] as const
