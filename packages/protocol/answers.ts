import { errorCodes } from '@senha/domain'
import { z } from 'zod'
import { person } from './people.ts'
import { callReason, id, instant } from './primitives.ts'
import { foundTicket, lease, passedOver, staffVisit, standingTicket, ticket, visit, waitingDevice } from './snapshots.ts'

const refusal = z.object({ ok: z.literal(false), error: z.object({ code: z.enum(errorCodes), message: z.string() }) })
const accepted = <S extends z.ZodRawShape>(fields: S) => z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), seq: z.int(), ...fields }), refusal])
const done = accepted({})
const withTicket = accepted({ ticket })
/** How a ticket stands now, at a counter: its visit's code is read where the visit is live, in the visit. (SPEC.md, R1) */
const withStanding = accepted({ ticket: standingTicket })

/** What the hub answers to each kiosk command. */
export const kioskAnswers = {
  'ticket:issue': withTicket,
  'visit:lookup': accepted({ visit }),
  'ticket:issue-second': accepted({ tickets: z.array(ticket) }),
  'ticket:paper': done,
  /** `conflict`: the kiosk's journal is a copy; it begins one of its own and asks again. */
  'numbers:lease': accepted({ businessDay: z.string(), leases: z.array(lease) }),
  'ticket:hand-in': withTicket,
  /** `device` prints it now: the fallback that the centre declares for this kiosk. */
  'ticket:print-elsewhere': accepted({ device: z.string() }),
  'visit:missed': accepted({ visit }),
  'appointment:lookup': accepted({ serviceId: id, slotAt: instant }),
  'appointment:check-in': withTicket,
  'card:wanted': done,
  'card:paper': done,
  'printer:report': done,
  'clock:report': done,
} as const

const called = accepted({ ticket, reason: callReason, visit: staffVisit, passedOver: z.array(passedOver) })

/** What the hub answers to each counter command. */
export const counterAnswers = {
  'counter:open': done, 'counter:pause': done, 'counter:resume': done, 'counter:close': done,
  'ticket:call-next': called, 'ticket:call': called,
  'ticket:recall': withStanding, 'ticket:start': withStanding, 'ticket:finish': withStanding, 'ticket:no-show': withStanding, 'ticket:requeue': withStanding,
  'ticket:park': withStanding, 'ticket:unpark': withStanding, 'ticket:transfer': withStanding, 'ticket:cancel': withStanding, 'ticket:undo': withStanding, 'ticket:return': done,
  /** With the code: where no paper comes out, the person writes it down. */
  'ticket:issue': withTicket,
  /** Tells nothing of the ticket: it may be another agency's. */
  'ticket:reprint': done,
  'ticket:find': accepted({ tickets: z.array(foundTicket) }),
  'visit:change': accepted({ visit }), 'visit:refer': accepted({ tickets: z.array(standingTicket) }), 'visit:record': done,
  'appointment:check-in': withTicket, 'appointment:book': accepted({ bookingCode: z.string() }), 'appointment:cancel': done,
  'interpreter:request': done, 'interpreter:answer': done, 'interpreter:end': done,
  /** `cardCode` is told this once. */
  'card:issue': accepted({ cardCode: z.string() }), 'card:show': accepted({ visit: staffVisit }), 'card:delete': done,
  'card:print': accepted({ outcome: z.enum(['printed', 'failed', 'unknown']) }),
} as const

export const visitorAnswers = { 'visit:leave': done, 'visit:missed': done } as const
export const displayAnswers = { 'display:report': done } as const
export const monitorAnswers = {
  'notice:post': done, 'notice:clear': done, 'clock:accept': done, 'appointment:import': accepted({ count: z.int() }),
  'device:waiting': accepted({ device: waitingDevice }), 'device:pair': done, 'device:revoke': done, 'device:identify': done,
  'people:list': accepted({ people: z.array(person) }), 'people:end-sessions': done, 'people:reset-pin': accepted({ pin: z.string() }),
} as const
