import { z } from 'zod'
import { loginAnswer, staffUser } from './handshake.ts'
import { id, instant } from './primitives.ts'

/** One place where a person is signed in, as its owner and supervisors see it. */
export const ownSession = z.object({
  id,
  since: instant,
  lastUsedAt: instant,
  address: z.string(),
  /** In coarse words, `Firefox, Linux`; empty: unknown. */ browser: z.string(),
  /** The one that asks. */ here: z.boolean(),
})
/** A member of staff, as supervisors see them. */
export const person = staffUser.omit({ languages: true }).extend({
  /** The PIN was set by somebody else and not changed yet. */ firstPin: z.boolean().optional(),
  /** The PIN is everybody's, of the demo: nobody changes it. */ pinFixed: z.literal(true).optional(),
  sessions: z.array(ownSession),
})

/** Why a new PIN is not taken: 4 to 12 digits; too easy; the user's own id; used before. */
export const pinFaults = ['form', 'easy', 'own-id', 'same'] as const
/** `POST /api/pin`: the own PIN, by its owner; answered like a sign-in. */
export const pinRequest = z.object({ old: z.string().min(1).max(64), new: z.string().min(1).max(64) })
export const pinAnswer = loginAnswer
export const pinRefusal = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.string(), message: z.string() }),
  why: z.enum(pinFaults).optional(),
})
/** `GET /api/session`, `POST /api/session/stay`: when the session ends by itself, by the hub's clock. */
export const sessionAnswer = z.object({ ok: z.literal(true), idleAt: instant, at: instant })
/** `GET /api/sessions`. */
export const sessionsAnswer = z.object({
  ok: z.literal(true),
  sessions: z.array(ownSession),
  /** As of a person. */ pinFixed: z.literal(true).optional(),
})
/** `POST /api/sessions/end`: one of the own sessions, or all others. */
export const endSessionsRequest = z.union([z.object({ id }), z.object({ others: z.literal(true) })])

/**
 * Why a session is over, in `reason` of a refused connection. A client that knows a reason not by name says that it
 * ended.
 */
export const sessionEndings = [
  'signed-out',
  'ended',
  'pin-changed',
  'changed',
  'removed',
  'idle',
  'expired',
  'must-change-pin',
] as const
export type SessionEnding = (typeof sessionEndings)[number]

export type OwnSession = z.infer<typeof ownSession>
export type Person = z.infer<typeof person>
