import { chooseNext } from '../dispatch.ts'
import type { CallReason, Fact, PassedOver } from '../facts.ts'
import { mayTouch } from '../lost.ts'
import { inOrder, liveTicketOf, visitOf } from '../queue.ts'
import type { Ticket } from '../day.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CounterRules } from '../rules.ts'
import { allow } from '../ticket-life.ts'
import { accept, of, ownCounter, ticketById } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { interpreterFor } from './interpreter.ts'

const callFacts = (context: Context, ticket: Ticket, counter: CounterRules, reason: CallReason, passedOver: readonly PassedOver[]): Fact[] => [
  { type: 'ticket-called', ...of(ticket, counter.id), data: { reason, passedOver: [...passedOver] } },
  ...interpreterFor(context, ticket, counter),
]

/** A counter that may call now: open, not paused, without a live ticket. [C3] */
const freeCounter = (context: Context, staff: Staff): Result<{ counter: CounterRules }> => {
  if (!context.day.open) return refuse('closed', 'the day is closed')
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  if (own.paused) return refuse('conflict', `counter ${own.counter.number} is paused`)
  if (own.live) return refuse('conflict', `counter ${own.counter.number} still has the live ticket ${own.live.number} (${own.live.status})`)
  return { ok: true, counter: own.counter }
}

/** Calls whoever the rules say; `empty` where nobody can be called here now. [D1]–[D5] */
export const callNext = (context: Context, staff: Staff): Decision => {
  const free = freeCounter(context, staff)
  if (!free.ok) return free
  const choice = chooseNext(context.day, context.rules, free.counter, context.now)
  if (choice.ticket) return accept(callFacts(context, choice.ticket, free.counter, choice.reason, choice.passedOver), { ticketIds: [choice.ticket.id], visitId: choice.ticket.visitId })
  // the hold of a language begins now, though nobody was called: else it would begin anew at every try
  const newlyHeld = choice.passedOver.filter((other) => other.rule === 'language').flatMap((other) => context.day.tickets.get(other.ticketId) ?? []).filter((ticket) => ticket.heldSince === undefined)
  const facts: Fact[] = newlyHeld.map((ticket) => ({ type: 'ticket-passed-over', ...of(ticket, free.counter.id), data: { rule: 'language' } }))
  const message = choice.passedOver.length === 0 ? 'nobody is waiting' : `nobody can be called here now: ${choice.passedOver.length} waiting for another counter`
  return { ...refuse('empty', message), facts }
}

/** Calls one ticket by hand; who stood before it is recorded. */
export const callTicket = (context: Context, staff: Staff, ticketId: string): Decision => {
  const free = freeCounter(context, staff)
  if (!free.ok) return free
  const found = ticketById(context.day, ticketId)
  if (!found.ok) return found
  const { ticket } = found
  if (!mayTouch(context.rules, staff.agency, free.counter, ticket.serviceId)) return refuse('forbidden', `counter ${free.counter.number} does not serve the queue of ticket ${ticket.number}`)
  const allowed = allow(ticket, 'call')
  if (!allowed.ok) return allowed
  // with which ticket, and so at whose counter, is told to nobody [R1]
  if (liveTicketOf(context.day, visitOf(context.day, ticket))) return refuse('conflict', `the person with ticket ${ticket.number} is at another counter`)
  const queues = free.counter.services.includes(ticket.serviceId) ? free.counter.services : [ticket.serviceId]
  const order = inOrder(context.day, queues, { rules: context.rules, now: context.now, counterId: free.counter.id })
  const passedOver = order.slice(0, order.findIndex((other) => other.id === ticket.id)).map((other) => ({ ticketId: other.id, rule: 'manual' as const }))
  return accept(callFacts(context, ticket, free.counter, 'manual', passedOver), { ticketIds: [ticket.id], visitId: ticket.visitId })
}
