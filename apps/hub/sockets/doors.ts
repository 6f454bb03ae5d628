import type { IncomingMessage } from 'node:http'
import type { RefusedConnection, StaffUser } from '@senha/protocol'
import { PROTOCOL_VERSION, tokenHandshake, visitorHandshake } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { z } from 'zod'
import type { Staffing } from '../staffing.ts'
import type { DeviceKind } from '../store/people.ts'
import type { Throttle } from '../throttle.ts'

/** A browser says where a page came from; only the hub's own pages may speak to it. Programs say nothing. */
export const ownOrigin = (request: IncomingMessage): boolean => {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

export const addressOf = (socket: Socket): string => socket.handshake.address

class Refused extends Error {
  readonly data: RefusedConnection
  constructor(code: RefusedConnection['code'], message: string) {
    super(message)
    this.data = { code, message, protocol: PROTOCOL_VERSION }
  }
}

/** Lets a socket in if `check` names who it is; else refuses it with a reason. */
const guard = <A extends { protocol: number }, W>(namespace: Namespace, schema: z.ZodType<A>, wrong: Throttle, check: (auth: A) => W | undefined, known: WeakMap<Socket, W>): void => {
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
      wrong.count(address)
      return next(new Refused('unauthorized', 'no valid token for this'))
    }
    known.set(socket, who)
    next()
  })
}

const entry = <W>(known: WeakMap<Socket, W>) => (socket: Socket): W => {
  const who = known.get(socket)
  if (who === undefined) throw new Error('a socket passed no door')
  return who
}

export interface Doors {
  /** Guards a namespace for devices of a kind; returns the device id of a socket that was let in. */
  readonly devices: (namespace: Namespace, kind: DeviceKind) => (socket: Socket) => string
  readonly staff: (namespace: Namespace) => (socket: Socket) => StaffUser
  /** Devices of the kind `monitor`, and supervisors. */
  readonly monitors: (namespace: Namespace) => (socket: Socket) => string
  readonly visitors: (namespace: Namespace, visitIdOf: (code: string) => string | undefined) => (socket: Socket) => string
}

export const createDoors = (staffing: Staffing, wrongTokens: Throttle, wrongCodes: Throttle): Doors => ({
  devices: (namespace, kind) => {
    const known = new WeakMap<Socket, string>()
    guard(namespace, tokenHandshake, wrongTokens, (auth) => staffing.deviceOf(kind, auth.token, auth.id), known)
    return entry(known)
  },
  staff: (namespace) => {
    const known = new WeakMap<Socket, StaffUser>()
    guard(namespace, tokenHandshake, wrongTokens, (auth) => staffing.userOf(auth.token), known)
    return entry(known)
  },
  monitors: (namespace) => {
    const known = new WeakMap<Socket, string>()
    guard(namespace, tokenHandshake, wrongTokens, (auth) => {
      const device = staffing.deviceOf('monitor', auth.token, auth.id)
      if (device !== undefined) return device
      const user = staffing.userOf(auth.token)
      return user?.role === 'supervisor' ? user.id : undefined
    }, known)
    return entry(known)
  },
  visitors: (namespace, visitIdOf) => {
    const known = new WeakMap<Socket, string>()
    guard(namespace, visitorHandshake, wrongCodes, (auth) => visitIdOf(auth.visitCode), known)
    return entry(known)
  },
})
