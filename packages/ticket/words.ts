import type { Block, Ink } from './block.ts'
import { widthOf } from './measure.ts'
import type { Typeface } from './measure.ts'
import { mustCut, wrap } from './wrap.ts'

/** Of the size: from the top of a line to its baseline (accents of capitals included), and to the next line. */
const ASCENT = 0.98
const LINE = 1.22
/** Below the last baseline: the tails of letters. */
const DESCENT = 0.25

/** Between things said in one line; a line may end after it, never begin with it. */
export const SEPARATOR = '\u00a0· '

export interface WordsStyle extends Typeface { readonly ink?: Ink; readonly align?: 'left' | 'right' | 'centre' }

/** Lines as they are, under each other. The block is as wide as the widest, or as `width` says. */
export const lines = (texts: readonly string[], { size, weight, ink = 'black', align = 'left' }: WordsStyle, width?: number): Block => {
  const widths = texts.map((text) => widthOf(text, { size, weight }))
  const whole = width ?? Math.ceil(Math.max(0, ...widths))
  const share = { left: 0, centre: 0.5, right: 1 }[align]
  return {
    width: whole,
    height: Math.round((ASCENT + DESCENT + LINE * (texts.length - 1)) * size),
    items: texts.map((text, index) => ({
      kind: 'text', text, x: Math.round((whole - (widths[index] ?? 0)) * share), y: Math.round((ASCENT + LINE * index) * size), size, weight, ink,
    })),
  }
}

/**
 * Words in the room they have: the first of `sizes` at which they take at most `most` lines with every word whole, else
 * the last of them with as many lines as it takes. Nothing is ever left out.
 */
export const fitted = (text: string, width: number, style: Omit<WordsStyle, 'size'> & { sizes: readonly number[]; most: number; fill?: boolean }): Block => {
  const { sizes, most, fill = false, ...rest } = style
  const last = sizes.at(-1) ?? 20
  const face = (size: number): Typeface => ({ size, weight: rest.weight })
  const size = sizes.find((candidate) => !mustCut(text, width, face(candidate)) && wrap(text, width, face(candidate)).length <= most) ?? last
  return lines(wrap(text, width, face(size)), { ...rest, size }, fill ? width : undefined)
}
