import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { ticketTexts } from '@senha/i18n/texts/ticket'
import type { PublicCentre } from '@senha/protocol'
import { beside, inset, panel, pictogram, rule, space, stack } from './block.ts'
import type { Block } from './block.ts'
import type { TicketWords } from './facts.ts'
import type { PaperWidth } from './format.ts'
import { paint } from './paint.ts'
import { columns, plainLines } from './plain.ts'
import type { Printed } from './printed.ts'
import { staffLine } from './staff-line.ts'
import { fitted } from './words.ts'

interface SlipFacts {
  readonly words: TicketWords
  readonly language: Language
  readonly centre: PublicCentre
  readonly service: PublicCentre['services'][number]
  readonly documents: readonly PublicCentre['documents'][number][]
}

/** A box to tick, the document's name, and for staff the same in Portuguese. */
const entry = (document: SlipFacts['documents'][number], language: Language, width: number): Block => {
  const box = 32
  const room = width - box - 16
  const name = fitted(wordsIn(document.name, language), room, { sizes: [30, 28, 26], most: 2, weight: 700 })
  const portuguese = language === 'pt' ? undefined : fitted(wordsIn(document.name, 'pt'), room, { sizes: [22, 20], most: 2, weight: 500 })
  return beside([stack([space(3, box), panel(box, box, 6, { line: 4 })]), stack([name, portuguese])], 16, 'top')
}

const sheet = ({ words, language, centre, service, documents }: SlipFacts, width: PaperWidth): Block => {
  const margin = width === 384 ? 8 : 16
  const room = width - 2 * margin
  const [sign, tile, phone] = width === 384 ? [52, 56, 44] : [64, 72, 56]
  const title = fitted(words('documents.title'), room - sign - 14, { sizes: [46, 40, 34], most: 2, weight: 800 })
  const list = documents.length === 0
    ? fitted(words('documents.none'), room, { sizes: [30, 28, 26], most: 3, weight: 500 })
    : stack(documents.map((document) => entry(document, language, room)), 12)
  const line = centre.interpretingLine
  const parts = stack([
    fitted(centre.name, room, { sizes: [26, 24, 22], most: 1, weight: 700 }),
    beside([pictogram('file-text', sign), title], 14),
    beside([pictogram(service.pictogram, tile), fitted(wordsIn(service.name, language), room - tile - 16, { sizes: [36, 32, 28], most: 3, weight: 700 })], 16),
    rule(room, 4),
    list,
    rule(room, 3),
    beside([pictogram('phone', phone), stack([
      fitted(`${words('documents.questions')} ${line.name}`, room - phone - 14, { sizes: [24, 22, 20], most: 2, weight: 500 }),
      fitted(line.phone, room - phone - 14, { sizes: [44, 38, 32], most: 1, weight: 800 }),
      line.landline === undefined ? undefined : fitted(words('documents.landline', { phone: line.landline }), room - phone - 14, { sizes: [24, 22, 20], most: 2, weight: 500 }),
    ])], 14),
    language === 'pt' ? undefined : staffLine([ticketTexts.in('pt')('documents.title'), wordsIn(service.shortName, 'pt')], language, room, [22, 20]),
  ], 14)
  return { ...inset(parts, margin, 6, margin, 8), width }
}

const plain = ({ words, language, centre, service, documents }: SlipFacts, width: PaperWidth): string[] => {
  const most = columns[width]
  const say = (text: string): string[] => plainLines(text, language, most)
  const line = '-'.repeat(most)
  const item = (document: SlipFacts['documents'][number]): string[] => [
    ...plainLines(`[ ] ${wordsIn(document.name, language)}`, language, most),
    ...(language === 'pt' ? [] : plainLines(`(${wordsIn(document.name, 'pt')})`, 'pt', most - 4).map((text) => `    ${text}`)),
  ]
  return [
    ...say(centre.name), line, ...say(words('documents.title')), ...say(wordsIn(service.name, language)), line,
    ...(documents.length === 0 ? say(words('documents.none')) : documents.flatMap(item)),
    line, ...say(`${words('documents.questions')} ${centre.interpretingLine.name}`), ...say(centre.interpretingLine.phone),
    ...(centre.interpretingLine.landline === undefined ? [] : say(words('documents.landline', { phone: centre.interpretingLine.landline }))),
  ]
}

/** What to bring to a service, as a list to tick off. Throws if the centre has no such service: whoever asks read it from the centre. */
export const renderDocumentsSlip = ({ centre, serviceId, language, width }: { centre: PublicCentre; serviceId: string; language: Language; width: PaperWidth }): Printed => {
  const service = centre.services.find(({ id }) => id === serviceId)
  if (!service) throw new Error(`no service "${serviceId}" in the centre ${centre.id}`)
  const documents = service.needs.flatMap((need) => centre.documents.filter(({ id }) => id === need))
  const facts = { words: ticketTexts.in(language), language, centre, service, documents }
  return { bitmap: paint(sheet(facts, width)), text: plain(facts, width) }
}
