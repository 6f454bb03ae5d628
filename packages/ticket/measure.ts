import './own-fonts-only.ts'
import { createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { fontOf } from './fonts.ts'
import type { Weight } from './fonts.ts'

export interface Typeface { readonly size: number; readonly weight: Weight }

/** The same pixels on every machine: no hinting by size, no language taken from the host. */
export const steady = (context: SKRSContext2D): SKRSContext2D => {
  context.textRendering = 'geometricPrecision'
  context.lang = 'en'
  return context
}

/** Widths grow in proportion with the size, so a word is measured once. Dots. */
const REFERENCE_SIZE = 100
/** More than all words of a centre in nine languages; then the memory starts afresh. */
const REMEMBERED_WORDS = 4000
const remembered = new Map<string, number>()
let ruler: SKRSContext2D | undefined

/** Advance width of a text, dots. */
export const widthOf = (text: string, { size, weight }: Typeface): number => {
  const key = `${weight} ${text}`
  let width = remembered.get(key)
  if (width === undefined) {
    ruler ??= steady(createCanvas(8, 8).getContext('2d'))
    ruler.font = fontOf(weight, REFERENCE_SIZE)
    width = ruler.measureText(text).width
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
    remembered.set(key, width)
  }
  return (width * size) / REFERENCE_SIZE
}
