import { alreadyIn, promisesOf } from '../come-back.ts'
import type { Ticket } from '../day.ts'
import type { Fact, Outcome } from '../facts.ts'
import { isLost, mayTouch, serviceOrWelcome } from '../lost.ts'
import { isLive, placeAfter, visitOf } from '../queue.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CounterRules } from '../rules.ts'
import { allow } from '../ticket-life.ts'
import type { TicketVerb } from '../ticket-life.ts'
import { accept, of, ownCounter, ownLiveTicket, serviceOf, ticketById } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { mayPrint } from './find.ts'
import { creditedOrder, paperFacts, ticketFacts } from './issue.ts'

/** What a command about one ticket decided. */
export const told = (facts: Fact[], ticket: Ticket): Decision => accept(facts, { ticketIds: [ticket.id], visitId: ticket.visitId })

/** Asks something of the live ticket of one's own counter. */
const onLive = (context: Context, staff: Staff, verb: TicketVerb, facts: (ticket: Ticket, counter: CounterRules) => Fact[]): Decision => {
  const own = ownLiveTicket(context, staff)
  if (!own.ok) return own
  const allowed = allow(own.ticket, verb)
  return allowed.ok ? told(facts(own.ticket, own.counter), own.ticket) : allowed
}

/** A ticket that this counter may touch: its live one, or one of a queue that it serves and that is live nowhere. */
export const reachable = (context: Context, staff: Staff, ticketId: string): Result<{ ticket: Ticket; counter: CounterRules }> => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  const found = ticketById(context.day, ticketId)
  if (!found.ok) return found
  const { ticket } = found
  if (isLive(ticket) && ticket.id !== own.live?.id) return refuse('forbidden', `ticket ${ticket.number} is live at another counter`)
  if (ticket.id !== own.live?.id && !mayTouch(context.rules, staff.agency, own.counter, ticket.serviceId)) return refuse('forbidden', `counter ${own.counter.number} does not serve the queue of ticket ${ticket.number}`)
  return { ok: true, ticket, counter: own.counter }
}

const onReachable = (context: Context, staff: Staff, ticketId: string, verb: TicketVerb, facts: (ticket: Ticket, counter: CounterRules) => Fact[]): Decision => {
  const found = reachable(context, staff, ticketId)
  if (!found.ok) return found
  const allowed = allow(found.ticket, verb)
  return allowed.ok ? told(facts(found.ticket, found.counter), found.ticket) : allowed
}

export const recall = (context: Context, staff: Staff): Decision =>
  onLive(context, staff, 'recall', (ticket, counter) => [{ type: 'ticket-recalled', ...of(ticket, counter.id), data: {} }])

export const start = (context: Context, staff: Staff): Decision =>
  onLive(context, staff, 'start', (ticket, counter) => [{ type: 'ticket-started', ...of(ticket, counter.id), data: {} }])

export const finish = (context: Context, staff: Staff): Decision =>
  onLive(context, staff, 'finish', (ticket, counter) => [ended(ticket, 'served', counter.id), ...nextInOrder(context, ticket, counter.id)])

/** Issues nothing of an ordered referral: who comes back goes on in its order. [R2] [T9] */
export const noShow = (context: Context, staff: Staff): Decision =>
  onLive(context, staff, 'no-show', (ticket, counter) => [ended(ticket, 'no-show', counter.id)])

export const cancel = (context: Context, staff: Staff, ticketId: string): Decision =>
  onReachable(context, staff, ticketId, 'cancel', (ticket, counter) => [ended(ticket, 'cancelled', counter.id), ...nextInOrder(context, ticket, counter.id)])

export const ended = (ticket: Ticket, outcome: Outcome, counterId?: string): Fact =>
  ({ type: 'ticket-ended', ...of(ticket, counterId), data: { outcome } })

/** The next ticket of an ordered referral is issued when the one before it was served, or a counter cancelled it; at the Welcoming Office where its service is lost. [R2] [L5] */
const nextInOrder = (context: Context, ticket: Ticket, counterId: string): Fact[] => {
  const visit = visitOf(context.day, ticket)
  const onward = visit.next.find((one) => one.after === ticket.id)
  const promised = onward?.serviceIds[0]
  const next = promised === undefined ? undefined : serviceOrWelcome(context.rules, promised)
  if (promised === undefined || !next) return []
  const orderAt = creditedOrder(context.day, visit, context.now, context.rules.policy.journeyCredit)
  const insteadOf = isLost(context.rules, promised) ? { insteadOf: promised } : {}
  return ticketFacts(context, visit, next, { stage: ticket.stage + 1, orderAt, paper: { by: 'nobody' }, counterId, ...insteadOf }).facts
}

/** Puts a called ticket back, so many places later among those of its class (priority or not), so many times at most. [T4] */
export const requeue = (context: Context, staff: Staff): Decision => {
  const own = ownLiveTicket(context, staff)
  if (!own.ok) return own
  const allowed = allow(own.ticket, 'requeue')
  if (!allowed.ok) return allowed
  const { times, places } = context.rules.policy.requeue
  if (own.ticket.requeueCount >= times) return refuse('conflict', `ticket ${own.ticket.number} was already put back ${times} times: no-show ends it`)
  return told([{ type: 'ticket-requeued', ...of(own.ticket, own.counter.id), data: placeAfter(context.day, own.ticket, places, context) }], own.ticket)
}

/** Sets a ticket aside with its order kept; taken from a counter, it is told to come back to this very one. [T5] */
export const park = (context: Context, staff: Staff, request: { ticketId?: string; reason?: string }): Decision => {
  const facts = (ticket: Ticket, counter: CounterRules): Fact[] =>
    [{ type: 'ticket-parked', ...of(ticket, counter.id), data: {}, ...(request.reason !== undefined && { private: { text: request.reason } }) }]
  return request.ticketId === undefined ? onLive(context, staff, 'park', facts) : onReachable(context, staff, request.ticketId, 'park', facts)
}

export const unpark = (context: Context, staff: Staff, ticketId: string): Decision =>
  onReachable(context, staff, ticketId, 'unpark', (ticket, counter) => [{ type: 'ticket-unparked', ...of(ticket, counter.id), data: {} }])

/** The same ticket in another queue, because it stood in the wrong one: its number and its order are kept. `conflict` where the visit has a place in that queue, or is on its way to it. [T6] [R3] */
export const transfer = (context: Context, staff: Staff, request: { ticketId: string; serviceId: string }): Decision => {
  const { day, rules, now } = context
  const target = serviceOf(rules, request.serviceId)
  if (!target.ok) return target
  const found = reachable(context, staff, request.ticketId)
  if (!found.ok) return found
  const { ticket } = found
  if (ticket.serviceId === target.service.id) return refuse('conflict', `ticket ${ticket.number} already stands in this queue`)
  // asked first: a move that cannot be made tells nothing of the visit's other queues
  const allowed = allow(ticket, 'transfer')
  if (!allowed.ok) return allowed
  const visit = visitOf(day, ticket)
  return alreadyIn(day, visit, target.service.id, promisesOf(day, rules, visit, now), ticket) ?? onReachable(context, staff, ticket.id, 'transfer', (_ticket, counter) =>
    [{ type: 'ticket-transferred', ...of(ticket, counter.id), serviceId: target.service.id, data: { fromServiceId: ticket.serviceId } }])
}

/** Lost paper: the same ticket printed again, marked as a reprint, at a named device; also where it is live at another counter. [S2] [P4] */
export const reprint = (context: Context, staff: Staff, request: { ticketId: string; printAt: string }): Decision => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  const found = ticketById(context.day, request.ticketId)
  if (!found.ok) return found
  const isOwn = found.ticket.id === own.live?.id || found.ticket.asked?.counterId === own.counter.id
  if (!isOwn && !mayPrint(context.rules, staff, found.ticket)) return refuse('forbidden', `ticket ${found.ticket.number} is of another agency: the Welcoming Office prints it again`)
  if (found.ticket.status === 'ended') return refuse('conflict', `ticket ${found.ticket.number} has ended: it is not printed again`)
  return told(paperFacts(context, of(found.ticket, own.counter.id), { by: 'job', device: request.printAt }, found.ticket.paper !== 'pending' && found.ticket.paper !== 'failed'), found.ticket)
}
