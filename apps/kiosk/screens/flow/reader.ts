import { screenTimings } from '../../timings.ts'
import { readBurst } from './read-burst.ts'
import type { Read } from './read-burst.ts'
import { readingsOf, signOf } from './reader-signs.ts'
import type { Setting, Sign } from './reader-signs.ts'

/** What a barcode reader typed so far; it acts as a keyboard, types fast, and mostly ends with Enter or Tab. */
export interface Reader {
  readonly signs: readonly Sign[]
  /** When the last sign came. */
  readonly atMs: number
  /** Every sign followed faster than a hand types. */
  readonly fast: boolean
  /** When the last burst ended: what follows it closely (the line feed after Enter) belongs to it. */
  readonly endedMs: number
  /** How the reader has turned out to be set. */
  readonly setting: Setting
}
export const quietReader: Reader = { signs: [], atMs: Number.NEGATIVE_INFINITY, fast: true, endedMs: Number.NEGATIVE_INFINITY, setting: 'key' }

export interface Key { readonly key: string; readonly code: string; readonly shift: boolean; /** With Ctrl alone: how readers type control characters. */ readonly control: boolean; readonly held: boolean; readonly atMs: number }
/** Whether a hand may be typing signs here: nothing, a code, or the staff's PIN. */
export type Typing = 'nothing' | 'code' | 'pin'
/** What a key means. `burst` once a burst ended: what was read, or nothing that is known. */
export interface Heard { readonly reader: Reader; /** The key presses no button and moves no focus. */ readonly swallow: boolean; readonly burst?: { readonly read?: Read } }

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'])
export const isModifier = (key: string): boolean => modifiers.has(key)
/** Ctrl with a letter: end of text, end of transmission, tab, line feed, return. */
const endingLetters = new Set(['c', 'd', 'i', 'j', 'm'])
const startOfText = 'b'

const isSign = ({ key, control }: Key): boolean => !control && (key.length === 1 || key === 'Dead' || key === 'Unidentified' || key === 'Process')
const isEnding = ({ key, control }: Key): boolean => (control ? endingLetters.has(key.toLowerCase()) : key === 'Enter' || key === 'Tab')

const goesOn = (reader: Reader, atMs: number): boolean => reader.signs.length > 0 && atMs - reader.atMs <= screenTimings.readerGapMs
const isFast = (reader: Reader, atMs: number): boolean => reader.fast && atMs - reader.atMs <= screenTimings.readerSureGapMs
const isLong = ({ signs }: Reader): boolean => signs.length >= screenTimings.readerLeastSigns

const ended = (reader: Reader, atMs: number): Heard => {
  const understood = readBurst(readingsOf(reader.signs, reader.setting))
  const setting = understood?.sure ? understood.setting : reader.setting
  return { reader: { ...quietReader, endedMs: atMs, setting }, swallow: true, burst: understood ? { read: understood.read } : {} }
}

const endOf = (reader: Reader, key: Key, typing: Typing): Heard => {
  const { atMs } = key
  const fast = isFast(reader, atMs)
  // a hand that types a PIN may well be as quick as a slow reader
  if (goesOn(reader, atMs) && (fast || (isLong(reader) && typing !== 'pin'))) return ended(reader, atMs)
  if (atMs - reader.endedMs <= screenTimings.readerTrailMs) return { reader, swallow: true }
  return { reader: { ...reader, signs: [] }, swallow: false }
}

/** One key pressed. */
export const hear = (reader: Reader, key: Key, typing: Typing): Heard => {
  if (isModifier(key.key)) return { reader, swallow: false }
  if (key.held) return { reader: { ...reader, signs: [] }, swallow: false }
  const { atMs } = key
  if (isEnding(key)) return endOf(reader, key, typing)
  if (key.control) return { reader, swallow: key.key.toLowerCase() === startOfText || goesOn(reader, atMs) }
  if (!isSign(key)) return { reader: { ...reader, signs: [] }, swallow: false }
  const sign = signOf(key.key, key.code, key.shift)
  const more = goesOn(reader, atMs)
  return {
    reader: { ...reader, signs: more ? [...reader.signs, sign].slice(-screenTimings.readerMostSigns) : [sign], fast: more ? isFast(reader, atMs) : true, atMs },
    // a blank in the middle of a code is no key that presses the button in focus
    swallow: more && key.key === ' ',
  }
}

/** No key came for longer than a reader takes between two: a burst without an ending, if it was one. */
export const silence = (reader: Reader, atMs: number, typing: Typing): Heard =>
  isLong(reader) && (reader.fast || typing === 'nothing') ? ended(reader, atMs) : { reader, swallow: false }
