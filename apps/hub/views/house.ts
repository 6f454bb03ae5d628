import type { Centre, Counter } from '@senha/centre'
import { counterNow, inOrder, isLive, lostServices, issuingOf, liveTicketOf, openCounters, promisesOf, servicesAt, visitOf, aheadOf } from '@senha/domain'
import type { Day, Forecast, Ticket, Visit } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { language } from '@senha/protocol'
import { iso } from '../clock.ts'
import { samePaperView } from './twins.ts'

/** What every snapshot is made from: the day, the centre, and the forecast of the last timer tick. */
export interface House {
  readonly day: Day
  readonly centre: Centre
  readonly forecast: Forecast
  readonly now: number
}

/** A language of the log as the protocol knows it; of one that it does not know, Portuguese, which every text has. */
export const languageOf = (visit: Pick<Visit, 'language'>): wire.Ticket['language'] => language.safeParse(visit.language).data ?? 'pt'

/** A ticket that is newer than the forecast waits as somebody would who came when it was made. */
const waitOf = ({ forecast }: House, ticket: Ticket, visit: Visit): wire.Wait => {
  if (ticket.status !== 'waiting') return null
  const known = forecast.ofTicket(ticket.id)
  return known === undefined ? forecast.ofNewcomer(ticket.serviceId, visit.language, visit.priority) : known
}

export const publicNumber = (centre: Centre, counterId: string | undefined): string | undefined => centre.counters.find((counter) => counter.id === counterId)?.number

export const ticketView = (house: House, ticket: Ticket): wire.Ticket => {
  const visit = visitOf(house.day, ticket)
  const ahead = aheadOf(house.day, ticket, { rules: house.centre, now: house.now })
  // a promise that has lapsed leads nowhere [R2] [P5]
  const next = promisesOf(house.day, house.centre, visit, house.now).find(({ after }) => after === ticket.id)?.serviceIds
  const counter = isLive(ticket) ? publicNumber(house.centre, ticket.counterId) : undefined
  return {
    id: ticket.id, number: ticket.number, serviceId: ticket.serviceId, stage: ticket.stage, status: ticket.status, language: languageOf(visit), priority: visit.priority,
    issuedAt: iso(ticket.issuedAt), visitCode: visit.code, ahead, wait: waitOf(house, ticket, visit), paper: ticket.paper,
    topicId: visit.topicId, partySize: visit.partySize, ...samePaperView(house, ticket), ...(ticket.late && { late: true }), ...(ticket.slotAt !== undefined && { slotAt: iso(ticket.slotAt) }), ...(next && { next: [...next] }), ...(counter !== undefined && { counter }), ...(ticket.outcome && { outcome: ticket.outcome }),
  }
}

/** For a counter that needs no code: it has another ticket by now, or prints nothing. */
export const withoutCode = ({ visitCode: _code, ...ticket }: wire.Ticket): wire.StandingTicket => ticket

export const ticketsOf = (house: House, visit: Visit): Ticket[] => visit.ticketIds.flatMap((id) => house.day.tickets.get(id) ?? [])

export const visitView = (house: House, visit: Visit): wire.Visit => ({
  visitCode: visit.code, language: languageOf(visit), priority: visit.priority, partySize: visit.partySize, topicId: visit.topicId,
  tickets: ticketsOf(house, visit).map((ticket) => ticketView(house, ticket)),
})

export const queueView = (house: House, serviceId: string): wire.Queue => {
  const waiting = house.day.waiting.get(serviceId)?.size ?? 0
  const service = house.centre.services.find((known) => known.id === serviceId)
  const issuing = service ? issuingOf(house.day, house.centre, service, house.now) : 'open'
  return { ...(issuing !== 'open' && { issuing }), serviceId, waiting, wait: house.forecast.ofNewcomer(serviceId, house.centre.languages[0] ?? 'pt', false), openCounters: openCounters(house.day, house.centre, serviceId) }
}

export const queueViews = (house: House): wire.Queue[] => house.centre.services.map((service) => queueView(house, service.id))

const queuedTicket = (house: House, ticket: Ticket): wire.QueuedTicket => {
  const visit = visitOf(house.day, ticket)
  const live = liveTicketOf(house.day, visit)
  return {
    id: ticket.id, number: ticket.number, serviceId: ticket.serviceId, stage: ticket.stage, status: ticket.status, language: languageOf(visit), priority: visit.priority,
    partySize: visit.partySize, topicId: visit.topicId, ...samePaperView(house, ticket), issuedAt: iso(ticket.issuedAt), orderAt: iso(ticket.orderAt), paper: ticket.paper, ...(ticket.late && { late: true }), ...(ticket.slotAt !== undefined && { slotAt: iso(ticket.slotAt) }), busy: live !== undefined && live.id !== ticket.id,
    ...(ticket.parked && { parked: { at: iso(ticket.parked.at), ...(ticket.parked.counterId && { counterId: ticket.parked.counterId }), ...(ticket.parked.reason && { reason: ticket.parked.reason }) } }),
  }
}

/** Queues whose service the configuration no longer has, for who sees to them. (SPEC.md, L1) */
export const lostQueueViews = (house: House, counterId?: string): wire.StaffQueue[] =>
  lostServices(house.day, house.centre).map((serviceId) => staffQueueView(house, serviceId, counterId))

/** A service's queue for its own staff: who waits, in the order of the rules, then who is parked. */
export const staffQueueView = (house: House, serviceId: string, counterId?: string): wire.StaffQueue => {
  const parked = [...house.day.tickets.values()].filter((ticket) => ticket.status === 'parked' && ticket.serviceId === serviceId)
  return { ...queueView(house, serviceId), tickets: [...inOrder(house.day, [serviceId], { rules: house.centre, now: house.now, counterId }), ...parked].map((ticket) => queuedTicket(house, ticket)) }
}

/** A queue for a wall view: the words with which a ticket was parked stay with the agency's own staff. */
export const onWall = ({ tickets, ...queue }: wire.StaffQueue): wire.StaffQueue =>
  ({ ...queue, tickets: tickets.map((ticket) => ({ ...ticket, ...(ticket.parked && { parked: withoutReason(ticket.parked) }) })) })

const withoutReason = ({ at, counterId }: NonNullable<wire.QueuedTicket['parked']>): wire.QueuedTicket['parked'] =>
  ({ at, ...(counterId !== undefined && { counterId }) })

export const counterView = (house: House, counter: Counter, viewer: string | undefined, nameOf: (staffId: string) => string | undefined): wire.CounterSummary => {
  const now = counterNow(house.day, counter.id)
  const live = now.ticketId === undefined ? undefined : house.day.tickets.get(now.ticketId)
  const staff = now.userId === undefined ? undefined : (nameOf(now.userId) ?? now.userId)
  return {
    id: counter.id, number: counter.number, zone: counter.zone, services: [...servicesAt(house.day, house.centre, counter)], status: now.status, mine: viewer !== undefined && now.userId === viewer,
    ...(staff !== undefined && { staff }), ...(live && { ticket: live.number }),
  }
}
