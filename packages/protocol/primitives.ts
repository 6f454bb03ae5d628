import { languages } from '@senha/centre'
import { z } from 'zod'

/** The version of this contract. Renaming or changing anything raises it; the hub tells a client that it cannot serve to update. */
export const PROTOCOL_VERSION = 2
/**
 * The oldest version that the hub still serves at each namespace: one to which things were only added goes on as it was installed.
 * What each version changed: docs/operating.md, "After an upgrade".
 */
export const oldestServed = { '/kiosk': 1, '/display': 1, '/visitor': 1, '/pairing': 1, '/counter': 2, '/monitor': 2 } as const
export type HubNamespace = keyof typeof oldestServed

/** Whether a hub of this version serves a client of that one; a newer client may ask for what the hub does not know. */
export const isServed = (namespace: HubNamespace, version: number): boolean => version >= oldestServed[namespace] && version <= PROTOCOL_VERSION

/** No frame between hub and client is larger; a larger one disconnects. Bytes. */
export const MAX_FRAME_BYTES = 64 * 1024

/** A list of bookings in parts has so many at most, which the hub decides in one go. */
export const MOST_LIST_PARTS = 12
/** A list of bookings has so many lines at most: a week of a large centre. */
export const MOST_LIST_LINES = 5_000

export const id = z.string().min(1).max(64)
export const commandId = z.uuid()
export const language = z.enum(languages)
/** Characters of a visit code: no two of them are confused by eye or in Cyrillic, and none needs a second look on a keypad. */
export const visitCodeAlphabet = 'ACDEFGHJKMNPQRTWXY34679'
export const VISIT_CODE_SIGNS = 6
export const visitCode = z.string().regex(new RegExp(`^[${visitCodeAlphabet}]{${VISIT_CODE_SIGNS}}$`), 'six characters of a visit code')
/** A booked time's code: the hub's own, or whatever a service's booking system gives out. */
export const bookingCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9-]{4,20}$/, '4 to 20 letters, digits and hyphens')
/** A card's code, twelve characters; written in groups of four. */
export const cardCode = z.string().transform((typed) => plainSigns(typed)).pipe(z.string().regex(new RegExp(`^[${visitCodeAlphabet}]{12}$`), 'twelve characters of a card'))
/** Free text of staff: kept beside the log, erased with the casefile. */
export const freeText = z.string().trim().min(1).max(500)
export const partySize = z.int().min(1).max(20)
export const instant = z.iso.datetime()
/** Minutes from and to, or nothing where nothing is known. */
export const wait = z.object({ low: z.number(), high: z.number() }).nullable()
export const ticketStatus = z.enum(['waiting', 'called', 'serving', 'parked', 'ended'])
export const outcome = z.enum(['served', 'no-show', 'cancelled', 'expired', 'replaced'])
export const paper = z.enum(['pending', 'printed', 'failed', 'unknown', 'reprinted'])
export const callReason = z.enum(['priority', 'longest-wait', 'language', 'appointment', 'manual', 'return'])

export type Wait = z.infer<typeof wait>
export type Paper = z.infer<typeof paper>
export type TicketStatus = z.infer<typeof ticketStatus>
export type Outcome = z.infer<typeof outcome>
export type CallReason = z.infer<typeof callReason>

const lookAlikes: Record<string, string> = { А: 'A', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y' }
const plainSigns = (typed: string): string =>
  Array.from(typed.toUpperCase()).filter((sign) => !/[\s-]/.test(sign)).map((sign) => lookAlikes[sign] ?? sign).join('')

/**
 * What a person typed or a scanner read, as a visit code or undefined: spaces and hyphens dropped, Cyrillic letters that
 * look Latin read as such, a whole phone-page address reduced to its end.
 */
export const readVisitCode = (typed: string): string | undefined => {
  const code = plainSigns(typed.replace(/^[^]*\/t\//i, ''))
  return visitCode.safeParse(code).success ? code : undefined
}

/** Whether somebody typed as many signs as a visit code has, whichever they are. */
export const isWholeCode = (typed: string): boolean => plainSigns(typed).length === VISIT_CODE_SIGNS

/** Without what a reader may put before a code: the kind of barcode (AIM, ISO/IEC 15424), such as `]Q1`. */
export const withoutAim = (scanned: string): string => scanned.trim().replace(/^\][a-z][0-9a-z](?=.)/i, '')
/** No address of a phone page is shorter. */
const shortestAddress = 12

/**
 * What somebody who looks for a ticket typed or scanned: a number (`A042`, also as `a 42`, or its digits alone), a visit code, or
 * both where it may be either; nothing where it is neither. A reader set to another keyboard spoils the signs of an address,
 * but not its last six.
 */
export const readWanted = (typed: string): { readonly number?: string; readonly visitCode?: string } => {
  const text = withoutAim(typed)
  const [, letters, digits] = /^([A-Z]{0,2})0*(\d{1,5})$/.exec(plainSigns(text)) ?? []
  const code = readVisitCode(text) ?? (text.length >= shortestAddress ? readVisitCode(text.slice(-6)) : undefined)
  return { ...(digits !== undefined && { number: `${letters}${digits.padStart(3, '0')}` }), ...(code !== undefined && { visitCode: code }) }
}
