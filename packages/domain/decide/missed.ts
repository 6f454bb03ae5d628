import type { Ticket, Visit } from '../day.ts'
import { placeAfter } from '../queue.ts'
import { refuse } from '../result.ts'
import { accept, of } from './context.ts'
import type { Context, Decision } from './context.ts'

/**
 * "I missed my call": what ended as no-show waits again, so many places later among its class, so many times, within so many
 * minutes. Who missed nothing but still holds a place changes nothing by asking. `conflict` where nothing was missed, or it
 * is too late or too often; `closed` after day close. [T9]
 */
export const returnMissed = (context: Context, visit: Visit): Decision => {
  const { day, rules, now } = context
  if (!day.open) return refuse('closed', 'the day is closed')
  const tickets = visit.ticketIds.flatMap((id) => day.tickets.get(id) ?? [])
  const about = { visitId: visit.id }
  const { withinMinutes, places, times } = rules.policy.missedCall
  const late = (ticket: Ticket): boolean => now - (ticket.endedAt ?? 0) > withinMinutes * 60_000
  // the last call missed of those that can still be made good; else the last of all says why not
  const all = tickets.filter((ticket) => ticket.outcome === 'no-show').toSorted((a, b) => b.changedSeq - a.changedSeq)
  const missed = all.find((ticket) => ticket.returnCount < times && !late(ticket)) ?? all[0]
  if (!missed) return tickets.some((ticket) => ticket.status !== 'ended') ? accept([], about) : refuse('conflict', 'this visit missed no call')
  if (missed.returnCount >= times) return refuse('conflict', `ticket ${missed.number} was already put back ${times} times after a missed call`)
  if (late(missed)) return refuse('conflict', `the call of ticket ${missed.number} was missed more than ${withinMinutes} minutes ago`)
  return accept([{ type: 'ticket-returned', ...of(missed), data: { ...placeAfter(day, missed, places, context), undid: missed.changedSeq } }], { ...about, ticketIds: [missed.id] })
}
