import type { Day, Ticket, Visit } from './day.ts'
import type { CentreRules } from './rules.ts'

/** First in, first out by `orderAt`; equal instants by the order in which they were issued or put back. */
export const byOrder = (a: Ticket, b: Ticket): number => a.orderAt - b.orderAt || a.orderSeq - b.orderSeq || a.orderTie - b.orderTie

export const visitOf = (day: Day, ticket: Ticket): Visit => {
  const visit = day.visits.get(ticket.visitId)
  if (!visit) throw new Error(`ticket ${ticket.number} has no visit`)
  return visit
}

export const isLive = (ticket: Ticket): boolean => ticket.status === 'called' || ticket.status === 'serving'

/** Where a visit is being called or served now. [V1] */
export const liveTicketOf = (day: Day, visit: Visit): Ticket | undefined =>
  visit.ticketIds.map((id) => day.tickets.get(id)).find((ticket) => ticket !== undefined && isLive(ticket))

export const waitingIn = (day: Day, serviceIds: readonly string[]): Ticket[] =>
  serviceIds.flatMap((serviceId) => [...(day.waiting.get(serviceId) ?? [])].flatMap((id) => day.tickets.get(id) ?? []))

/** From where a queue is looked at: the rules, the time (ms), and the counter that would call, or none for the house. */
export interface Standpoint { readonly rules: Pick<CentreRules, 'policy'>; readonly now: number; readonly counterId?: string | undefined }

/** From when on a booked ticket is called for its slot. */
export const dueFrom = (slotAt: number, { rules }: Standpoint): number => slotAt - rules.policy.appointments.leadMinutes * 60_000

/** 0 legal priority, 1 booked and due, 2 told to come back to this counter, 3 everybody else, 4 booked for later. [D1] [D2] [A1] [A2] */
const rankAt = (day: Day, ticket: Ticket, from: Standpoint): number => {
  if (visitOf(day, ticket).priority) return 0
  if (isDue(ticket, from)) return 1
  if (isBackAt(ticket, from)) return 2
  return ticket.slotAt === undefined ? 3 : 4
}

const isBackAt = (ticket: Ticket, from: Standpoint): boolean => from.counterId !== undefined && ticket.returnTo === from.counterId

export const isDue = (ticket: Ticket, from: Standpoint): boolean => ticket.slotAt !== undefined && from.now >= dueFrom(ticket.slotAt, from)

/** Booked for later, and not told to come back here: called only where nobody else can be. [A2] */
export const isEarly = (ticket: Ticket, from: Standpoint): boolean => ticket.slotAt !== undefined && !isDue(ticket, from) && !isBackAt(ticket, from)

interface Ranked { readonly ticket: Ticket; readonly rank: number }

/** Booked people among themselves by their slots. */
const byRank = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || (a.rank === 1 || a.rank === 4 ? (a.ticket.slotAt ?? 0) - (b.ticket.slotAt ?? 0) : 0) || byOrder(a.ticket, b.ticket)

/** The waiting tickets of some services in the order of the rules. */
export const inOrder = (day: Day, serviceIds: readonly string[], from: Standpoint): Ticket[] =>
  waitingIn(day, serviceIds)
    .map((ticket) => ({ ticket, rank: rankAt(day, ticket, from) }))
    .toSorted(byRank)
    .map(({ ticket }) => ticket)

/** How many tickets of its service stand before this one now; 0 once it no longer waits. */
export const aheadOf = (day: Day, ticket: Ticket, from: Standpoint): number => {
  if (ticket.status !== 'waiting') return 0
  const own = { ticket, rank: rankAt(day, ticket, from) }
  let ahead = 0
  for (const other of waitingIn(day, [ticket.serviceId])) {
    if (other.id !== ticket.id && byRank({ ticket: other, rank: rankAt(day, other, from) }, own) < 0) ahead += 1
  }
  return ahead
}

/**
 * Where a ticket stands that goes back behind so many others of its service and class (priority or not). A booked time that
 * has come is spent with the call that nobody answered: it would go ahead of everybody again. [T4] [T9]
 */
export const placeAfter = (day: Day, ticket: Ticket, places: number, from: Standpoint): { orderAt: number; orderSeq: number; slotSpent?: true } => {
  const { priority } = visitOf(day, ticket)
  const peers = [...(day.waiting.get(ticket.serviceId) ?? [])]
    .flatMap((id) => day.tickets.get(id) ?? [])
    .filter((other) => visitOf(day, other).priority === priority)
    .toSorted(byOrder)
  const before = peers[Math.min(places, peers.length) - 1]
  const { orderAt, orderSeq } = before ?? ticket
  return { orderAt, orderSeq, ...(isDue(ticket, from) && { slotSpent: true }) }
}
