import { z } from 'zod'
import { id, visitCode } from './primitives.ts'

const seq = z.int().min(0)

/** A kiosk's journal: its own random id, and how often it was opened. */
export const journalOpening = z.object({ id, start: z.int().min(1) })
/**
 * `auth` of a device or a signed-in member of staff. `id` names the device where one token serves several; `instance`
 * is this one run of the program or this one page: another under the same id is another machine. `journal` is a kiosk's.
 */
export const tokenHandshake = z.object({
  token: z.string().min(1).max(256), protocol: z.int(), id: id.optional(), seq: seq.optional(), instance: id.optional(),
  journal: journalOpening.optional(),
})
export type TokenHandshake = z.infer<typeof tokenHandshake>
/** `auth` of a device that has no token yet. */
export const pairingHandshake = z.object({ kind: z.enum(['kiosk', 'display', 'monitor']), protocol: z.int() })
/** `auth` of a visitor's phone. `changes`: it takes `visitor:changed`, and is sent the centre's part once. */
export const visitorHandshake = z.object({ visitCode, protocol: z.int(), seq: seq.optional(), changes: z.boolean().optional() })

/**
 * Why a connection was refused, in `error.data` of `connect_error`. `protocol`: the client must be updated;
 * `unauthorized`: no valid token for this namespace; `invalid`: malformed; `too-many`: later. `name` stands with `unavailable`
 * where the hub does not go by the name under which the client, or its page, called it.
 */
export const refusedConnection = z.object({
  code: z.enum(['unauthorized', 'invalid', 'protocol', 'too-many', 'unavailable']), message: z.string(), protocol: z.int(),
  name: z.string().optional(),
  /** Of a token that was good before: why it is so no more (`sessionEndings`). */
  reason: z.string().max(40).optional(),
})
export type RefusedConnection = z.infer<typeof refusedConnection>

export const loginRequest = z.object({ user: z.string().min(1).max(64), pin: z.string().min(1).max(64) })
/** PINs are verified slowly on purpose; a page takes the hub as out of reach after this (ms). */
export const signInAnswerMs = 10_000
export const staffUser = z.object({ id, name: z.string(), role: z.enum(['mediator', 'officer', 'supervisor']), agency: id, languages: z.array(z.string()) })
export const loginAnswer = z.object({
  token: z.string(), user: staffUser,
  /** The PIN was set by somebody else: the token is good for `POST /api/pin` alone, until it is changed. */ mustChangePin: z.boolean().optional(),
  /** When this person signed in before (left out: never), and how many wrong PINs came since. */
  lastSignIn: z.object({ at: z.iso.datetime().optional(), wrongPins: z.int() }).optional(),
})
export type StaffUser = z.infer<typeof staffUser>
