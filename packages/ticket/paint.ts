import './own-fonts-only.ts'
import { createCanvas, Path2D } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { paths } from '@senha/pictograms'
import type { PictogramName } from '@senha/pictograms'
import { packDots } from './bitmap.ts'
import type { Bitmap } from './bitmap.ts'
import type { Block, Item } from './block.ts'
import { fontOf } from './fonts.ts'
import { steady } from './measure.ts'

/** Side of the box that pictograms are drawn in. */
const PICTOGRAM_BOX = 256
const outlines = new Map<PictogramName, Path2D>()

const outlineOf = (name: PictogramName): Path2D => {
  const outline = outlines.get(name) ?? new Path2D(paths[name])
  outlines.set(name, outline)
  return outline
}

/** Radius of the bites of a notched panel. */
const NOTCH = 9

const tracePanel = (context: SKRSContext2D, x: number, y: number, width: number, height: number, radius: number, notch: number | undefined): void => {
  context.beginPath()
  if (notch === undefined) return context.roundRect(x, y, width, height, radius)
  const [right, bottom] = [x + width, y + height]
  context.moveTo(x + radius, y)
  context.arc(notch, y, NOTCH, Math.PI, 0, true)
  context.arcTo(right, y, right, bottom, radius)
  context.arcTo(right, bottom, x, bottom, radius)
  context.arc(notch, bottom, NOTCH, 0, Math.PI, true)
  context.arcTo(x, bottom, x, y, radius)
  context.arcTo(x, y, right, y, radius)
  context.closePath()
}

const paintPanel = (context: SKRSContext2D, { x, y, width, height, radius, line, notch, ink }: Extract<Item, { kind: 'panel' }>): void => {
  const rim = (line ?? 0) / 2
  tracePanel(context, x + rim, y + rim, width - 2 * rim, height - 2 * rim, Math.max(0, radius - rim), notch === undefined ? undefined : x + notch)
  if (line === undefined) return context.fill()
  context.strokeStyle = ink
  context.lineWidth = line
  context.stroke()
}

const paintRule = (context: SKRSContext2D, { x, y, width, height, dash }: Extract<Item, { kind: 'rule' }>): void => {
  if (dash === undefined) context.fillRect(x, y, width, height)
  else if (width >= height) for (let dx = 0; dx < width; dx += 2 * dash) context.fillRect(x + dx, y, Math.min(dash, width - dx), height)
  else for (let dy = 0; dy < height; dy += 2 * dash) context.fillRect(x, y + dy, width, Math.min(dash, height - dy))
}

const paintItem = (context: SKRSContext2D, item: Item): void => {
  context.fillStyle = 'ink' in item ? item.ink : 'black'
  switch (item.kind) {
    case 'text':
      context.save()
      context.font = fontOf(item.weight, item.size)
      context.translate(item.x, item.y)
      if (item.upright) context.rotate(-Math.PI / 2)
      context.scale(item.squeeze ?? 1, 1)
      context.fillText(item.text, 0, 0)
      context.restore()
      return
    case 'pictogram':
      context.save()
      context.translate(item.x, item.y)
      context.scale(item.size / PICTOGRAM_BOX, item.size / PICTOGRAM_BOX)
      context.fill(outlineOf(item.name))
      context.restore()
      return
    case 'panel':
      return paintPanel(context, item)
    case 'rule':
      return paintRule(context, item)
    case 'qr':
      for (const [row, modules] of item.modules.entries()) {
        for (const [column, dark] of modules.entries()) if (dark) context.fillRect(item.x + column * item.dots, item.y + row * item.dots, item.dots, item.dots)
      }
      return
    default:
      item satisfies never
  }
}

/** One canvas a width, grown when needed and used again: a picture of its own for each ticket would be 1.6 MB of garbage. */
const canvases = new Map<number, Canvas>()

const canvasOf = (width: number, height: number): Canvas => {
  const known = canvases.get(width)
  if (known && known.height >= height) return known
  const canvas = createCanvas(width, Math.max(height, known?.height ?? 0))
  canvases.set(width, canvas)
  return canvas
}

/** The block as dots. Its width is a multiple of 8. */
export const paint = ({ width, height, items }: Block): Bitmap => {
  const canvas = canvasOf(width, height)
  const context = steady(canvas.getContext('2d'))
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, canvas.height)
  for (const item of items) paintItem(context, item)
  return packDots(context.getImageData(0, 0, width, height).data, width, height)
}
