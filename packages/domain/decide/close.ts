import type { Day } from '../day.ts'
import type { Fact } from '../facts.ts'
import { ended } from './ticket.ts'

/** Ends the day: who still waits expires, who is being served counts as served, every counter closes. [T8] */
export const closeDay = (day: Day): Fact[] => [
  ...[...day.tickets.values()].filter((ticket) => ticket.status !== 'ended').map((ticket) => ended(ticket, ticket.status === 'serving' ? 'served' : 'expired')),
  ...[...day.counters.values()].filter((counter) => counter.status !== 'closed').map((counter): Fact => ({ type: 'counter-closed', counterId: counter.id, data: {} })),
  { type: 'day-closed', data: { businessDay: day.businessDay } },
]

/** `booked` are the bookings for this day that were made before it. */
export const openDay = (businessDay: string, booked: readonly Fact[] = []): Fact[] => [{ type: 'day-opened', data: { businessDay } }, ...booked]
