import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { greetings } from '@senha/i18n'
import { ticketTexts } from '@senha/i18n/texts/ticket'
import { at, beside, inset, over, panel, rule, space, stack } from './block.ts'
import type { Block } from './block.ts'
import { DOTS_PER_MM } from './format.ts'
import type { PaperWidth } from './format.ts'
import { paint } from './paint.ts'
import { columns, plainLines } from './plain.ts'
import type { Printed } from './printed.ts'
import { modulesOf, qr } from './qr.ts'
import { fitted, SEPARATOR } from './words.ts'

const RULER_CM = 4

/** A line with a tick every centimetre. */
const ruler = (): Block => {
  const cm = 10 * DOTS_PER_MM
  const ticks = Array.from({ length: RULER_CM + 1 }, (_, index) => at(rule(3, 24), index === 0 ? 0 : index * cm - 3, 0))
  return over(space(24, RULER_CM * cm), at(rule(RULER_CM * cm, 3), 0, 21), ...ticks)
}

/** Lines one, two and four dots thick: a head that is too hot or too fast runs the finest together. */
const fineLines = (room: number): Block =>
  beside([1, 2, 4].map((thick) => stack(Array.from({ length: 24 / (2 * thick) }, () => rule(Math.floor((room - 40) / 3), thick)), thick)), 20)

const sheet = (language: Language, width: PaperWidth, own: readonly string[]): Block => {
  const words = ticketTexts.in(language)
  const margin = 20
  const room = width - 2 * margin
  const say = (text: string, weight: 500 | 700 = 500): Block => fitted(text, room, { sizes: [24, 22], most: 2, weight })
  const code = qr(modulesOf('SENHA'), 200)
  const parts = stack([
    fitted(words('test.title'), room, { sizes: [46, 40, 34], most: 2, weight: 800 }),
    ...own.map((line) => say(line, 700)),
    say(words('test.frame')),
    stack([ruler(), say(words('test.ruler'))], 4),
    stack([rule(room, 32), space(6), fineLines(room), say(words('test.bar'))], 4),
    stack([say(words('test.letters')), fitted(languages.map((each) => greetings[each]).join(SEPARATOR), room, { sizes: [28, 26], most: 4, weight: 700 })]),
    beside([code, fitted(words('test.code'), room - code.width, { sizes: [24, 22], most: 6, weight: 500 })]),
    say(words('test.cut')),
  ], 16)
  const page = { ...inset(parts, margin, margin), width }
  return over(page, panel(width, page.height, 0, { line: 4 }))
}

/** A page for whoever installs a printer: width, length, dead dots, letters, QR and cut can be judged from it. `own` lines come first. */
export const renderTestPage = ({ language, width, lines }: { language: Language; width: PaperWidth; lines: readonly string[] }): Printed => {
  const words = ticketTexts.in(language)
  const most = columns[width]
  const say = (text: string): string[] => plainLines(text, language, most)
  const scale = '1234567890'.repeat(Math.ceil(most / 10)).slice(0, most)
  return {
    bitmap: paint(sheet(language, width, lines)),
    text: [
      ...say(words('test.title')), ...lines.flatMap(say), scale, ...say(words('test.letters')),
      ...languages.flatMap((each) => plainLines(greetings[each], each, most)), ...say(words('test.cut')),
    ],
  }
}
