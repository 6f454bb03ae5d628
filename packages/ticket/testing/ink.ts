import { createCanvas } from '@napi-rs/canvas'
import type { Block, Item } from '../block.ts'
import { fontOf } from '../fonts.ts'
import { steady } from '../measure.ts'

/** Left, top, right, bottom, dots. */
export interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const context = steady(createCanvas(8, 8).getContext('2d'))

/** What an item blackens (or whitens), measured glyph by glyph and not from the numbers the layout reckoned with. */
export const inkOf = (item: Item): Box => {
  switch (item.kind) {
    case 'text': {
      context.font = fontOf(item.weight, item.size)
      const ink = context.measureText(item.text)
      const squeeze = item.squeeze ?? 1
      const [left, right] = [-ink.actualBoundingBoxLeft * squeeze, ink.actualBoundingBoxRight * squeeze]
      const [up, down] = [ink.actualBoundingBoxAscent, ink.actualBoundingBoxDescent]
      return item.upright
        ? { left: item.x - up, top: item.y - right, right: item.x + down, bottom: item.y - left }
        : { left: item.x + left, top: item.y - up, right: item.x + right, bottom: item.y + down }
    }
    case 'pictogram':
      return { left: item.x, top: item.y, right: item.x + item.size, bottom: item.y + item.size }
    case 'qr': {
      const side = item.modules.length * item.dots
      return { left: item.x, top: item.y, right: item.x + side, bottom: item.y + side }
    }
    case 'panel':
    case 'rule':
      return { left: item.x, top: item.y, right: item.x + item.width, bottom: item.y + item.height }
    default:
      return item satisfies never
  }
}

const grown = (box: Box, by: number): Box => ({ left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by })
const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

const told = (item: Item): string => (item.kind === 'text' ? `"${item.text}"` : item.kind === 'pictogram' ? item.name : item.kind)

/** The white that readers need around a QR code. */
const quietOf = (item: Item): number => (item.kind === 'qr' ? 4 * item.dots : 0)

/** Every pair of things that touch each other; what stands on a panel must stand wholly within it. */
export const collisions = ({ items }: Block): string[] => items.flatMap((a, index) => items.slice(index + 1).flatMap((b) => {
  const [boxA, boxB] = [grown(inkOf(a), quietOf(a)), grown(inkOf(b), quietOf(b))]
  if (!meet(boxA, boxB)) return []
  if (a.kind === 'panel' && inside(boxB, grown(boxA, -(a.line ?? 2)))) return []
  return [`${told(a)} and ${told(b)}`]
}))

/** Every thing that leaves the paper or comes nearer than `rim` to its edge. */
export const offPaper = ({ width, height, items }: Block, rim: number): string[] =>
  items.filter((item) => !inside(grown(inkOf(item), quietOf(item) - (item.kind === 'qr' ? rim : 0)), { left: rim, top: rim, right: width - rim, bottom: height - rim })).map(told)

/** All words on the paper, in reading order of the layout, blanks dropped: for "is anything missing". */
export const wordsOn = ({ items }: Block): string => items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('').replace(/\s/g, '')
