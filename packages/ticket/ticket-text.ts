import type { Language } from '@senha/centre'
import { stillWaits } from './facts.ts'
import type { QueueFacts, TicketFacts } from './facts.ts'
import { columns, centred, ends, plainLines } from './plain.ts'
import type { PaperWidth } from './format.ts'
import { languageForStaff, staffWords } from './staff-line.ts'

const arrows = { right: '-->', left: '<--', straight: '^', up: '^', down: 'v' } as const

const queueLines = (queue: QueueFacts, { words }: TicketFacts): string[] => {
  switch (queue.kind) {
    case 'waiting':
      return [`${queue.count} ${queue.ahead}`.trim(), `${words('wait.label')}: ${queue.wait ?? words('wait.unknown')}`]
    case 'booked':
      return [`${queue.at}, ${words('booked.label')}`, words('booked.near')]
    case 'untold':
      return [queue.words]
    case 'called':
      return [words('called.title'), queue.counter]
    case 'over':
      return []
    default:
      return queue satisfies never
  }
}

/** The same ticket in plain ASCII lines, for a printer that takes no pictures. The code stands in for the QR. */
export const ticketText = (facts: TicketFacts, language: Language, width: PaperWidth): string[] => {
  const most = columns[width]
  const { words, place } = facts
  const say = (text: string): string[] => plainLines(text, language, most)
  const line = '-'.repeat(most)
  const page = facts.phonePage ? [facts.address, facts.typed].find((address) => address !== undefined && address.length <= most) : undefined
  return [
    ...ends(facts.centre, `${facts.day}, ${facts.time}`, language, most),
    (facts.stage > 1 ? '#' : '=').repeat(most),
    '', centred(facts.number.split('').join(' '), most), '',
    (facts.stage > 1 ? '#' : '=').repeat(most),
    ...say(facts.step),
    ...(facts.priority ? say(`* ${words('priority')} *`) : []),
    ...(facts.reprint ? say(`${words('reprint')}: ${words('reprint.same')}`) : []),
    ...say(facts.service), ...say(facts.topic),
    ...(place ? say(`${arrows[place.direction]} ${place.zone}, ${place.floor}`) : []),
    line,
    ...queueLines(facts.queue, facts).flatMap(say),
    line,
    ...(facts.after === undefined ? [] : [...say(facts.after), line]),
    ...say(`${words('code.label')}: ${facts.code.join(' ')}`),
    ...(page === undefined ? [] : say(page)),
    ...(stillWaits(facts.queue) ? say(words('next')) : []), ...say(words('keep')),
    ...(facts.staff ? [line, ...ends(staffWords([facts.staff.service, facts.staff.topic]), languageForStaff(facts.staff.language), 'pt', most)] : []),
  ]
}
