import type { Visit } from '../day.ts'
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
  const missed = tickets.findLast((ticket) => ticket.outcome === 'no-show')
  if (!missed) return tickets.some((ticket) => ticket.status !== 'ended') ? accept([], about) : refuse('conflict', 'this visit missed no call')
  const { withinMinutes, places, times } = rules.policy.missedCall
  if (missed.returnCount >= times) return refuse('conflict', `ticket ${missed.number} was already put back ${times} times after a missed call`)
  if (now - (missed.endedAt ?? 0) > withinMinutes * 60_000) return refuse('conflict', `the call of ticket ${missed.number} was missed more than ${withinMinutes} minutes ago`)
  return accept([{ type: 'ticket-returned', ...of(missed), data: { ...placeAfter(day, missed, places), undid: missed.changedSeq } }], { ...about, ticketIds: [missed.id] })
}
