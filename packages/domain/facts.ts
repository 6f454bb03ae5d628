/** What has happened, in the past tense. The log holds these and nothing else; every status is a fold of them. */

export type Outcome = 'served' | 'no-show' | 'cancelled' | 'expired' | 'replaced'
export type CallReason = 'priority' | 'longest-wait' | 'language' | 'appointment' | 'manual' | 'return'
export type PaperOutcome = 'printed' | 'failed' | 'unknown' | 'reprinted'
/** Why a ticket that stood earlier was not called: another open counter speaks its language, its visit is elsewhere now, the share of priority is spent, or it was somebody's choice. */
export interface PassedOver { readonly ticketId: string; readonly rule: 'language' | 'busy' | 'share' | 'manual' }

/** The public part of each fact, as `event.data` keeps it for ever: ids, codes and numbers, never free text, never a visit code. */
export interface FactData {
  'day-opened': { businessDay: string }
  'day-closed': { businessDay: string }
  /**
   * Numbers set aside for a kiosk that may lose the hub; their visit codes are in the private part. They belong to the
   * kiosk's journal; left out by a kiosk of an older version, which has none. `letters` are those before the numbers, for as
   * long as the reserve lasts.
   */
  'numbers-leased': { device: string; from: number; to: number; journal?: string; letters?: string }
  /** A kiosk opened its journal: `start` counts the openings of this journal, `boot` is this one opening's own id. */
  'journal-opened': { device: string; journal: string; start: number; boot: string }
  /** A kiosk speaks from a copy: its journal was opened elsewhere since, or more often. */
  'journal-copied': { device: string; journal: string }
  'visit-started': { language: string; priority: boolean; partySize: number; topicId: string; assisted: boolean }
  'visit-changed': { language: string; priority: boolean; partySize: number }
  'visit-left': object
  'visit-recorded': { documents: number | null; note: boolean }
  'visit-referred': { serviceIds: string[]; ordered: boolean; note: boolean }
  'ticket-issued': {
    businessDay: string; number: string; ordinal: number; stage: number; language: string; priority: boolean; orderAt: number
    /** When a ticket handed in late was really issued. */
    issuedAt?: number
    /** Its booked time, of who checked in for it in time. */
    slotAt?: number
    /** What the paper says, where that number was another's already. */
    paperNumber?: string
    /** The service promised by an ordered referral, where it is lost. */
    insteadOf?: string
  }
  'ticket-reclassified': { language: string; priority: boolean }
  'ticket-called': { reason: CallReason; passedOver: PassedOver[] }
  'ticket-passed-over': { rule: 'language' }
  'ticket-recalled': object
  'ticket-started': object
  'ticket-ended': { outcome: Outcome }
  /** `slotSpent`: its booked time had come, and counts no more. */
  'ticket-requeued': { orderAt: number; orderSeq: number; slotSpent?: true }
  /** Back in the queue after a missed call; `undid` is the seq of its end. */
  'ticket-returned': { orderAt: number; orderSeq: number; slotSpent?: true; undid: number }
  'ticket-parked': object
  'ticket-unparked': object
  'ticket-transferred': { fromServiceId: string }
  /** `undid` is the seq of the fact that is taken back. */
  'ticket-undone': { undid: number }
  /** A paper is owed by `device`: as a job pushed to it, or (no job) printed by the device from the hub's answer. */
  'paper-requested': { device: string; jobId: string | null; reprint: boolean }
  'ticket-paper': { outcome: PaperOutcome; fault: string | null }
  'notice-posted': { noticeId: string; counter: string | null; time: string | null }
  'notice-cleared': { noticeId: string }
  /** Booked; the booking code is in the private part. */
  'appointment-booked': Booking
  /** A booking of this day, told again when the day opens. */
  'appointment-listed': Booking
  'appointment-cancelled': { appointmentId: string }
  /** `kept`: in time for the slot. */
  'appointment-checked-in': { appointmentId: string; kept: boolean }
  /** A counter asks for somebody who speaks the language of its live ticket. */
  'interpreter-requested': { requestId: string; language: string }
  /** `seconds` from the request to this answer. */
  'interpreter-answered': { requestId: string; accepted: boolean; seconds: number }
  'interpreter-ended': { requestId: string }
  /** The visitor asked for a card: what is kept across days is in a table of its own, under the hash in the private part. */
  'card-issued': object
  'card-shown': { documents: number; referrals: number }
  'card-deleted': object
  'counter-opened': { takeOver: boolean; languages: string[]; /** Left out: those of the centre's configuration. */ services?: string[] }
  'counter-paused': object
  'counter-resumed': object
  /** `unknown`: closed because the configuration no longer has it. */
  'counter-closed': { unknown?: true }
  /** The machine's clock, so many seconds ahead of the hub's time, was found right: the hub's time is the clock's from here on. [H4] */
  'clock-accepted': { aheadSeconds: number; by: ClockWitness }
}
/** Who says that the machine's clock is right: a person, a time server, or the clock itself by standing still for long enough. */
export type ClockWitness = 'supervisor' | 'time-server' | 'steady'
export type FactType = keyof FactData
/** A booked time in a service, milliseconds since 1970 UTC, of the business day on which it lies. */
export interface Booking { appointmentId: string; businessDay: string; slotAt: number }
/** An earlier day's referrals, as a card brings them back. */
export interface PastReferral { readonly businessDay: string; readonly serviceIds: readonly string[] }

/** The erasable part of a fact: kept beside the log, never in it (domain.md, Privacy). */
export interface PrivatePart { visitCode?: string; documents?: string[]; text?: string; visitCodes?: string[]; bookingCode?: string; bookedLanguage?: string; /** Hash of a card's code. */ card?: string; /** The code on the paper, where it is another visit's. */ paperCode?: string; /** Tells the papers of hand-ins apart. */ paper?: string; past?: PastReferral[] }

export type Fact = {
  [T in FactType]: {
    readonly type: T
    readonly data: FactData[T]
    readonly visitId?: string
    readonly ticketId?: string
    readonly serviceId?: string
    readonly counterId?: string
    readonly private?: PrivatePart
  }
}[FactType]

/** A fact with its place in the log. `at` in milliseconds since 1970 UTC. */
export type Recorded = Fact & { readonly seq: number; readonly at: number; readonly actor?: string; readonly device?: string; readonly commandId?: string }
