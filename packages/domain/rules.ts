/**
 * What the domain needs to know of a centre. `@senha/centre` validates the configuration file and hands it over in this
 * shape; the domain reads no file.
 */
export interface CentreRules {
  /** IANA name: times of day are local here. */
  readonly timeZone: string
  readonly policy: Policy
  readonly services: readonly ServiceRules[]
  readonly topics: readonly TopicRules[]
  readonly counters: readonly CounterRules[]
  readonly languages: readonly string[]
  readonly documents: readonly { readonly id: string }[]
  /** Prepared notices; `{counter}` and `{time}` in their words are filled when one is posted. */
  readonly notices: readonly { readonly id: string; readonly texts: Readonly<Record<string, string>> }[]
}

export interface ServiceRules {
  readonly id: string
  /** The letter or letters before the number, unique in the centre. */
  readonly letters: string
  readonly kind: 'welcome' | 'government' | 'support' | 'complementary'
  /** The id of the agency whose staff see this service's visits. */
  readonly agency: string
  readonly zone: string
  /** Ids of the documents that this service may see on a visit's casefile; no others are shown to it. */
  readonly sees: readonly string[]
  /** Local time `HH:MM` from which it gives no more tickets. */
  readonly lastTicketAt?: string | undefined
  /** Tickets a business day at most. */
  readonly dailyQuota?: number | undefined
  /** So many priority tickets in a row at most while others wait: only where the law exempts the service. Left out: no share, as the law knows none. */
  readonly priorityShare?: { readonly inARow: number; readonly exemptBy: string } | undefined
}

export interface TopicRules { readonly id: string; /** Service of the first ticket. */ readonly service: string; /** Service that the topic usually ends at. */ readonly suggests?: string | undefined }

export interface CounterRules {
  readonly id: string
  /** The public number, as displays show it and voices say it. */
  readonly number: string
  readonly zone: string
  readonly services: readonly string[]
}

export interface Policy {
  /** Longest time a ticket is passed over because a counter does not speak its language while another open one does. */
  readonly languageHoldMinutes: number
  /** 0 to 1: the part of the wait for the first ticket that counts for the second. */
  readonly journeyCredit: number
  /** A no-show that is put back: this many places later, this many times. */
  readonly requeue: { readonly places: number; readonly times: number }
  /** Who missed a call comes back: within so many minutes, so many places later, so many times. */
  readonly missedCall: { readonly withinMinutes: number; readonly places: number; readonly times: number }
  /** A booked person who checked in is called from so long before the slot; who checks in later than so long after it has lost it. */
  readonly appointments: { readonly leadMinutes: number; readonly lateMinutes: number }
  /** How long the same counter can take its last change back. */
  readonly undoSeconds: number
  /** How many numbers a kiosk holds in reserve for the time without a hub; 0: none. */
  readonly offlineNumbers: number
  /** After this many days visits, tickets and staff can no longer be linked. */
  readonly retentionDays: number
}
