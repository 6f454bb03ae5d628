import { z } from 'zod'
import { id, visitCode } from './primitives.ts'

const seq = z.int().min(0)

/** `auth` of a device or a signed-in member of staff. `id` names the device where one token serves several. */
export const tokenHandshake = z.object({ token: z.string().min(1).max(256), protocol: z.int(), id: id.optional(), seq: seq.optional() })
/** `auth` of a device that has no token yet. */
export const pairingHandshake = z.object({ kind: z.enum(['kiosk', 'display', 'monitor']), protocol: z.int() })
/** `auth` of a visitor's phone. */
export const visitorHandshake = z.object({ visitCode, protocol: z.int(), seq: seq.optional() })

/**
 * Why a connection was refused, in `error.data` of `connect_error`. `protocol`: the client must be updated;
 * `unauthorized`: no valid token for this namespace; `invalid`: malformed; `too-many`: later. `name` stands with `unavailable`
 * where the hub does not go by the name under which the client, or its page, called it.
 */
export const refusedConnection = z.object({
  code: z.enum(['unauthorized', 'invalid', 'protocol', 'too-many', 'unavailable']), message: z.string(), protocol: z.int(),
  name: z.string().optional(),
})
export type RefusedConnection = z.infer<typeof refusedConnection>

export const loginRequest = z.object({ user: z.string().min(1).max(64), pin: z.string().min(1).max(64) })
export const staffUser = z.object({ id, name: z.string(), role: z.enum(['mediator', 'officer', 'supervisor']), agency: id, languages: z.array(z.string()) })
export const loginAnswer = z.object({ token: z.string(), user: staffUser })
export type StaffUser = z.infer<typeof staffUser>
