import { alreadyIn, promisesOf } from '../come-back.ts'
import { counterNow } from '../day.ts'
import type { CounterNow, Day, Ticket } from '../day.ts'
import { isLive, liveTicketOf, visitOf } from '../queue.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CentreRules } from '../rules.ts'
import { of, ownCounter } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { told } from './ticket.ts'

type LastChange = NonNullable<CounterNow['lastChange']>
export interface Undoable { readonly ticket: Ticket; readonly last: LastChange }
type Rules = Pick<CentreRules, 'policy'>

/** Until when a counter can take a change back, ms. */
export const undoUntil = ({ policy }: Rules, { at }: LastChange): number => at + policy.undoSeconds * 1000

/** The last change of a counter and the ticket as it was before it, where it can be taken back now; else why not. [T7] */
export const undoableAt = (day: Day, rules: Rules, counterId: string, now: number): Result<Undoable> => {
  const counter = counterNow(day, counterId)
  const { lastChange: last } = counter
  const ticket = day.tickets.get(last?.ticketId ?? '')
  if (!last || !ticket?.before) return refuse('conflict', 'there is nothing to take back')
  const { before, number } = ticket
  if (now > undoUntil(rules, last)) return refuse('conflict', `the last change of ticket ${number} is too long ago to be taken back`)
  if (ticket.changedSeq !== last.seq) return refuse('conflict', `ticket ${number} has changed since: its earlier change stands`)
  const live = day.tickets.get(counter.ticketId ?? '')
  if (isLive(before) && live && live.id !== ticket.id) return refuse('conflict', `this counter has another live ticket, ${live.number}`)
  const visit = visitOf(day, ticket)
  const elsewhere = liveTicketOf(day, visit)
  if (isLive(before) && elsewhere && elsewhere.id !== ticket.id) return refuse('conflict', `the person with ticket ${number} is at another counter`)
  if (ticket.followedSeq !== undefined && ticket.followedSeq > last.seq) return refuse('conflict', `after ticket ${number} its next ticket was issued: it stays ended`)
  const comesAnew = before.status !== 'ended' && (ticket.status === 'ended' || ticket.serviceId !== before.serviceId)
  const already = comesAnew ? alreadyIn(day, visit, before.serviceId, promisesOf(day, rules, visit, now), ticket) : undefined
  return already ?? { ok: true, ticket, last }
}

/** Takes the last change of this counter back, within `undoSeconds`. [T7] */
export const undo = (context: Context, staff: Staff): Decision => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  const found = undoableAt(context.day, context.rules, own.counter.id, context.now)
  return found.ok ? told([{ type: 'ticket-undone', ...of(found.ticket, own.counter.id), data: { undid: found.last.seq } }], found.ticket) : found
}
