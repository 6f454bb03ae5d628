import { wordsIn } from '@senha/centre'
import type { Language, Zone } from '@senha/centre'
import { formatDay, formatTime } from '@senha/i18n'
import type { Translate } from '@senha/i18n'
import { ticketTexts } from '@senha/i18n/texts/ticket'
import type { PictogramName } from '@senha/pictograms'
import type { PublicCentre, Ticket } from '@senha/protocol'
import { LONGEST_CONTENT, modulesOf } from './qr.ts'
import type { Modules } from './qr.ts'

export type TicketKey = Parameters<ReturnType<typeof ticketTexts.in>>[0]
export type TicketWords = Translate<TicketKey>

/** What a ticket says, in its language, before anything is drawn: the picture and the plain lines are made of the same. */
export interface TicketFacts {
  readonly words: TicketWords
  readonly centre: string
  readonly day: string
  readonly time: string
  readonly number: string
  readonly stage: number
  readonly step: string
  readonly service: string
  readonly pictogram: PictogramName
  readonly topic: string
  readonly place: { direction: Zone['direction']; zone: string; floor: string } | undefined
  readonly queue: QueueFacts
  /** What follows this service in an ordered referral, in words; undefined where nothing does. */
  readonly after: string | undefined
  readonly priority: boolean
  readonly reprint: boolean
  /** In two groups of three, as it is read aloud. */
  readonly code: readonly [string, string]
  /** What the QR holds: the address of the visit's page, or the code alone. */
  readonly address: string
  readonly qr: Modules
  readonly phonePage: boolean
  /** Where a person types the code who scans nothing, without `https://`; undefined where the centre has no page. */
  readonly typed: string | undefined
  /** The service and topic in Portuguese with the ticket's language, for staff; undefined on a Portuguese ticket. */
  readonly staff: StaffFacts | undefined
}

export interface StaffFacts { readonly service: string; readonly topic: string; readonly language: Language }

/** Waiting among others or for a booked time, called to a counter, or neither any more. */
export type QueueFacts =
  | { kind: 'waiting'; count: string; ahead: string; /** Minutes in words; undefined when nobody can tell. */ wait: string | undefined }
  /** Expected at a booked time: who came before or after does not count. */
  | { kind: 'booked'; at: string }
  | { kind: 'called'; counter: string }
  /** The kiosk could not ask: no count and no minutes, and the paper says so. */
  | { kind: 'untold'; words: string }
  | { kind: 'over' }

/** Whoever is called already, or has been served, has nothing to wait for. */
export const stillWaits = ({ kind }: QueueFacts): boolean => kind === 'waiting' || kind === 'booked' || kind === 'untold'

const queueOf = (ticket: Ticket, words: TicketWords, timeZone: string, known: boolean): QueueFacts => {
  if (ticket.status === 'ended') return { kind: 'over' }
  // its service is gone from the centre: staff decide where the person goes, and no count would be true
  if (!known) return { kind: 'over' }
  if (ticket.offline) return { kind: 'untold', words: words('offline') }
  if (ticket.counter !== undefined && (ticket.status === 'called' || ticket.status === 'serving')) return { kind: 'called', counter: words('called.counter', { counter: ticket.counter }) }
  if (ticket.slotAt !== undefined) return { kind: 'booked', at: formatTime(new Date(ticket.slotAt), timeZone) }
  const { ahead, wait } = ticket
  // The count is drawn by itself, large; every translation begins with it.
  const sentence = words('ahead', { count: ahead })
  return {
    kind: 'waiting',
    count: ahead === 0 ? '' : String(ahead),
    ahead: ahead === 0 ? words('ahead.none') : sentence.replace(String(ahead), '').trim(),
    wait: wait === null ? undefined : minutesOf(wait, words),
  }
}

const minutesOf = (wait: { low: number; high: number }, words: TicketWords): string => {
  const low = Math.max(0, Math.floor(wait.low))
  const high = Math.max(1, low, Math.ceil(wait.high))
  return low === high ? words('wait.exact', { minutes: high }) : words('wait.range', { low, high })
}

/** The visit's page in the letters of an address (RFC 3986), or nothing: the centre has none, or it is too long to be read from paper. */
const phonePage = (centre: PublicCentre, ticket: Ticket): string | undefined => {
  if (centre.phonePageUrl === undefined) return undefined
  const address = `${new URL(centre.phonePageUrl).href.replace(/\/+$/, '')}/t/${ticket.visitCode}`
  return address.length > LONGEST_CONTENT ? undefined : address
}

/** Nothing where the topic is called as the service is: nobody reads the same words twice. */
const topicBeside = (topic: string | undefined, service: string | undefined): string =>
  topic === undefined || topic.toLowerCase() === service?.toLowerCase() ? '' : topic

/** Two are named; of more, the next one, and how many come after it: the paper is short, and the next paper names the others. */
const followingWords = ([next = '', ...others]: readonly string[]): string => [next, ...(others.length > 1 ? [`+${others.length}`] : others)].join(', ')

export const factsOf = (centre: PublicCentre, ticket: Ticket, reprint: boolean): TicketFacts => {
  const { language } = ticket
  const words = ticketTexts.in(language)
  const issuedAt = new Date(ticket.issuedAt)
  const service = centre.services.find(({ id }) => id === ticket.serviceId)
  const topic = centre.topics.find(({ id }) => id === ticket.topicId)
  const zone = centre.zones.find(({ id }) => id === service?.zone)
  const page = phonePage(centre, ticket)
  // one that is gone from the centre has no name: staff say where the person goes then
  const following = (ticket.next ?? []).flatMap((id) => centre.services.find((known) => known.id === id) ?? []).map(({ shortName }) => wordsIn(shortName, language))
  return {
    words,
    centre: centre.name,
    day: formatDay(language, issuedAt, centre.timeZone),
    time: formatTime(issuedAt, centre.timeZone),
    number: ticket.number,
    stage: ticket.stage,
    step: words('step', { step: ticket.stage }),
    service: service ? wordsIn(service.name, language) : '',
    pictogram: service?.pictogram ?? 'ticket',
    topic: topicBeside(topic && wordsIn(topic.name, language), service && wordsIn(service.name, language)),
    place: zone && { direction: zone.direction, zone: wordsIn(zone.name, language), floor: words('floor', { floor: zone.floor }) },
    queue: queueOf(ticket, words, centre.timeZone, service !== undefined),
    after: following.length === 0 || ticket.status === 'ended' ? undefined : words('after', { services: followingWords(following) }),
    priority: ticket.priority,
    reprint,
    code: [ticket.visitCode.slice(0, 3), ticket.visitCode.slice(3)],
    address: page ?? ticket.visitCode,
    qr: modulesOf(page ?? ticket.visitCode),
    phonePage: page !== undefined,
    typed: page?.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, ''),
    staff: language === 'pt' ? undefined : {
      language,
      service: service ? wordsIn(service.shortName, 'pt') : '',
      topic: topicBeside(topic && wordsIn(topic.name, 'pt'), service && wordsIn(service.shortName, 'pt')),
    },
  }
}
