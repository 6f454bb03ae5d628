import type { PictogramName } from '@senha/pictograms'
import { at, beside, over, panel, pictogram, rule, space, stack } from './block.ts'
import type { Block, Ink } from './block.ts'
import type { TicketFacts } from './facts.ts'
import { CAP_HEIGHT_EM } from './fonts.ts'
import type { Format } from './format.ts'
import { widthOf } from './measure.ts'
import { fitted, lines, SEPARATOR } from './words.ts'

/** Centre on the left, day and time on the right; under each other where they do not fit. */
export const heading = (facts: TicketFacts, { width, margin, head }: Format): Block => {
  const room = width - 2 * margin
  const when = lines([`${facts.day}, ${facts.time}`], { size: head, weight: 500 })
  const narrow = width === 384
  const second = narrow ? beside([when, space(0, Math.max(16, room - when.width - stepWords(facts, head).width)), stepWords(facts, head)]) : when
  const centre = fitted(facts.centre, room, { sizes: [head, head - 2, 20], most: 1, weight: 700 })
  return centre.width + second.width + 20 <= room ? beside([centre, space(0, room - centre.width - second.width), second]) : stack([centre, second])
}

const stepWords = (facts: TicketFacts, size: number): Block => lines([facts.step], { size, weight: 700 })

/** The number cut out of its line box: capitals and digits alone, narrowed where it is wider than its room. */
const number = (text: string, cap: number, room: number, ink: Ink): Block => {
  const face = { size: Math.ceil(cap / CAP_HEIGHT_EM), weight: 800 } as const
  const width = widthOf(text, face)
  const squeeze = Math.min(1, room / width)
  return {
    width: room, height: cap,
    items: [{ kind: 'text', text, x: Math.round((room - width * squeeze) / 2), y: cap, ...face, ink, squeeze }],
  }
}

/** Width of the stub at the right of the number that says which paper of the visit this is. */
const STUB = 56

/**
 * The number in a frame like an old paper ticket. The first is drawn black on white, every later one white on black:
 * who holds both knows at a glance which is which.
 */
export const numberPanel = (facts: TicketFacts, format: Format): Block => {
  const { width, margin, numberCap, numberPadding } = format
  const room = width - 2 * margin
  const stub = width === 384 ? 0 : STUB
  const height = numberCap + 2 * numberPadding.y
  const ink = facts.stage > 1 ? 'white' : 'black'
  const inner = room - stub - 2 * numberPadding.x
  const ground = panel(room, height, 20, { ...(facts.stage > 1 ? {} : { line: 4 }), ...(stub === 0 ? {} : { notch: room - stub }) })
  const figure = at(number(facts.number, numberCap, inner, ink), numberPadding.x, numberPadding.y)
  if (stub === 0) return over(ground, figure)
  const tear = at(rule(4, height - 40, { dash: 8, ink }), room - stub - 2, 20)
  return over(ground, figure, tear, at(upright(facts.step, 28, stub, height, ink), room - stub, 0))
}

/** One line read from bottom to top, in the middle of its room. */
const upright = (text: string, size: number, width: number, height: number, ink: Ink): Block => {
  const fitting = Math.min(size, Math.floor((size * (height - 24)) / widthOf(text, { size, weight: 700 })))
  const length = widthOf(text, { size: fitting, weight: 700 })
  const x = Math.round((width + fitting * CAP_HEIGHT_EM) / 2) - 2
  return { width, height, items: [{ kind: 'text', text, x, y: Math.round((height + length) / 2), size: fitting, weight: 700, ink, upright: true }] }
}

/** White on black, or outlined: a word with its sign that must not be missed. */
const pill = (name: PictogramName, text: string, size: number, full: boolean): Block => {
  const ink = full ? 'white' : 'black'
  const words = beside([pictogram(name, size + 4, ink), lines([text], { size, weight: 700, ink })], 10)
  const height = size + 18
  const ground = panel(words.width + 32, height, height / 2, full ? {} : { line: 3 })
  return over(ground, at(words, 16, Math.round((height - words.height) / 2)))
}

/** Marks that change what happens: priority by law, a paper printed again. */
export const marks = (facts: TicketFacts, { width, margin, label }: Format): Block | undefined => {
  const room = width - 2 * margin
  const size = width === 384 ? label : label + 2
  const [copy, same] = [facts.words('reprint'), facts.words('reprint.same')]
  const pills = (copied: string): Block[] => [
    ...(facts.priority ? [pill('star', facts.words('priority'), size, true)] : []),
    ...(facts.reprint ? [pill('printer', copied, size, false)] : []),
  ]
  if (!facts.priority && !facts.reprint) return undefined
  const long = beside(pills(copy + SEPARATOR + same), 12)
  if (long.width <= room) return long
  const short = beside(pills(copy), 10)
  return short.width <= room ? short : stack(pills(copy), 6)
}
