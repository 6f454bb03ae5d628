import type { Day, Ticket, Visit } from './day.ts'

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

const waitingIn = (day: Day, serviceIds: readonly string[]): Ticket[] =>
  serviceIds.flatMap((serviceId) => [...(day.waiting.get(serviceId) ?? [])].flatMap((id) => day.tickets.get(id) ?? []))

/** 0 legal priority, 1 told to come back to this counter, 2 everybody else. [D1] [D2] */
const rankAt = (day: Day, ticket: Ticket, counterId: string | undefined): number =>
  visitOf(day, ticket).priority ? 0 : counterId !== undefined && ticket.returnTo === counterId ? 1 : 2

/** The waiting tickets of some services in the order of the rules, as a counter (or, without one, the house) would call them. */
export const inOrder = (day: Day, serviceIds: readonly string[], counterId?: string): Ticket[] =>
  waitingIn(day, serviceIds)
    .map((ticket) => ({ ticket, rank: rankAt(day, ticket, counterId) }))
    .toSorted((a, b) => a.rank - b.rank || byOrder(a.ticket, b.ticket))
    .map(({ ticket }) => ticket)

/** How many tickets of its service stand before this one now; 0 once it no longer waits. */
export const aheadOf = (day: Day, ticket: Ticket): number => {
  if (ticket.status !== 'waiting') return 0
  const rank = rankAt(day, ticket, undefined)
  let ahead = 0
  for (const other of waitingIn(day, [ticket.serviceId])) {
    if (other.id === ticket.id) continue
    const otherRank = rankAt(day, other, undefined)
    if (otherRank < rank || (otherRank === rank && byOrder(other, ticket) < 0)) ahead += 1
  }
  return ahead
}

/** Where a ticket stands that goes back behind so many others of its service and class (priority or not). [T4] [T9] */
export const placeAfter = (day: Day, ticket: Ticket, places: number): { orderAt: number; orderSeq: number } => {
  const { priority } = visitOf(day, ticket)
  const peers = [...(day.waiting.get(ticket.serviceId) ?? [])]
    .flatMap((id) => day.tickets.get(id) ?? [])
    .filter((other) => visitOf(day, other).priority === priority)
    .toSorted(byOrder)
  const before = peers[Math.min(places, peers.length) - 1]
  return before ? { orderAt: before.orderAt, orderSeq: before.orderSeq } : { orderAt: ticket.orderAt, orderSeq: ticket.orderSeq }
}
