import type { PictogramName } from '@senha/pictograms'
import { at, beside, over, panel, pictogram, rule, space, stack } from './block.ts'
import type { Block } from './block.ts'
import type { TicketFacts } from './facts.ts'
import type { Format } from './format.ts'
import { fitted, lines, SEPARATOR } from './words.ts'

/** The service's sign with its name, and what the person came for. */
export const service = (facts: TicketFacts, { width, margin, tile, service: sizes, topic }: Format): Block => {
  const room = width - 2 * margin - tile - 16
  const name = fitted(facts.service, room, { sizes, most: 2, weight: 700 })
  const words = facts.topic === '' ? undefined : fitted(facts.topic, room, { sizes: topic, most: 1, weight: 500 })
  return beside([pictogram(facts.pictogram, tile), stack([name, words])], 16)
}

/** The services that follow: whoever holds the paper knows that the visit goes on. */
export const after = (facts: TicketFacts, { width, margin, label }: Format): Block | undefined => {
  if (facts.after === undefined) return undefined
  const room = width - 2 * margin
  const side = label + 6
  return beside([pictogram('arrow-right', side), fitted(facts.after, room - side - 12, { sizes: [label + 4, label + 2, label, 20], most: 1, weight: 700 })], 12)
}

type Direction = NonNullable<TicketFacts['place']>['direction']
const arrows: Record<Direction, PictogramName> = { right: 'arrow-right', left: 'arrow-left', straight: 'arrow-up', up: 'arrow-up', down: 'arrow-down' }

/** A white sign on a black tile. */
const sign = (name: PictogramName, side: number): Block => {
  const size = Math.round(side * 0.68)
  const rim = Math.round((side - size) / 2)
  return over(panel(side, side, 12), at(pictogram(name, size, 'white'), rim, rim))
}

/** Where to go: an arrow (with stairs where it leads to another floor), the zone, the floor. */
export const place = (facts: TicketFacts, { width, margin, sign: side, place: sizes }: Format): Block | undefined => {
  if (!facts.place) return undefined
  const { direction, zone, floor } = facts.place
  const signs = beside([sign(arrows[direction], side), direction === 'up' || direction === 'down' ? pictogram('stairs', side) : undefined], 10)
  const room = width - 2 * margin - signs.width - 16
  return beside([signs, fitted(zone + SEPARATOR + floor, room, { sizes, most: 2, weight: 700 })], 16)
}

/** Room for the words that say that nobody knows the wait. */
const UNKNOWN_WAIT = 200

/** Room for the words under a booked hour. */
const BOOKED_LABEL = 220

/** People before this ticket and the expected wait, or the honest words where nobody can tell how long. */
export const queue = (facts: TicketFacts, format: Format): Block | undefined => {
  const { width, margin, count, words } = format
  const room = width - 2 * margin
  const { queue: now } = facts
  if (now.kind === 'over') return undefined
  if (now.kind === 'called') {
    return beside([sign('bell-ringing', format.sign + 12), stack([lines([facts.words('called.title')], { size: 26, weight: 500 }), lines([now.counter], { size: 40, weight: 800 })])], 16)
  }
  const icon = Math.round(count * 1.05)
  if (now.kind === 'untold') return framed(beside([pictogram('clock', icon), fitted(now.words, room - icon - 14, { sizes: words, most: 3, weight: 700 })], 14), room)
  if (now.kind === 'booked') {
    const hour = lines([now.at], { size: Math.round(count * 1.1), weight: 800 })
    const label = (inside: number): Block => fitted(facts.words('booked.label'), inside, { sizes: words, most: 2, weight: 500 })
    const near = (inside: number): Block => fitted(facts.words('booked.near'), inside, { sizes: words, most: 3, weight: 700 })
    if (width === 384) return framed(stack([beside([pictogram('clock', icon), hour, label(room - icon - hour.width - 24)], 12), near(room)], 6), room)
    const when = beside([pictogram('clock', icon), stack([hour, label(BOOKED_LABEL)])], 12)
    const what = near(room - when.width - 40)
    return framed(beside([when, space(0, 18), rule(3, Math.max(when.height, what.height)), space(0, 19), what]), room)
  }
  const ahead = (inside: number): Block => {
    const figure = now.count === '' ? undefined : lines([now.count], { size: count, weight: 800 })
    const left = inside - icon - 12 - (figure ? figure.width + 12 : 0)
    return beside([pictogram('users-three', icon), figure, fitted(now.ahead, left, { sizes: words, most: 2, weight: figure ? 500 : 700 })], 12)
  }
  const minutes = now.wait === undefined
    ? fitted(facts.words('wait.unknown'), width === 384 ? room - icon - 12 : UNKNOWN_WAIT, { sizes: words, most: 1, weight: 700 })
    : lines([now.wait], { size: Math.round(count * 0.78), weight: 800 })
  const wait = beside([
    pictogram('clock', icon),
    stack([minutes, fitted(facts.words('wait.label'), 200, { sizes: words.map((size) => Math.max(20, size - 2)), most: 1, weight: 500 })]),
  ], 12)
  if (width === 384) return framed(stack([ahead(room), wait], 8), room)
  const left = room - wait.width - 40
  const cell = ahead(left)
  const height = Math.max(cell.height, wait.height)
  return framed(beside([cell, space(0, Math.max(0, left - cell.width) + 18), rule(3, height), space(0, 19), wait]), room)
}

/** Between two lines, so that the eye finds it. */
const framed = (block: Block, width: number): Block => stack([rule(width, 3), space(6), block, space(6), rule(width, 3)])
