import type { Booking, CallReason, Outcome, PaperOutcome, PassedOver, PastReferral } from './facts.ts'
import type { CentreRules, CounterRules } from './rules.ts'

/** Today at one centre, as the facts so far tell it. Only `apply` changes it; tickets and visits are replaced, never changed. */
export interface Day {
  businessDay: string
  /** False after day close: no ticket is issued or called until the next day opens. */
  open: boolean
  /** The last fact folded in. */
  seq: number
  readonly visits: Map<string, Visit>
  readonly visitByCode: Map<string, string>
  readonly tickets: Map<string, Ticket>
  /** Ids of the waiting tickets of each service. */
  readonly waiting: Map<string, Set<string>>
  /** The last number given out in each service. */
  readonly lastOrdinal: Map<string, number>
  /** How many tickets each service has issued today. */
  readonly issuedCount: Map<string, number>
  /** Notices that stand now, by id. */
  readonly notices: Map<string, PostedNotice>
  /** Numbers set aside for kiosks, never given out otherwise, and to nobody else. */
  readonly leases: Lease[]
  /** The last known opening of each kiosk's journal, by the journal's id. */
  readonly journals: Map<string, JournalNow>
  /** Kiosks that spoke from a copy of a journal, by journal and device. */
  readonly copies: Map<string, { readonly device: string; readonly at: number }>
  /** Which ticket has each number of today. */
  readonly numbers: Map<string, string>
  /** Which ticket each paper became that was handed in. */
  readonly handedIn: Map<string, string>
  /** Tickets whose papers say a number that was another's already, by that number. */
  readonly renumbered: Map<string, readonly string[]>
  /** Visit codes that stand on the papers of two visits: nobody can tell by them who is who. */
  readonly sharedCodes: Set<string>
  /** Which ticket a device's command issued, as `DEVICE COMMAND`: a ticket whose answer was lost is found by it. */
  readonly issuedBy: Map<string, string>
  readonly counters: Map<string, CounterNow>
  /** Today's bookings that nobody has checked in for yet, by their code. */
  readonly appointments: Map<string, Appointment>
  /** What each counter asks of who speaks a language; one request a counter, gone with its live ticket. */
  readonly interpreting: Map<string, InterpreterRequest>
  /** The last calls of each service that stand, newest last, at most `recentCalls`. */
  readonly calls: Map<string, readonly StandingCall[]>
  /** Seconds for which a counter was taken up by each of the last tickets of a service, from the end of the one before; newest last, at most `recentCycles`. */
  readonly cycleSeconds: Map<string, number[]>
}

export interface Appointment extends Readonly<Booking> { readonly code: string; readonly serviceId: string; readonly language?: string }
export interface InterpreterRequest {
  readonly id: string
  readonly counterId: string
  readonly ticketId: string
  readonly language: string
  readonly at: number
  readonly declinedBy: readonly string[]
  readonly acceptedBy?: string
}
export interface StandingCall { readonly ticketId: string; readonly priority: boolean }
export interface PostedNotice { readonly id: string; readonly at: number; readonly counter?: string; readonly time?: string }
export interface JournalNow { readonly start: number; readonly boot: string }
export interface Lease {
  readonly device: string
  /** Left out: the kiosk has none. */
  readonly journal?: string
  readonly serviceId: string
  readonly from: number
  readonly to: number
  readonly visitCodes: readonly string[]
  readonly at: number
  /** Left out: the reserve was told by an older version. */
  readonly letters?: string
}
export interface Note { readonly at: number; readonly serviceId: string; readonly counterId: string; readonly text: string }
export interface Referral { readonly at: number; readonly fromServiceId: string; readonly serviceIds: readonly string[]; readonly ordered: boolean }

/** Services whose tickets come one after the other, the first of them when the ticket `after` ends. [R2] */
export interface Onward { readonly after?: string; readonly serviceIds: readonly string[] }

export interface Visit {
  readonly id: string
  readonly code: string
  readonly startedAt: number
  readonly language: string
  readonly priority: boolean
  readonly partySize: number
  readonly topicId: string
  readonly ticketIds: readonly string[]
  /** Ids of documents identified: a checklist, not the documents. */
  readonly documents: readonly string[]
  readonly notes: readonly Note[]
  readonly referrals: readonly Referral[]
  /** Referrals of earlier days, from a card. */
  readonly past: readonly PastReferral[]
  /** Hash of the card's code, where the visitor has one. */
  readonly card?: string
  /** Ordered referrals that go on. */
  readonly next: readonly Onward[]
}

export type TicketStatus = 'waiting' | 'called' | 'serving' | 'parked' | 'ended'
export type PaperState = 'pending' | PaperOutcome

export interface Ticket {
  readonly id: string
  readonly visitId: string
  readonly number: string
  readonly serviceId: string
  readonly stage: number
  readonly status: TicketStatus
  readonly outcome?: Outcome
  readonly issuedAt: number
  /** Its booked time, of who checked in for it in time. */
  readonly slotAt?: number
  /** It was issued without the hub and handed in later. */
  readonly late: boolean
  /** What its paper says, where that number was another's already. */
  readonly paperNumber?: string
  /** Order in the queue: by `orderAt`, then `orderSeq`, then `orderTie` (a ticket put back behind another shares its first two). */
  readonly orderAt: number
  readonly orderSeq: number
  readonly orderTie: number
  readonly calledAt?: number
  /** Seq of its last call: what a display tells calls apart by. */
  readonly calledSeq?: number
  readonly startedAt?: number
  readonly endedAt?: number
  readonly counterId?: string
  readonly reason?: CallReason
  readonly passedOver: readonly PassedOver[]
  readonly callCount: number
  readonly recallCount: number
  readonly requeueCount: number
  /** How often it came back after a missed call. */
  readonly returnCount: number
  /** Since when it is passed over because of its language. */
  readonly heldSince?: number
  /** The counter it was told to come back to: it goes ahead of new arrivals there. */
  readonly returnTo?: string
  readonly parked?: { readonly at: number; readonly counterId?: string; readonly reason?: string }
  readonly paper: PaperState
  /** A paper owed as a pushed job. */
  readonly job?: { readonly id: string; readonly device: string; readonly reprint: boolean }
  /** Where its paper comes out, for which counter, and when that was last heard of. [P4] */
  readonly asked?: { readonly device: string; readonly counterId: string; readonly seq: number }
  /** What it was before its last change, for undo. */
  readonly before?: Ticket
  /** Seq of the issue of the next ticket of its ordered referral, which its end brought. */
  readonly followedSeq?: number
  /** Seq of its last change of status. */
  readonly changedSeq: number
}

export interface CounterNow {
  readonly id: string
  readonly status: 'open' | 'paused' | 'closed'
  /** Since when; left out: it was never opened today. */
  readonly since?: number
  /** Who staffs it. */
  readonly userId?: string
  readonly languages: readonly string[]
  /** What it serves today, where its staff chose; else what the centre says. */
  readonly services?: readonly string[]
  readonly pauseReason?: string
  /** It was closed because the configuration no longer has it. */
  readonly unknown?: boolean
  /** The ticket called or served here, and from when on it takes the counter up: its call, or the end of the ticket before where it waited already. */
  readonly ticketId?: string
  readonly takenSince?: number
  /** Since when it is open without a ticket. */
  readonly freeSince?: number
  /** The last change made here, which `undo` can take back. */
  readonly lastChange?: { readonly seq: number; readonly at: number; readonly ticketId: string; readonly type: string }
}

/** How many calls of a service are remembered: more than any share counts, and than can still be taken back. */
export const recentCalls = 100
/** How many tickets of a service are remembered for a forecast. */
export const recentCycles = 30
/** A counter that called nobody for longer than this did something else. */
export const longestTurnMs = 180_000

export const emptyDay = (businessDay: string, open: boolean, seq: number): Day => ({
  businessDay, open, seq, visits: new Map(), visitByCode: new Map(), tickets: new Map(), waiting: new Map(), lastOrdinal: new Map(), issuedCount: new Map(), notices: new Map(), leases: [], journals: new Map(), copies: new Map(), numbers: new Map(), handedIn: new Map(), renumbered: new Map(), sharedCodes: new Set(), issuedBy: new Map(), counters: new Map(), appointments: new Map(), interpreting: new Map(), calls: new Map(), cycleSeconds: new Map(),
})

/** What a counter serves now: of what its staff chose, that which the centre still has; else what the centre says. */
export const servicesAt = (day: Day, rules: Pick<CentreRules, 'services'>, counter: Pick<CounterRules, 'id' | 'services'>): readonly string[] => {
  const chosen = day.counters.get(counter.id)?.services
  if (!chosen) return counter.services
  const known = chosen.filter((id) => rules.services.some((service) => service.id === id))
  return known.length > 0 ? known : counter.services
}

export const counterNow = (day: Day, counterId: string): CounterNow => day.counters.get(counterId) ?? { id: counterId, status: 'closed', languages: [] }
