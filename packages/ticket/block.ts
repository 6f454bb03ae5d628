import type { PictogramName } from '@senha/pictograms'
import type { Weight } from './fonts.ts'

export type Ink = 'black' | 'white'

/** What stands on the paper, in dots from the top left corner. `y` of a text is its baseline. */
export type Item =
  | { kind: 'text'; text: string; x: number; y: number; size: number; weight: Weight; ink: Ink; /** Narrowed to this share of its width. */ squeeze?: number; /** Read from bottom to top. */ upright?: boolean }
  | { kind: 'pictogram'; name: PictogramName; x: number; y: number; size: number; ink: Ink }
  | { kind: 'panel'; x: number; y: number; width: number; height: number; radius: number; /** Thickness of the outline; without it the panel is full. */ line?: number; ink: Ink; /** Where it is bitten at top and bottom, as a ticket that is torn there. */ notch?: number }
  | { kind: 'rule'; x: number; y: number; width: number; height: number; /** Length of dash and gap. */ dash?: number; ink: Ink }
  | { kind: 'qr'; x: number; y: number; dots: number; modules: readonly (readonly boolean[])[] }

/** A piece of paper with things on it; pieces are put under and beside each other. */
export interface Block { readonly width: number; readonly height: number; readonly items: readonly Item[] }

export const moved = (block: Block, dx: number, dy: number): readonly Item[] =>
  block.items.map((item) => ({ ...item, x: item.x + dx, y: item.y + dy }))

export const space = (height: number, width = 0): Block => ({ width, height, items: [] })

/** Blocks under each other; `gap` between every two that hold anything. */
export const stack = (blocks: readonly (Block | undefined)[], gap = 0): Block => {
  const items: Item[] = []
  let [y, width] = [0, 0]
  for (const block of blocks) {
    if (!block) continue
    if (y > 0) y += gap
    items.push(...moved(block, 0, y))
    y += block.height
    width = Math.max(width, block.width)
  }
  return { width, height: y, items }
}

/** Blocks beside each other, their middles on one line unless `align` says top. */
export const beside = (blocks: readonly (Block | undefined)[], gap = 0, align: 'top' | 'middle' = 'middle'): Block => {
  const present = blocks.filter((block) => block !== undefined)
  const height = Math.max(0, ...present.map((block) => block.height))
  const items: Item[] = []
  let x = 0
  for (const [index, block] of present.entries()) {
    if (index > 0) x += gap
    items.push(...moved(block, x, align === 'top' ? 0 : Math.round((height - block.height) / 2)))
    x += block.width
  }
  return { width: x, height, items }
}

/** A block inside a larger one, at a distance from its edges. */
export const inset = (block: Block, left: number, top: number, right = left, bottom = top): Block => ({
  width: block.width + left + right, height: block.height + top + bottom, items: moved(block, left, top),
})

/** A block whose empty rim may overlap what is around it, such as a quiet zone in a margin. */
export const trimmed = (block: Block, left: number, top: number, right: number, bottom: number): Block => inset(block, -left, -top, -right, -bottom)

/** Things over each other, such as words on a panel; the first gives the size. */
export const over = (ground: Block, ...others: readonly Block[]): Block => ({ ...ground, items: [...ground.items, ...others.flatMap((block) => block.items)] })

export const at = (block: Block, x: number, y: number): Block => ({ ...block, items: moved(block, x, y) })

export const pictogram = (name: PictogramName, size: number, ink: Ink = 'black'): Block => ({
  width: size, height: size, items: [{ kind: 'pictogram', name, x: 0, y: 0, size, ink }],
})

export const panel = (width: number, height: number, radius: number, options: { line?: number; notch?: number; ink?: Ink } = {}): Block => ({
  width, height, items: [{ kind: 'panel', x: 0, y: 0, width, height, radius, ink: 'black', ...options }],
})

export const rule = (width: number, height: number, options: { dash?: number; ink?: Ink } = {}): Block => ({
  width, height, items: [{ kind: 'rule', x: 0, y: 0, width, height, ink: 'black', ...options }],
})
