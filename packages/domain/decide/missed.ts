import { mayComeBack, whyNotBack } from '../come-back.ts'
import type { Ticket, Visit } from '../day.ts'
import { placeAfter } from '../queue.ts'
import { refuse } from '../result.ts'
import type { Refusal } from '../result.ts'
import { accept, of } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { reachable } from './ticket.ts'

const tooLateOrOften = ({ day, rules, now }: Context, ticket: Ticket): Refusal | undefined => {
  const { withinMinutes, times } = rules.policy.missedCall
  const why = whyNotBack(day, rules, ticket, now)
  if (why === undefined) return undefined
  const words = {
    often: `ticket ${ticket.number} was already put back ${times} times after a missed call`,
    late: `the call of ticket ${ticket.number} was missed more than ${withinMinutes} minutes ago`,
    replaced: `the visit of ticket ${ticket.number} has a later ticket for the same service`,
  }
  return refuse('conflict', words[why])
}

const backInQueue = (context: Context, ticket: Ticket, counterId?: string): Decision => {
  const { day, rules } = context
  const place = placeAfter(day, ticket, rules.policy.missedCall.places, context)
  return accept([{ type: 'ticket-returned', ...of(ticket, counterId), data: { ...place, undid: ticket.changedSeq } }], { visitId: ticket.visitId, ticketIds: [ticket.id] })
}

/**
 * "I missed my turn": what ended as no-show waits again, so many places later among its class, so many times, within so many
 * minutes. Who missed nothing but still holds a place changes nothing by asking. `conflict` where nothing was missed, or it
 * is too late or too often; `closed` after day close. [T9]
 */
export const returnMissed = (context: Context, visit: Visit): Decision => {
  const { day, rules, now } = context
  if (!day.open) return refuse('closed', 'the day is closed')
  const tickets = visit.ticketIds.flatMap((id) => day.tickets.get(id) ?? [])
  // the last call missed of those that can still be made good; else the last of all says why not
  const all = tickets.filter((ticket) => ticket.outcome === 'no-show').toSorted((a, b) => b.changedSeq - a.changedSeq)
  const missed = all.find((ticket) => mayComeBack(day, rules, ticket, now)) ?? all[0]
  if (!missed) return tickets.some((ticket) => ticket.status !== 'ended') ? accept([], { visitId: visit.id }) : refuse('conflict', 'this visit missed no call')
  return tooLateOrOften(context, missed) ?? backInQueue(context, missed)
}

/** The same at a counter that may touch the ticket's queue: the person stands there and says so. `conflict` where this ticket missed no call. [T9] */
export const returnTicket = (context: Context, staff: Staff, ticketId: string): Decision => {
  if (!context.day.open) return refuse('closed', 'the day is closed')
  const found = reachable(context, staff, ticketId)
  if (!found.ok) return found
  const { ticket, counter } = found
  if (ticket.outcome !== 'no-show') return refuse('conflict', `ticket ${ticket.number} is ${ticket.outcome ?? ticket.status}: it missed no call`)
  return tooLateOrOften(context, ticket) ?? backInQueue(context, ticket, counter.id)
}
