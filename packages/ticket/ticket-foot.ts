import { beside, stack, trimmed } from './block.ts'
import type { Block } from './block.ts'
import { stillWaits } from './facts.ts'
import type { TicketFacts } from './facts.ts'
import type { Format } from './format.ts'
import { qr } from './qr.ts'
import { fitted, lines } from './words.ts'

/** The QR with its quiet zone laid into the margin and the gaps around it, where nothing is printed anyway. */
const picture = (facts: TicketFacts, { margin, gap, qr: most }: Format): Block => trimmed(qr(facts.qr, most), margin, gap, 0, gap)

/** QR and visit code, what happens next, why to keep the paper. */
export const journey = (facts: TicketFacts, format: Format): Block => {
  const { width, margin, next, code, label } = format
  const room = width - 2 * margin
  const square = picture(facts, format)
  const side = room - square.width
  const small = next.map((size) => Math.max(20, size - 3))
  const sentence = (inside: number): Block | undefined => !stillWaits(facts.queue) ? undefined : fitted(facts.words('next'), inside, { sizes: next, most: 4, weight: 700 })
  const keep = (inside: number): Block | undefined => format.brief ? undefined : fitted([...(facts.phonePage ? [facts.words('code.phone')] : []), facts.words('keep')].join(' '), inside, { sizes: small, most: 3, weight: 500 })
  // typed by who cannot scan: whole on one line, or not at all; a narrow paper that names the steps to come has no room left
  const typed = (inside: number): Block | undefined => {
    if (format.brief || facts.typed === undefined || (width === 384 && facts.after !== undefined)) return undefined
    const line = lines([facts.typed], { size: 20, weight: 700 })
    return line.width <= inside ? line : undefined
  }
  const caption = (inside: number): Block => fitted(facts.words('code.label'), inside, { sizes: [label, 20], most: 2, weight: 500 })
  if (width === 384) {
    const beneath = stack([caption(side), lines([...facts.code], { size: code, weight: 800 })], 2)
    return stack([beside([square, beneath]), sentence(room), keep(room), typed(room)], 8)
  }
  const figure = lines([facts.code.join(' ')], { size: code, weight: 800 })
  const words = stack([sentence(side), beside([caption(side - figure.width - 14), figure], 14), keep(side), typed(side)], 4)
  return beside([square, words])
}
