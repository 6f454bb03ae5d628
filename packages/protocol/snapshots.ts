import { centreSchema } from '@senha/centre'
import { z } from 'zod'
import { alert, unattended } from './alerts.ts'
import { printerState } from './commands.ts'
import { staffUser } from './handshake.ts'
import { callReason, id, instant, language, outcome, paper, partySize, ticketStatus, visitCode, wait } from './primitives.ts'

/** Every snapshot says where in the log it stands and when it was made. */
const stamp = { seq: z.int(), at: instant }

/** Set where two people's papers say one number: what this ticket's paper says, or the numbers of the others whose papers say this one. */
const papers = { paperNumber: z.string().optional(), samePaper: z.array(z.string()).optional() }

/** One place in a service's queue, as the visitor's own kiosk, paper and phone see it. */
export const ticket = z.object({
  id, number: z.string(), serviceId: id, stage: z.int().min(1), status: ticketStatus, language, priority: z.boolean(), issuedAt: instant,
  visitCode, /** Tickets that stand before this one now. */ ahead: z.int().min(0), wait, paper,
  topicId: id, partySize,
  /** Issued on paper without the hub and handed in later; `issuedAt` is its true time. */ late: z.boolean().optional(),
  /** Its booked time, of who checked in for it in time. */ slotAt: instant.optional(),
  ...papers,
  /** A kiosk issued it while the hub was out of reach: nobody knows `ahead` or `wait`. */ offline: z.boolean().optional(),
  /** Services that follow this one in an ordered referral, in their order; left out: none. */ next: z.array(id).optional(),
  /** Set once called: the counter's public number. */ counter: z.string().optional(), outcome: outcome.optional(),
})
/** The same without the code of its visit. */
export const standingTicket = ticket.omit({ visitCode: true })
export const visit = z.object({ visitCode, language, priority: z.boolean(), partySize, topicId: id, tickets: z.array(ticket) })

/** A ticket as staff of its agency see it in the queue: no visit code, nothing of the casefile. */
export const queuedTicket = z.object({
  id, number: z.string(), serviceId: id, stage: z.int(), status: ticketStatus, language, priority: z.boolean(), partySize, topicId: id,
  issuedAt: instant, /** Waiting since, journey credit included: the order of the queue. */ orderAt: instant, paper,
  /** Handed in later, with its true time. */ late: z.boolean().optional(), /** Its booked time. */ slotAt: instant.optional(),
  ...papers,
  /** The visit is at another counter now: passed over until it is free. */ busy: z.boolean(),
  parked: z.object({ at: instant, counterId: id.optional(), reason: z.string().optional() }).optional(),
})
/** Who missed a call and may still come back to this queue. */
export const missedTicket = z.object({ id, number: z.string(), serviceId: id, language, topicId: id, at: instant, until: instant })

const foundPlace = { number: z.string(), serviceId: id, ...papers, /** It holds a place there: waiting, called or parked. */ holds: z.boolean() }
const foundPrint = {
  ...foundPlace, id, status: ticketStatus, outcome: outcome.optional(), issuedAt: instant, endedAt: instant.optional(), paper,
  /** Where it is called or served, or was last. */ counter: z.string().optional(),
}
/** A ticket that somebody looked for, as far as it is theirs to see: SPEC.md, S2 and S3. Never a visit code. */
export const foundTicket = z.discriminatedUnion('sight', [
  z.object({ sight: z.literal('place'), ...foundPlace }),
  z.object({ sight: z.literal('print'), ...foundPrint }),
  z.object({
    sight: z.literal('whole'), ...foundPrint, language, priority: z.boolean(), partySize, topicId: id, busy: z.boolean(),
    /** It is the one at this counter. */ here: z.boolean(),
    /** Until when its missed call may be made good. */ backUntil: instant.optional(),
    slotAt: instant.optional(), parkedReason: z.string().optional(),
  }),
])

/** Own queue first, in the order in which tickets would be called. */
export const queue = z.object({ serviceId: id, waiting: z.int(), wait, openCounters: z.int(), /** Left out: it gives tickets. `ended`: its last ticket of today is out; `full`: its quota is. */ issuing: z.enum(['ended', 'full']).optional() })
export const staffQueue = queue.extend({ tickets: z.array(queuedTicket) })

export const note = z.object({ at: instant, serviceId: id, counter: z.string(), text: z.string() })
export const referral = z.object({ at: instant, fromServiceId: id, serviceIds: z.array(id), ordered: z.boolean() })
/** A visit with what its live counter may see of the casefile. `seenDocuments` are those the counter's services declare. */
export const staffVisit = visit.extend({ documents: z.array(id), notes: z.array(note), referrals: z.array(referral),
  /** Referrals of earlier days, from a card. */ past: z.array(z.object({ businessDay: z.string(), serviceIds: z.array(id) })).optional(),
  /** Whether the visitor has a card. */ card: z.boolean().optional() })

export const passedOver = z.object({ ticketId: id, number: z.string(), rule: z.enum(['language', 'busy', 'share', 'manual']) })

export const counterSummary = z.object({
  id, number: z.string(), zone: id, services: z.array(id), status: z.enum(['closed', 'open', 'paused']),
  /** First name or whatever the centre typed; only staff and supervisors see it. */ staff: z.string().optional(), mine: z.boolean(),
  ticket: z.string().optional(),
})
/** A notice that stands now, its words filled. */
export const notice = z.object({ id, level: z.enum(['information', 'warning', 'emergency']), texts: z.record(z.string(), z.string()), at: instant })
/** Left out: none stands. */
const notices = z.array(notice).optional()

/**
 * What the hub thinks of its machine's clock; left out while it is steady. `held`: the clock jumped ahead by `aheadSeconds` and the
 * hub goes on at its own pace; `unconfirmed`: the hub was away for long and follows a clock that nobody vouches for; `behind`: the
 * clock was set back and the hub goes on.
 */
export const clockState = z.object({ is: z.enum(['held', 'unconfirmed', 'behind']), aheadSeconds: z.int(), since: instant })
const clock = clockState.optional()

/** What a display says of itself. */
export const displayHealth = z.object({ version: z.string(), width: z.int(), height: z.int(), audio: z.enum(['ready', 'blocked', 'none']) })
export const device = z.object({ id, kind: z.enum(['kiosk', 'display', 'monitor']), connected: z.boolean(), lastSeenAt: instant.optional(), printer: printerState.optional(), display: displayHealth.optional(),
  /** It came with a token of the demo, which nobody takes away. */ demo: z.literal(true).optional(),
  /** Addresses of the devices that use this id at once. */ twins: z.array(z.string()).optional(),
  /** How far the device's own clock is ahead of the hub's time, where it says so. */ clockAheadSeconds: z.int().optional() })

export const call = z.object({ seq: z.int(), number: z.string(), counter: z.string(), zone: id, serviceId: id, language, at: instant })

const { retentionDays, cardDays } = centreSchema.shape.policy.shape

/** The part of a centre that every screen may see; of its rules, what the privacy notice tells. */
export const publicCentre = z.object({ ...centreSchema.pick({
  id: true, name: true, timeZone: true, languages: true, hours: true, interpretingLine: true, privacy: true, phonePageUrl: true, printing: true, zones: true, services: true, topics: true, documents: true, voice: true, displays: true,
}).shape, policy: z.object({ retentionDays, cardDays }) })

export const kioskState = z.object({
  ...stamp, centre: publicCentre, open: z.boolean(), queues: z.array(queue), notices, clock,
  /** Devices that are here now and whose printer says that it can print: a paper may be sent to no other. */
  printers: z.array(id).optional(),
  /** A demonstration: tickets are given at any hour. Left out: it is none. */
  demo: z.literal(true).optional(),
})
/** A reserve of a kiosk: numbers `from` to `to` of a service, each with the visit code at its place in the list. */
export const lease = z.object({ serviceId: id, letters: z.string(), from: z.int(), to: z.int(), visitCodes: z.array(visitCode) })
export type Lease = z.infer<typeof lease>
/** A ticket to print here. `reprint` marks the paper as such. */
export const printJob = z.object({ jobId: id, ticket, reprint: z.boolean() })

/** A card's code to print once, now. No kiosk keeps it: not in its journal, not in memory after the paper, not in what it says of itself. */
export const cardSlip = z.object({ slipId: id, cardCode: z.string(), language, /** It is erased so long after it was last shown. */ days: z.int() })

/** Tells a kiosk whether another one uses its name now. */
export const kioskTwin = z.object({ twin: z.boolean() })

export const counterState = z.object({
  ...stamp, user: staffUser, open: z.boolean(), clock,
  counter: counterSummary.extend({ pauseReason: z.string().optional() }).nullable(),
  /** The live ticket, since when it is called or served, and why it was called. */
  ticket: ticket.extend({ calledAt: instant, startedAt: instant.optional(), callCount: z.int(), recallCount: z.int(), requeuesLeft: z.int() }).nullable(),
  reason: callReason.nullable(), passedOver: z.array(passedOver), visit: staffVisit.nullable(),
  queues: z.array(staffQueue), services: z.array(queue), counters: z.array(counterSummary), devices: z.array(device),
  notices,
  /** Missed calls in the queues of this counter that can still be made good, the last first. */
  missed: z.array(missedTicket).optional(),
  /** This counter's request for an interpreter; `acceptedBy` is on the way, `asked` staff who speak it and have not answered. */
  interpreter: z.object({ id, language, at: instant, asked: z.int(), acceptedBy: z.string().optional() }).nullable().optional(),
  /** Requests of colleagues that this person could answer. */
  interpreting: z.array(z.object({ id, language, counter: z.string(), zone: id, at: instant, /** This person said yes. */ accepted: z.boolean() })).optional(),
  /** Today's bookings of the own agency's services that nobody has checked in for, by time; never their codes. */
  appointments: z.array(z.object({ id, serviceId: id, slotAt: instant, language: language.optional() })).optional(),
  /** The last papers that this counter asked for with a referral or again, of tickets that live: where each comes out and what became of it. */
  papers: z.array(z.object({ ticketId: id, number: z.string(), device: id, paper })).optional(),
  /** Left out: the hub can write. Otherwise why it cannot, or soon cannot. */
  storage: z.enum(['nearly-full', 'full', 'read-only', 'failing']).optional(),
  /** Where people of the own agency's services wait and no counter calls them. Left out: nowhere. */
  unattended: z.array(unattended).optional(),
  /**
   * The day ended over this person's counter: which and when, how many who waited for the own agency lost their place, and which
   * ticket counts as served. Left out once they open a counter.
   */
  dayEnded: z.object({ businessDay: z.string(), at: instant, counter: z.string(), waited: z.int(), served: z.string().optional() }).optional(),
  /** What the counter can still take back, and until when. */
  undo: z.object({ until: instant, number: z.string(), change: z.string(), /** In whose queue the ticket stands now. */ serviceId: id.optional() }).nullable(),
})

/** What a lobby display shows: calls not yet started, newest first; the last calls; people waiting. */
export const board = z.object({ ...stamp, called: z.array(call), recent: z.array(call), queues: z.array(queue) })
export const displayState = board.extend({
  open: z.boolean(), notices,
  /** Languages of the people who hold a place in a queue now, those of most of them first: what is written for them needs no others. */
  languages: z.array(language).optional(),
})
/** Shows the display's own name for so long. */
export const displayIdentify = z.object({ deviceId: id, seconds: z.int() })
/** One call to show and say now. `repeat` counts from 1; above 1 it is a recall. */
export const displayCall = call.extend({ repeat: z.int().min(1) })

export const visitorState = z.object({ ...stamp, visit, centre: publicCentre, ended: z.boolean(), notices })
/** What changed since the first `visitor:state`: all but the centre, which is 20 kB and stays the same for a day. */
export const visitorChanged = visitorState.omit({ centre: true })

export const monitorState = z.object({
  /** Whether this client may give commands, and the notices that it can post. */
  commands: z.boolean().optional(), prepared: z.array(notice.omit({ at: true })).optional(), notices,
  ...stamp, open: z.boolean(), clock, queues: z.array(staffQueue), counters: z.array(counterSummary), devices: z.array(device),
  /** The most urgent first. */ alerts: z.array(alert),
  /** Somebody guesses PINs: since when, and how many tries. Left out: nobody does. */
  guessing: z.object({ since: instant, tries: z.int() }).optional(),
  /** Folders named when the hub was started that cannot be read now. */
  missing: z.array(z.enum(['media', 'voice'])).optional(),
  today: z.object({ visits: z.int(), issued: z.int(), served: z.int(), noShow: z.int(), /** Booked for today and not here yet. */ booked: z.int().optional() }),
})

/** The hub is there and well, told now and then though nothing has changed; `seq`: where its log stands. */
export const monitorAlive = z.object(stamp)

/** To a device that has no token yet: the code that it shows, and, once a supervisor typed it, its token. */
export const pairingState = z.object({ code: z.string(), token: z.string().optional(), deviceId: id.optional() })

/** A device that shows a pairing code: what it says it is, and from which address. */
export const waitingDevice = z.object({ kind: z.enum(['kiosk', 'display', 'monitor']), address: z.string() })

export type Ticket = z.infer<typeof ticket>
export type StandingTicket = z.infer<typeof standingTicket>
export type Visit = z.infer<typeof visit>
export type QueuedTicket = z.infer<typeof queuedTicket>
export type MissedTicket = z.infer<typeof missedTicket>
export type FoundTicket = z.infer<typeof foundTicket>
export type Queue = z.infer<typeof queue>
export type StaffQueue = z.infer<typeof staffQueue>
export type StaffVisit = z.infer<typeof staffVisit>
export type CounterSummary = z.infer<typeof counterSummary>
export type Device = z.infer<typeof device>
export type PublicCentre = z.infer<typeof publicCentre>
export type KioskState = z.infer<typeof kioskState>
export type CardSlip = z.infer<typeof cardSlip>
export type KioskTwin = z.infer<typeof kioskTwin>
export type PrintJob = z.infer<typeof printJob>
export type CounterState = z.infer<typeof counterState>
export type Board = z.infer<typeof board>
export type DisplayState = z.infer<typeof displayState>
export type DisplayCall = z.infer<typeof displayCall>
export type Call = z.infer<typeof call>
export type Notice = z.infer<typeof notice>
export type ClockState = z.infer<typeof clockState>
export type DisplayHealth = z.infer<typeof displayHealth>
export type DisplayIdentify = z.infer<typeof displayIdentify>
export type PairingState = z.infer<typeof pairingState>
export type VisitorState = z.infer<typeof visitorState>
export type VisitorChanged = z.infer<typeof visitorChanged>
export type WaitingDevice = z.infer<typeof waitingDevice>
export type MonitorState = z.infer<typeof monitorState>
