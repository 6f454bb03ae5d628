import { beside, rule, space, stack } from './block.ts'
import type { Block } from './block.ts'
import type { TicketFacts } from './facts.ts'
import type { Format } from './format.ts'
import { qr } from './qr.ts'
import { fitted, lines } from './words.ts'

/** QR and visit code, what happens next, why to keep the paper. */
export const journey = (facts: TicketFacts, format: Format): Block => {
  const { width, margin, next, code, label, qr: most } = format
  const room = width - 2 * margin
  const picture = qr(facts.qr, most) ?? qr(facts.code.join(''), most)
  const side = room - (picture?.width ?? 0)
  const sentence = (inside: number): Block => fitted(facts.words('next'), inside, { sizes: next, most: 4, weight: 500 })
  const keep = (inside: number): Block => fitted(facts.words('keep'), inside, { sizes: next.map((size) => Math.max(20, size - 3)), most: 2, weight: 500 })
  const caption = (inside: number): Block => fitted(facts.words('code.label'), inside, { sizes: [label, 20], most: 2, weight: 500 })
  if (width === 384) {
    const beneath = stack([caption(side), lines([...facts.code], { size: code, weight: 800 })], 2)
    return stack([beside([picture, beneath]), sentence(room), keep(room)], 6)
  }
  const words = stack([sentence(side), space(8), caption(side), lines([facts.code.join(' ')], { size: code, weight: 800 }), keep(side)])
  return beside([picture, words])
}

/** For staff who do not read the ticket's language. */
export const staffLine = (facts: TicketFacts, { width, margin, staff: sizes }: Format): Block | undefined => {
  if (!facts.staff) return undefined
  const room = width - 2 * margin
  const language = lines([facts.staff.language], { size: sizes[0] ?? 20, weight: 700 })
  const words = fitted(`pt: ${facts.staff.words}`, room - language.width - 16, { sizes, most: 1, weight: 500 })
  return stack([rule(room, 2, { dash: 6 }), space(4), beside([words, space(0, room - words.width - language.width), language], 0, 'top')])
}
