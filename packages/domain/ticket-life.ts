import type { Ticket, TicketStatus } from './day.ts'
import { refuse } from './result.ts'
import type { Result } from './result.ts'

export type TicketVerb = 'call' | 'recall' | 'start' | 'finish' | 'no-show' | 'requeue' | 'park' | 'unpark' | 'transfer' | 'cancel'

/** From which status each verb is allowed (domain.md, "Ticket life"). Every other transition is refused. [T1] */
const allowedFrom: Record<TicketVerb, readonly TicketStatus[]> = {
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  'no-show': ['called'],
  requeue: ['called'],
  park: ['waiting', 'called', 'serving'],
  unpark: ['parked'],
  transfer: ['waiting', 'called', 'serving'],
  cancel: ['waiting', 'called', 'parked'],
}

/** Whether a ticket can do what is asked; the refusal (`conflict`) names the ticket, its status and what was asked. */
export const allow = (ticket: Ticket, verb: TicketVerb): Result =>
  allowedFrom[verb].includes(ticket.status)
    ? { ok: true }
    : refuse('conflict', `ticket ${ticket.number} is ${ticket.status}${ticket.outcome ? ` (${ticket.outcome})` : ''}: ${verb} is not possible`)
