import type { RefusedConnection, StaffUser } from '@senha/protocol'
import { PROTOCOL_VERSION, tokenHandshake, visitorHandshake } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { z } from 'zod'
import type { Staffing } from '../staffing.ts'
import type { DeviceKind } from '../store/people.ts'
import type { Throttle } from '@senha/guard'

export const addressOf = (socket: Socket): string => socket.handshake.address

class Refused extends Error {
  readonly data: RefusedConnection
  constructor(code: RefusedConnection['code'], message: string, reason?: string) {
    super(message)
    this.data = { code, message, protocol: PROTOCOL_VERSION, ...(reason !== undefined && { reason }) }
  }
}

/** Sockets that were let in, with the question whether they still would be. */
export type Inside = Map<Socket, () => boolean>

/** Lets a socket in if `check` names who it is; else refuses it with a reason: `why` knows that of a token that was good once. */
export const guard = <A extends { protocol: number }, W>(
  namespace: Namespace, schema: z.ZodType<A>, wrong: Throttle, check: (auth: A) => W | undefined, known: WeakMap<Socket, W>, inside: Inside,
  why: (auth: A) => string | undefined = () => undefined,
): void => {
  namespace.use((socket, next) => {
    const auth: unknown = socket.handshake.auth
    const address = addressOf(socket)
    const version: unknown = typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : undefined
    if (typeof version === 'number' && version !== PROTOCOL_VERSION) return next(new Refused('protocol', `this hub speaks protocol ${PROTOCOL_VERSION}, the client ${version}: update it`))
    const parsed = schema.safeParse(auth)
    if (!parsed.success) return next(new Refused('invalid', 'the handshake lacks a token or a protocol version'))
    if (wrong.exhausted(address)) return next(new Refused('too-many', 'too many wrong tries: wait a little'))
    const who = check(parsed.data)
    if (who === undefined) {
      const reason = why(parsed.data)
      if (reason !== undefined) return next(new Refused('unauthorized', 'this session is over', reason))
      wrong.count(address)
      return next(new Refused('unauthorized', 'no valid token for this'))
    }
    known.set(socket, who)
    inside.set(socket, () => check(parsed.data) !== undefined)
    socket.once('disconnect', () => inside.delete(socket))
    next()
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

export const createDoors = (staffing: Staffing, wrongTokens: Throttle, wrongCodes: Throttle, inside: Inside): Doors => {
  const whyNot = ({ token }: { token: string }): string | undefined => staffing.whyNot(token)
  /** What a person sends keeps the session from being idle; what the hub pushes does not. */
  const countUse = (namespace: Namespace): void => {
    namespace.on('connection', (socket) => {
      const { token } = tokenHandshake.parse(socket.handshake.auth)
      socket.onAny(() => staffing.used(token))
    })
  }
  return {
    devices: (namespace, kind) => {
      const known = new WeakMap<Socket, string>()
      guard(namespace, tokenHandshake, wrongTokens, (auth) => staffing.deviceOf(kind, auth.token, auth.id), known, inside)
      return entry(known)
    },
    staff: (namespace) => {
      const known = new WeakMap<Socket, StaffUser>()
      guard(namespace, tokenHandshake, wrongTokens, (auth) => staffing.userOf(auth.token), known, inside, whyNot)
      countUse(namespace)
      return entry(known)
    },
    monitors: (namespace) => {
      const known = new WeakMap<Socket, Watcher>()
      guard(namespace, tokenHandshake, wrongTokens, (auth): Watcher | undefined => {
        const device = staffing.deviceOf('monitor', auth.token, auth.id)
        if (device !== undefined) return { name: device }
        const user = staffing.userOf(auth.token)
        return user?.role === 'supervisor' ? { name: user.id, user } : undefined
      }, known, inside, whyNot)
      countUse(namespace)
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
