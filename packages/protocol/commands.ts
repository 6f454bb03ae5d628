import { z } from 'zod'
import { MOST_LIST_PARTS, bookingCode, cardCode, commandId, freeText, id, instant, language, paper, partySize, visitCode } from './primitives.ts'

const shape = <S extends z.ZodRawShape>(fields: S) => z.strictObject({ commandId, ...fields })
const onTicket = shape({ ticketId: id })
const plain = shape({})
/** A few words a person chose or typed. Never in the log itself. */
const reason = freeText.max(120)

/** A clock is never wrong by more than this: a century. */
const maxClockSeconds = 100 * 366 * 86_400
const pairingCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9]{6}$/)
const deviceKind = z.enum(['kiosk', 'display', 'monitor'])

/** State of a printer as its device reports it. `ticketsLeft` is an estimate from the roll's length. */
export const printerState = z.strictObject({
  state: z.enum(['ready', 'paper-near-end', 'no-paper', 'cover-open', 'cutter-error', 'offline', 'error', 'unknown']),
  ticketsLeft: z.int().min(0).max(100_000).optional(),
  /** So many papers in a row were asked for that the kiosk pauses. Left out: it does not. */
  limited: z.boolean().optional(),
})
export type PrinterState = z.infer<typeof printerState>

export const kioskCommands = {
  'ticket:issue': shape({ topicId: id, language, priority: z.boolean().optional(), partySize: partySize.optional(), assisted: z.boolean().optional() }),
  'visit:lookup': shape({ visitCode }),
  'ticket:issue-second': shape({ visitCode }),
  'ticket:paper': shape({ ticketId: id, outcome: paper.exclude(['pending']), detail: z.string().max(200).optional() }),
  /** Numbers in reserve for the time without a hub; asked at each start and each new day. */
  'numbers:lease': plain,
  /**
   * A ticket that was issued on paper from the reserve. `issuedAt` by the kiosk's clock; `number` as it stands on the
   * paper; `firstCommandId`: the `ticket:issue` whose answer never came. The answer's ticket has another number where
   * two papers say the same, and then says what the paper says.
   */
  'ticket:hand-in': shape({
    businessDay: z.iso.date(), topicId: id, language, priority: z.boolean().optional(), partySize: partySize.optional(), assisted: z.boolean().optional(),
    ordinal: z.int().min(1).max(99_999), visitCode, issuedAt: instant, firstCommandId: commandId.optional(),
    number: z.string().regex(/^[A-Z]{1,2}\d{3,5}$/).optional(),
  }),
  'ticket:print-elsewhere': onTicket,
  /** "I missed my turn": back into the queue by the centre's rule. */
  'visit:missed': shape({ visitCode }),
  /** Whether a booking of today has this code, before anything else is asked of its person; it changes nothing. */
  'appointment:lookup': shape({ bookingCode }),
  /** Who booked a time is here: a ticket at the booked service, for its slot where that is not over (`slotAt` in the answer). */
  'appointment:check-in': shape({ bookingCode, language, priority: z.boolean().optional(), partySize: partySize.optional() }),
  /** Whether a `card:slip` is still waited for: asked right before it is printed. `not-found`: it came too late, and nobody stands there. */
  'card:wanted': shape({ slipId: id }),
  /** What became of a `card:slip`. */
  'card:paper': shape({ slipId: id, outcome: z.enum(['printed', 'failed', 'unknown']) }),
  'printer:report': shape({ printer: printerState }),
  /** How far this device's own clock is ahead of the hub's time (behind: negative); told again when it changes. */
  'clock:report': shape({ aheadSeconds: z.int().min(-maxClockSeconds).max(maxClockSeconds) }),
} as const

export const counterCommands = {
  'counter:open': shape({ counterId: id, takeOver: z.boolean().optional(), languages: z.array(language).min(1).max(9).optional(), services: z.array(id).min(1).max(20).optional() }),
  'counter:pause': shape({ reason: reason.optional() }),
  'counter:resume': plain,
  'counter:close': plain,
  'ticket:call-next': plain,
  'ticket:call': onTicket,
  'ticket:recall': plain,
  'ticket:start': plain,
  'ticket:finish': plain,
  'ticket:no-show': plain,
  'ticket:requeue': plain,
  'ticket:park': shape({ reason: reason.optional(), ticketId: id.optional() }),
  'ticket:unpark': onTicket,
  /** Who missed a call stands here: back into the queue by the centre's rule. */
  'ticket:return': onTicket,
  /** A number, a visit code, or what a paper's code says; a question that changes nothing. */
  'ticket:find': shape({ wanted: z.string().trim().min(1).max(300) }),
  'ticket:transfer': shape({ ticketId: id, serviceId: id }),
  'ticket:cancel': onTicket,
  'ticket:undo': plain,
  'ticket:issue': shape({ topicId: id, language, priority: z.boolean().optional(), partySize: partySize.optional(), printAt: id.optional() }),
  'ticket:reprint': shape({ ticketId: id, printAt: id }),
  'visit:change': shape({ visitCode, language: language.optional(), priority: z.boolean().optional(), partySize: partySize.optional() }),
  'visit:refer': shape({ visitCode, serviceIds: z.array(id).min(1).max(8), ordered: z.boolean().optional(), note: freeText.optional(), printAt: id.optional() }),
  'appointment:check-in': shape({ bookingCode, language, priority: z.boolean().optional(), partySize: partySize.optional(), printAt: id.optional() }),
  /** A time booked for a service of one's own agency; the answer holds the code for the person. */
  'appointment:book': shape({ serviceId: id, slotAt: instant, language: language.optional() }),
  'appointment:cancel': shape({ appointmentId: id }),
  /** Left out: the live visit's language. */
  'interpreter:request': shape({ language: language.optional() }),
  /** `accept: false` of who said yes before takes it back. */
  'interpreter:answer': shape({ requestId: id, accept: z.boolean() }),
  'interpreter:end': plain,
  'card:issue': shape({ visitCode }),
  'card:show': shape({ visitCode, cardCode }),
  'card:delete': shape({ cardCode }),
  /** The code of the live visit's card on paper, now, at a device that is connected. It is never kept on its way. */
  'card:print': shape({ visitCode, cardCode, printAt: id }),
  'visit:record': shape({ visitCode, documents: z.array(id).max(40).optional(), note: freeText.optional() }),
} as const

export const visitorCommands = { 'visit:leave': plain, 'visit:missed': plain } as const

/** What a display says of itself: no command about tickets. */
export const displayCommands = {
  'display:report': shape({ version: z.string().max(40), width: z.int().min(1).max(20_000), height: z.int().min(1).max(20_000), audio: z.enum(['ready', 'blocked', 'none']) }),
} as const

/** What a signed-in supervisor may do at the monitor; a monitor's own token only watches (`forbidden`). */
export const monitorCommands = {
  'notice:post': shape({ noticeId: id, counter: z.string().regex(/^[1-9]\d{0,2}$/).optional(), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional() }),
  'notice:clear': shape({ noticeId: id }),
  /** The machine's clock, so far ahead as the snapshot's `clock` says, is right: the hub follows it. `conflict` where it moved since. */
  'clock:accept': shape({ aheadSeconds: z.int().min(-maxClockSeconds).max(maxClockSeconds) }),
  /**
   * A list of bookings as CSV with a head line, such as `code,service,date,time,language`, times local; taken in whole or not
   * at all. One that is larger than a frame comes in parts, each under a command of its own, in order: until the last one the
   * answer counts 0, and nothing is kept on disk.
   */
  'appointment:import': shape({
    csv: z.string().min(1).max(60_000),
    part: z.strictObject({ importId: z.uuid(), number: z.int().min(1).max(MOST_LIST_PARTS), of: z.int().min(1).max(MOST_LIST_PARTS) }).optional(),
  }),
  /** Which device shows this code: asked before it is let in. */
  'device:waiting': shape({ code: pairingCode }),
  /** Lets in the device that shows this code, under the name `deviceId`. `kind`: what the supervisor was shown; another is `conflict`. */
  'device:pair': shape({ code: pairingCode, deviceId: id, kind: deviceKind.optional() }),
  'device:revoke': shape({ kind: deviceKind, deviceId: id }),
  /** The display shows its own name for a while. */
  'device:identify': shape({ deviceId: id }),
  /** Staff, and where each is signed in. */
  'people:list': plain,
  /** Signs somebody out everywhere. */
  'people:end-sessions': shape({ userId: id }),
  /** A PIN for one sign-in, told once; its owner then chooses another. */
  'people:reset-pin': shape({ userId: id }),
} as const

export type CounterCommand = keyof typeof counterCommands
export type Payload<T extends z.ZodType> = z.infer<T>
