import { commandId, id, instant, kioskAnswers, kioskCommands, language, notice, partySize, printerState, publicCentre, queue, refusedConnection, ticket, visitCode } from '@senha/protocol'
import { commandTable } from '@senha/protocol/link'
import type { Link } from '@senha/protocol/link'
import { z } from 'zod'

/** What the kiosk's screens and its agent say to each other, on the kiosk's own port. */

const { 'appointment:check-in': checkedIn, 'ticket:issue': issued, 'visit:lookup': found, 'ticket:issue-second': taken, 'ticket:paper': done } = kioskAnswers

/** `commandId` is the screen's own: a double tap, or a repetition after a lost answer, is one ticket. */
export const screenCommands = {
  'ticket:issue': z.strictObject({ commandId, topicId: id, language, priority: z.boolean(), partySize: partySize.optional(), assisted: z.boolean().optional() }),
  'visit:lookup': kioskCommands['visit:lookup'],
  'ticket:issue-second': z.strictObject({ commandId, visitCode }),
  'appointment:lookup': kioskCommands['appointment:lookup'],
  /** Who booked a time is here: a ticket for it where it is not over (`slotAt`). */
  'appointment:check-in': kioskCommands['appointment:check-in'],
  /**
   * A visitor asks once more for a paper that failed, or that nobody can tell of (that one comes marked as a copy), or for one
   * with the new number.
   */
  'paper:again': z.strictObject({ commandId, ticketId: id }),
  /** The paper is printed by another printer of the centre, which the answer names. */
  'paper:elsewhere': z.strictObject({ commandId, ticketId: id }),
  /** What to bring to a service, printed here; its progress stands among the papers as `slip:COMMANDID`. */
  'paper:slip': z.strictObject({ commandId, serviceId: id, language }),
  'visit:missed': kioskCommands['visit:missed'],
  /** The kiosk's own PIN: opens the mediator's screen, or lets staff out of the kiosk. */
  'staff:unlock': z.strictObject({ commandId, pin: z.string().min(1).max(12), for: z.enum(['mediator', 'exit']) }),
} as const

export const screenAnswers = { 'ticket:issue': issued, 'visit:lookup': found, 'ticket:issue-second': taken, 'appointment:lookup': kioskAnswers['appointment:lookup'], 'appointment:check-in': checkedIn, 'paper:again': done, 'paper:elsewhere': kioskAnswers['ticket:print-elsewhere'], 'paper:slip': done, 'visit:missed': kioskAnswers['visit:missed'], 'staff:unlock': done } as const

export const paperProgress = z.object({
  ticketId: id,
  is: z.enum(['printing', 'printed', 'failed', 'unknown']),
  /** The printer's word for what is wrong. */
  fault: z.string().optional(),
})

/** All that the screens know, whole, on connect and after every change. */
export const screenState = z.object({
  at: instant,
  hub: z.enum(['connecting', 'live', 'lost', 'refused']),
  /** Why the hub refuses this kiosk: for whoever comes to mend it. */
  refusal: refusedConnection.shape.code.optional(),
  /** The name under which this kiosk calls the hub, where the hub does not go by it. */
  refusedName: refusedConnection.shape.name,
  /** Undefined until the hub was met once. */
  centre: publicCentre.optional(),
  open: z.boolean(),
  queues: z.array(queue),
  notices: z.array(notice).optional(),
  /** The hub is out of reach, and first tickets are given all the same. */
  reserve: z.boolean(),
  /** Left out: the kiosk's own disk can be written. */
  disk: z.enum(['full', 'read-only', 'failing']).optional(),
  /** Tickets given without the hub that it has not taken yet. */
  waitingToHandIn: z.int(),
  /** Tickets that the hub will never take: numbers of today, on paper in somebody's hand, and how many in the last days. */
  notTaken: z.object({ numbers: z.array(z.string()), count: z.int() }),
  /** Another kiosk uses this one's name: somebody has to mend that. */
  twin: z.boolean(),
  /** Tickets of today whose number is another than their paper says, as another person's paper says the same. */
  renumbered: z.array(z.object({ ticketId: id, paperNumber: z.string(), ticket })),
  /** A demonstration, which gives tickets at any hour. */
  demo: z.literal(true).optional(),
  /** The other printer of the centre that can print a ticket's paper now. */
  fallback: z.string().optional(),
  /** For staff: this kiosk's own clock is so far ahead of the centre's time, or the centre's server doubts its own. Left out: neither. */
  clock: z.discriminatedUnion('whose', [z.object({ whose: z.literal('own'), aheadSeconds: z.int() }), z.object({ whose: z.literal('centre') })]).optional(),
  /** Whether this kiosk has a PIN: without one the mediator's screen stays shut. */
  hasPin: z.boolean(),
  printer: printerState.shape.state,
  /** Papers of the last minutes. */
  papers: z.array(paperProgress),
})

export const screenFacts = { 'screen:state': screenState } as const
export const screenTable = commandTable(screenCommands, screenAnswers)

/** The agent's socket lies where the hub has its own kiosk room; on loopback nobody needs a token. */
export const screenNamespace = '/kiosk'
export const screenToken = 'screens'

export type PaperProgress = z.infer<typeof paperProgress>
export type ScreenState = z.infer<typeof screenState>
export type ScreenCommand = keyof typeof screenCommands
export type ScreenPayload<C extends ScreenCommand> = z.infer<(typeof screenCommands)[C]>
export type ScreenAnswer<C extends ScreenCommand> = z.infer<(typeof screenAnswers)[C]>
export type ScreenLink = Link<typeof screenTable, typeof screenFacts>
