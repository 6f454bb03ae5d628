import type { Centre } from '@senha/centre'
import type { Alert, PublicCentre, Ticket, Visit } from '@senha/protocol'
import type { Day, Decided } from '@senha/domain'
import type { Namespace, Socket } from 'socket.io'
import type { GivenFolder } from '../folders.ts'
import type { Hub } from '../hub.ts'
import type { Presence } from '../presence.ts'
import type { Staffing } from '../staffing.ts'
import type { Budgets, Failures, Guesses, Throttle } from '@senha/guard'
import type { ActRecord } from '../store/record.ts'
import type { limits } from '../timings.ts'
import { ticketView, visitView } from '../views/house.ts'
import type { House } from '../views/house.ts'
import type { HubHealth } from '../views/alerts/hub.ts'
import type { Aside } from '../store/aside.ts'
import type { Doors } from './doors.ts'

/** Kinds of senders, as `limits.commands` lists them. */
export type Sender = keyof typeof limits.commands

/** What every namespace works with; made once in server.ts. */
export interface Parts {
  readonly hub: Hub
  readonly centre: Centre
  readonly publicCentre: PublicCentre
  readonly staffing: Staffing
  readonly record: ActRecord
  readonly presence: Presence<Socket>
  readonly doors: Doors
  /** The day (by default the committed one) with the estimates of the last timer tick. */
  readonly house: (day?: Day) => House
  /** What needs somebody now. */
  readonly alerts: () => Alert[]
  /** How the hub's own machine does. */
  readonly health: () => HubHealth
  /** Writes what is no fact of the log. */
  readonly aside: Aside
  readonly wrongCodes: Guesses
  /** What each kind of sender may use up. */
  readonly budgets: { readonly [K in Sender]: Budgets }
  /** What a member of staff may add to the day. */
  readonly additions: Throttle
  readonly failures: Failures
  /** Folders from the command line that cannot be read now. */
  readonly missing: () => readonly GivenFolder[]
}

/** What the rest of the hub tells a namespace. */
export interface Room {
  readonly namespace: Namespace
  /** Something changed: push the snapshots soon. */
  readonly changed: () => void
  readonly stop: () => void
}

/** The first (or only) ticket that a decision tells of. */
export const decidedTicket = (house: House, decided: Decided): Ticket => {
  const ticket = house.day.tickets.get(decided.ticketIds?.[0] ?? '')
  if (!ticket) throw new Error('a decision about a ticket names none')
  return ticketView(house, ticket)
}

export const decidedVisit = (house: House, decided: Decided): Visit => {
  const visit = house.day.visits.get(decided.visitId ?? '')
  if (!visit) throw new Error('a decision about a visit names none')
  return visitView(house, visit)
}

export const decidedTickets = (house: House, decided: Decided): Ticket[] =>
  (decided.ticketIds ?? []).flatMap((id) => house.day.tickets.get(id) ?? []).map((ticket) => ticketView(house, ticket))
