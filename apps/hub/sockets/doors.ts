import type { RefusedConnection, StaffUser } from '@senha/protocol'
import { PROTOCOL_VERSION, tokenHandshake, visitorHandshake } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { z } from 'zod'
import type { Staffing } from '../staffing.ts'
import type { DeviceKind } from '../store/people.ts'
import { senderOfAddress } from '@senha/guard'
import type { Guesses, Throttle, WrongName } from '@senha/guard'

/** Seen through trusted proxies: the door of the listener put it there (`guardSockets`). */
export const addressOf = (socket: Socket): string => socket.handshake.address

class Refused extends Error {
  readonly data: RefusedConnection
  constructor(code: RefusedConnection['code'], message: string, more: Pick<RefusedConnection, 'name'> = {}) {
    super(message)
    this.data = { code, message, protocol: PROTOCOL_VERSION, ...more }
  }
}

/** Why a socket under a strange name is refused. The code is one that released clients know: they try again later. */
export const wrongName = ({ name, header }: WrongName): Error =>
  new Refused('unavailable', `${JSON.stringify(name)} (${header}) is no name of this hub: start it with --name to allow it`, { name })

/** Sockets that were let in, with the question whether they still would be. */
export type Inside = Map<Socket, () => boolean>

/** What one failed try is answered, and counted as. */
type Failed = () => 'unauthorized' | 'too-many'

/** Tokens cannot be guessed (256 random bits): a right one always works, and only the wrong ones are counted and throttled. */
const failedToken = (wrong: Throttle, address: string): Failed => () => {
  if (wrong.exhausted(address)) return 'too-many'
  wrong.count(address)
  return 'unauthorized'
}

const refusalWords = { unauthorized: 'no valid token for this', 'too-many': 'too many wrong tries: wait a little' }

/** Lets a socket in if `check` names who it is; else refuses it with a reason. What can be guessed is looked at in turn. */
export const guard = <A extends { protocol: number }, W>(
  namespace: Namespace, schema: z.ZodType<A>, wrong: Throttle | Guesses, check: (auth: A) => W | undefined, known: WeakMap<Socket, W>, inside: Inside,
): void => {
  namespace.use((socket, next) => {
    const auth: unknown = socket.handshake.auth
    const address = addressOf(socket)
    const version: unknown = typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : undefined
    if (typeof version === 'number' && version !== PROTOCOL_VERSION) return next(new Refused('protocol', `this hub speaks protocol ${PROTOCOL_VERSION}, the client ${version}: update it`))
    const parsed = schema.safeParse(auth)
    if (!parsed.success) return next(new Refused('invalid', 'the handshake lacks a token or a protocol version'))
    const admit = (failed: Failed): void => {
      const who = check(parsed.data)
      if (who === undefined) {
        const code = failed()
        return next(new Refused(code, refusalWords[code]))
      }
      known.set(socket, who)
      inside.set(socket, () => check(parsed.data) !== undefined)
      socket.once('disconnect', () => inside.delete(socket))
      next()
    }
    if (!('turn' in wrong)) return admit(failedToken(wrong, address))
    const inTurn = async (): Promise<void> => {
      const turn = await wrong.turn(senderOfAddress(address))
      if (!turn) return next(new Refused('too-many', refusalWords['too-many']))
      let was: 'right' | 'wrong' = 'right'
      admit(() => {
        was = 'wrong'
        return turn.slowed ? 'too-many' : 'unauthorized'
      })
      turn.ended(was)
    }
    void inTurn()
  })
}

const entry = <W>(known: WeakMap<Socket, W>) => (socket: Socket): W => {
  const who = known.get(socket)
  if (who === undefined) throw new Error('a socket passed no door')
  return who
}

/** Who watches the monitor: a device of its own, or a supervisor, who may also give commands. */
export interface Watcher { readonly name: string; readonly user?: StaffUser }

export interface Doors {
  /** Guards a namespace for devices of a kind; returns the device id of a socket that was let in. */
  readonly devices: (namespace: Namespace, kind: DeviceKind) => (socket: Socket) => string
  readonly staff: (namespace: Namespace) => (socket: Socket) => StaffUser
  /** Devices of the kind `monitor`, and supervisors. */
  readonly monitors: (namespace: Namespace) => (socket: Socket) => Watcher
  readonly visitors: (namespace: Namespace, visitIdOf: (code: string) => string | undefined) => (socket: Socket) => string
  /** Shows out whose token was revoked or has run out, and visits of yesterday; called on a timer. */
  readonly recheck: () => void
}

export const createDoors = (staffing: Staffing, wrongTokens: Throttle, wrongCodes: Guesses, inside: Inside): Doors => {
  return {
    devices: (namespace, kind) => {
      const known = new WeakMap<Socket, string>()
      guard(namespace, tokenHandshake, wrongTokens, (auth) => staffing.deviceOf(kind, auth.token, auth.id), known, inside)
      return entry(known)
    },
    staff: (namespace) => {
      const known = new WeakMap<Socket, StaffUser>()
      guard(namespace, tokenHandshake, wrongTokens, (auth) => staffing.userOf(auth.token), known, inside)
      return entry(known)
    },
    monitors: (namespace) => {
      const known = new WeakMap<Socket, Watcher>()
      guard(namespace, tokenHandshake, wrongTokens, (auth): Watcher | undefined => {
        const device = staffing.deviceOf('monitor', auth.token, auth.id)
        if (device !== undefined) return { name: device }
        const user = staffing.userOf(auth.token)
        return user?.role === 'supervisor' ? { name: user.id, user } : undefined
      }, known, inside)
      return entry(known)
    },
    visitors: (namespace, visitIdOf) => {
      const known = new WeakMap<Socket, string>()
      guard(namespace, visitorHandshake, wrongCodes, (auth) => visitIdOf(auth.visitCode), known, inside)
      return entry(known)
    },
    recheck: () => {
      for (const [socket, valid] of inside) if (!valid()) socket.disconnect(true)
    },
  }
}
