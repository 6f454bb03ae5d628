import type { Language } from '@senha/centre'
import { ticketTexts } from '@senha/i18n/texts/ticket'
import type { PublicCentre } from '@senha/protocol'
import { beside, inset, over, at, panel, pictogram, rule, stack } from './block.ts'
import type { Block } from './block.ts'
import type { TicketWords } from './facts.ts'
import type { PaperWidth } from './format.ts'
import { widthOf } from './measure.ts'
import { paint } from './paint.ts'
import { columns, plainLines } from './plain.ts'
import type { Printed } from './printed.ts'
import { fitted, lines } from './words.ts'

interface CardFacts { readonly words: TicketWords; readonly centre: PublicCentre; readonly groups: readonly string[]; readonly days: number }

/** In groups of four, as it is written down and read aloud. */
const groupsOf = (code: string): string[] => code.match(/.{1,4}/g) ?? []

/** The code in a frame: each group whole, on one line where it has the room. */
const codePanel = ({ groups }: CardFacts, room: number): Block => {
  const inner = room - 36
  const whole = groups.join('  ')
  const one = [64, 60, 56, 52].find((size) => widthOf(whole, { size, weight: 800 }) <= inner)
  const words = one === undefined
    ? stack(groups.map((group) => lines([group], { size: 64, weight: 800, align: 'centre' }, inner)), 4)
    : lines([whole], { size: one, weight: 800, align: 'centre' }, inner)
  return over(panel(room, words.height + 28, 16, { line: 4 }), at(words, 18, 14))
}

const sheet = (facts: CardFacts, width: PaperWidth): Block => {
  const { words, centre, days } = facts
  const margin = width === 384 ? 8 : 16
  const room = width - 2 * margin
  const say = (text: string, weight: 500 | 700): Block => fitted(text, room, { sizes: [26, 24, 22], most: 3, weight })
  const parts = stack([
    fitted(centre.name, room, { sizes: [26, 24, 22], most: 1, weight: 700 }),
    beside([pictogram('identification-card', 60), fitted(words('card.title'), room - 74, { sizes: [46, 40, 34], most: 2, weight: 800 })], 14),
    codePanel(facts, room),
    say(words('card.what'), 700),
    rule(room, 3),
    say(words('card.keeps'), 500), say(words('card.days', { days }), 500), say(words('card.erase'), 500),
    rule(room, 3),
    say(words('card.secret'), 700),
  ], 14)
  return { ...inset(parts, margin, 6, margin, 8), width }
}

const plain = ({ words, centre, groups, days }: CardFacts, language: Language, width: PaperWidth): string[] => {
  const most = columns[width]
  const say = (text: string): string[] => plainLines(text, language, most)
  const line = '-'.repeat(most)
  return [
    ...say(centre.name), line, ...say(words('card.title')), '', groups.join(' '), '', ...say(words('card.what')), line,
    ...say(words('card.keeps')), ...say(words('card.days', { days })), ...say(words('card.erase')), line, ...say(words('card.secret')),
  ]
}

/** The code of a person's card on paper: what it is for, how long it is kept, how it is erased. No name, no ticket, no date. */
export const renderCardSlip = ({ centre, code, days, language, width }: { centre: PublicCentre; code: string; days: number; language: Language; width: PaperWidth }): Printed => {
  const facts: CardFacts = { words: ticketTexts.in(language), centre, groups: groupsOf(code), days }
  return { bitmap: paint(sheet(facts, width)), text: plain(facts, language, width) }
}

export const layoutCardSlip = ({ centre, code, days, language, width }: { centre: PublicCentre; code: string; days: number; language: Language; width: PaperWidth }): Block =>
  sheet({ words: ticketTexts.in(language), centre, groups: groupsOf(code), days }, width)
