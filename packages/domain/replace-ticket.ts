import { counterNow, longestTurnMs, recentCycles } from './day.ts'
import type { Day, Ticket } from './day.ts'

/** Puts a ticket in the place of what it was, and keeps the waiting lists and the live ticket of each counter in step with it. */
export const replaceTicket = (day: Day, at: number, old: Ticket | undefined, now: Ticket): void => {
  day.tickets.set(now.id, now)
  if (old?.status === 'waiting') day.waiting.get(old.serviceId)?.delete(old.id)
  if (now.status === 'waiting') {
    const queue = day.waiting.get(now.serviceId)
    if (queue) queue.add(now.id)
    else day.waiting.set(now.serviceId, new Set([now.id]))
  }
  const live = now.status === 'called' || now.status === 'serving'
  if (old?.counterId !== undefined && counterNow(day, old.counterId).ticketId === now.id && !(live && now.counterId === old.counterId)) leaveCounter(day, old.serviceId, old.counterId, at)
  // nobody interprets for who has left the counter
  const asked = old?.counterId === undefined ? undefined : day.interpreting.get(old.counterId)
  if (asked?.ticketId === now.id && !(live && now.counterId === asked.counterId)) day.interpreting.delete(asked.counterId)
  if (live && now.counterId !== undefined) takeCounter(day, old, now, now.counterId, at)
}

/** The counter has a live ticket. What it did since the one before counts too, where this one waited all the while. */
const takeCounter = (day: Day, old: Ticket | undefined, now: Ticket, counterId: string, at: number): void => {
  const counter = counterNow(day, counterId)
  if (counter.ticketId === now.id) return
  const { freeSince } = counter
  const turned = freeSince !== undefined && old !== undefined && old.issuedAt <= freeSince && at - freeSince <= longestTurnMs
  day.counters.set(counterId, { ...counter, ticketId: now.id, takenSince: turned ? freeSince : at, freeSince: undefined })
}

/** The counter has no live ticket any more; how long it had is remembered for forecasts. */
const leaveCounter = (day: Day, serviceId: string, counterId: string, at: number): void => {
  const counter = counterNow(day, counterId)
  day.counters.set(counterId, { ...counter, ticketId: undefined, takenSince: undefined, freeSince: at })
  if (!day.open || counter.takenSince === undefined) return
  const known = day.cycleSeconds.get(serviceId) ?? []
  day.cycleSeconds.set(serviceId, [...known, (at - counter.takenSince) / 1000].slice(-recentCycles))
}
