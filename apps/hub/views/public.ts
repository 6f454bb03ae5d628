import type { Centre } from '@senha/centre'
import { isLeaseOf, isLost, promisesOf, visitOf } from '@senha/domain'
import type { Recorded, Ticket, Visit } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { publicCentre } from '@senha/protocol'
import { timings } from '../timings.ts'
import { iso } from '../clock.ts'
import { counterView, languageOf, lostQueueViews, onWall, queueViews, staffQueueView, ticketsOf, visitView } from './house.ts'
import type { House } from './house.ts'

export const publicCentreOf = (centre: Centre): wire.PublicCentre => publicCentre.parse(centre)

export const kioskState = (house: House, open: boolean, centre: wire.PublicCentre, devices: readonly wire.Device[] = [], demo = false): wire.KioskState => ({
  seq: house.day.seq, at: iso(house.now), centre, open, queues: queueViews(house), ...standing(house),
  printers: devices.flatMap(({ id, connected, printer }) => (connected && printer !== undefined && prints.has(printer.state) ? id : [])).toSorted(),
  ...(demo && { demo }),
})

/** What a printer says that can take another kiosk's paper. */
const prints: ReadonlySet<wire.PrinterState['state']> = new Set(['ready', 'paper-near-end'])

/** The notices that stand now, their words filled; nothing where none does. */
export const standing = (house: House): { notices?: wire.Notice[] } => {
  const notices = [...house.day.notices.values()].flatMap((posted) => {
    const prepared = house.centre.notices.find((known) => known.id === posted.id)
    if (!prepared) return []
    const filled = (words: string): string => words.replaceAll('{counter}', posted.counter ?? '').replaceAll('{time}', posted.time ?? '')
    return [{ id: posted.id, level: prepared.level, at: iso(posted.at), texts: Object.fromEntries(Object.entries(prepared.texts).map(([language, words]) => [language, filled(words)])) }]
  })
  return notices.length === 0 ? {} : { notices }
}

/** The reserves of a kiosk's journal; of an older kiosk, those under its name. It gives no tickets of a service that is gone. */
export const leasesView = (house: House, device: string, journal: string | undefined): wire.Lease[] =>
  house.day.leases.filter((lease) => isLeaseOf(lease, device, journal) && !isLost(house.centre, lease.serviceId)).map(({ serviceId, letters, from, to, visitCodes }) => ({
    serviceId, letters: letters ?? house.centre.services.find((service) => service.id === serviceId)?.letters ?? '', from, to, visitCodes: [...visitCodes],
  }))

/** A call as displays show it: the number and where to go, never the person or the topic. */
const callView = (house: House, ticket: Ticket): wire.Call | undefined => {
  const counter = house.centre.counters.find((known) => known.id === ticket.counterId)
  if (!counter || ticket.calledAt === undefined || ticket.calledSeq === undefined) return undefined
  return { seq: ticket.calledSeq, number: ticket.number, counter: counter.number, zone: counter.zone, serviceId: ticket.serviceId, language: languageOf(visitOf(house.day, ticket)), at: iso(ticket.calledAt) }
}

/** The board of the whole centre; a display of one zone shows its part. */
export const boardOf = (house: House): wire.Board => {
  const since = house.now - timings.recentCallMinutes * 60_000
  const calls = [...house.day.tickets.values()]
    .filter((ticket) => ticket.calledAt !== undefined && ticket.calledAt >= since && ticket.counterId !== undefined)
    .toSorted((a, b) => (b.calledSeq ?? 0) - (a.calledSeq ?? 0))
  const views = (tickets: Ticket[]): wire.Call[] => tickets.flatMap((ticket) => callView(house, ticket) ?? [])
  return {
    seq: house.day.seq, at: iso(house.now),
    called: views(calls.filter((ticket) => ticket.status === 'called')),
    recent: views(calls.slice(0, timings.recentCalls)),
    queues: queueViews(house),
  }
}

/** Languages of the visits that hold a place now, those of most of them first. */
export const languagesInside = (house: House): wire.Ticket['language'][] => {
  const visits = new Set([...house.day.tickets.values()].filter((ticket) => ticket.status !== 'ended').map((ticket) => visitOf(house.day, ticket)))
  const counts = new Map<wire.Ticket['language'], number>()
  for (const visit of visits) counts.set(languageOf(visit), (counts.get(languageOf(visit)) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([language]) => language)
}

/** The one call that a fact tells displays to show and say, if it is one. */
export const displayCallOf = (house: House, fact: Recorded): wire.DisplayCall | undefined => {
  if (fact.type !== 'ticket-called' && fact.type !== 'ticket-recalled') return undefined
  const ticket = house.day.tickets.get(fact.ticketId ?? '')
  const call = ticket && callView(house, ticket)
  return call && { ...call, seq: fact.seq, at: iso(fact.at), repeat: fact.type === 'ticket-called' ? 1 : ticket.recallCount + 1 }
}

export const visitorState = (house: House, visit: Visit, centre: wire.PublicCentre): wire.VisitorState => ({
  ...standing(house), seq: house.day.seq, at: iso(house.now), visit: visitView(house, visit), centre,
  ended: ticketsOf(house, visit).every((ticket) => ticket.status === 'ended') && promisesOf(house.day, house.centre, visit, house.now).length === 0,
})

interface Watch {
  readonly open: boolean
  readonly devices: wire.Device[]
  readonly nameOf: (staffId: string) => string | undefined
  readonly commands: boolean
  readonly alerts: wire.MonitorState['alerts']
  /** Somebody guesses PINs. */
  readonly guessing?: { readonly since: number; readonly tries: number } | undefined
}

export const monitorState = (house: House, { open, devices, nameOf, commands, alerts, guessing }: Watch): wire.MonitorState => {
  const tickets = [...house.day.tickets.values()]
  const ended = (outcome: string): number => tickets.filter((ticket) => ticket.outcome === outcome).length
  return {
    seq: house.day.seq, at: iso(house.now), open, commands, ...(commands && { prepared: house.centre.notices }), ...standing(house),
    queues: [...house.centre.services.map((service) => staffQueueView(house, service.id)), ...lostQueueViews(house)].map(onWall),
    counters: house.centre.counters.map((counter) => counterView(house, counter, undefined, nameOf)),
    devices,
    alerts,
    ...(guessing && { guessing: { since: iso(guessing.since), tries: guessing.tries } }),
    today: { visits: house.day.visits.size, issued: tickets.length, served: ended('served'), noShow: ended('no-show'), booked: house.day.appointments.size },
  }
}
