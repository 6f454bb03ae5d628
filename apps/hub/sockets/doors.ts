import { addressPart, entryCheck, Refused } from '@senha/guard'
import type { Admission, Connections, Failures, Guesses, Throttle, WrongName } from '@senha/guard'
import type { HubNamespace, RefusedConnection, StaffUser } from '@senha/protocol'
import { isServed, PROTOCOL_VERSION, tokenHandshake, visitorHandshake } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { z } from 'zod'
import type { Staffing } from '../staffing.ts'
import type { DeviceKind } from '../store/people.ts'
import { limits } from '../timings.ts'

/** Seen through trusted proxies: the door of the listener put it there (`guardSockets`). */
export const addressOf = (socket: Socket): string => socket.handshake.address

const refused = (code: RefusedConnection['code'], message: string, more: Pick<RefusedConnection, 'name' | 'reason'> = {}): Refused<RefusedConnection> =>
  new Refused({ code, message, protocol: PROTOCOL_VERSION, ...more })
const busy = refused('unavailable', 'the hub failed on this: try again')

/** Why a socket under a strange name is refused. The code is one that released clients know: they try again later. */
export const wrongName = ({ name, header }: WrongName): Error =>
  refused('unavailable', `${JSON.stringify(name)} (${header}) is no name of this hub: start it with --name to allow it`, { name })

/** Sockets that were let in, with the question whether they still would be. */
export type Inside = Map<Socket, () => boolean>

/** What every door works with. */
export interface DoorParts { readonly inside: Inside; readonly connections: Connections; readonly failures: Failures }

/** What one failed try is answered, and counted as. */
type Failed = () => 'unauthorized' | 'too-many'

/** Tokens cannot be guessed (256 random bits): a right one always works, and only the wrong ones are counted and throttled. */
const failedToken = (wrong: Throttle, address: string): Failed => () => {
  if (wrong.exhausted(address)) return 'too-many'
  wrong.count(address)
  return 'unauthorized'
}

const refusalWords = { unauthorized: 'no valid token for this', 'too-many': 'too many wrong tries: wait a little' }

/** What can be guessed is looked at in turn. */
const inTurn = async (guesses: Guesses, sender: string, admit: (failed: Failed) => Error | undefined): Promise<Error | undefined> => {
  const turn = await guesses.turn(sender)
  if (!turn) return refused('too-many', refusalWords['too-many'])
  let was: 'right' | 'wrong' = 'right'
  try {
    return admit(() => {
      was = 'wrong'
      return turn.slowed ? 'too-many' : 'unauthorized'
    })
  } finally {
    turn.ended(was)
  }
}

/**
 * Lets a socket in if `check` names who it is; else refuses it with a reason: `why` knows that of a token that was good once.
 * `as` says whose sockets are counted together.
 */
export const guard = <A extends { protocol: number }, W>(
  namespace: Namespace, name: HubNamespace, schema: z.ZodType<A>, wrong: Throttle | Guesses, check: (auth: A) => W | undefined, known: WeakMap<Socket, W>, as: (who: W, address: string) => Admission, parts: DoorParts,
  why: (auth: A) => string | undefined = () => undefined,
): void => {
  const { inside, connections, failures } = parts
  namespace.use(entryCheck(failures, `the door of ${name}`, busy, (socket: Socket) => {
    const auth: unknown = socket.handshake.auth
    const address = addressPart(addressOf(socket))
    const version: unknown = typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : undefined
    if (typeof version === 'number' && !isServed(name, version)) return refused('protocol', `this hub speaks protocol ${PROTOCOL_VERSION}, the client ${version}: update it`)
    const parsed = schema.safeParse(auth)
    if (!parsed.success) return refused('invalid', 'the handshake lacks a token or a protocol version')
    const admit = (failed: Failed): Error | undefined => {
      const who = check(parsed.data)
      if (who === undefined) {
        const reason = why(parsed.data)
        if (reason !== undefined) return refused('unauthorized', 'this session is over', { reason })
        const code = failed()
        return refused(code, refusalWords[code])
      }
      if (!connections.admit(socket, as(who, address), address)) return refused('too-many', 'too many connections: close another one')
      known.set(socket, who)
      inside.set(socket, () => check(parsed.data) !== undefined)
      // a connection that ends before its socket is in never tells of a disconnect
      const gone = (): void => {
        inside.delete(socket)
        socket.conn.removeListener('close', gone)
      }
      socket.once('disconnect', gone)
      socket.conn.once('close', gone)
      return undefined
    }
    return 'turn' in wrong ? inTurn(wrong, address, admit) : admit(failedToken(wrong, address))
  }))
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

export const createDoors = (staffing: Staffing, wrongTokens: Throttle, wrongCodes: Guesses, parts: DoorParts): Doors => {
  const { inside } = parts
  const whyNot = ({ token }: { token: string }): string | undefined => staffing.whyNot(token)
  /** What a person sends keeps the session from being idle; what the hub pushes does not. */
  const countUse = (namespace: Namespace): void => {
    namespace.on('connection', (socket) => {
      const auth = tokenHandshake.safeParse(socket.handshake.auth)
      if (auth.success) socket.onAny(parts.failures.guarded('the use of a session', () => staffing.used(auth.data.token)))
    })
  }
  return {
    devices: (namespace, kind) => {
      const known = new WeakMap<Socket, string>()
      guard(namespace, `/${kind}`, tokenHandshake, wrongTokens, (auth) => staffing.deviceOf(kind, auth.token, auth.id), known, (id) => ({ key: `${kind}:${id}`, most: limits.socketsOf[kind], known: true }), parts)
      return entry(known)
    },
    staff: (namespace) => {
      const known = new WeakMap<Socket, StaffUser>()
      guard(namespace, '/counter', tokenHandshake, wrongTokens, (auth) => staffing.userOf(auth.token), known, ({ id }) => ({ key: `staff:${id}`, most: limits.socketsOf.staff, known: true }), parts, whyNot)
      countUse(namespace)
      return entry(known)
    },
    monitors: (namespace) => {
      const known = new WeakMap<Socket, Watcher>()
      guard(namespace, '/monitor', tokenHandshake, wrongTokens, (auth): Watcher | undefined => {
        const device = staffing.deviceOf('monitor', auth.token, auth.id)
        if (device !== undefined) return { name: device }
        const user = staffing.userOf(auth.token)
        return user?.role === 'supervisor' ? { name: user.id, user } : undefined
      }, known, ({ name }) => ({ key: `monitor:${name}`, most: limits.socketsOf.monitor, known: true }), parts, whyNot)
      countUse(namespace)
      return entry(known)
    },
    visitors: (namespace, visitIdOf) => {
      const known = new WeakMap<Socket, string>()
      guard(namespace, '/visitor', visitorHandshake, wrongCodes, (auth) => visitIdOf(auth.visitCode), known, (id) => ({ key: `visit:${id}`, most: limits.socketsOf.visit, known: false }), parts)
      return entry(known)
    },
    recheck: () => {
      for (const [socket, valid] of inside) parts.failures.attempt('a token', () => { if (!valid()) socket.disconnect(true) })
    },
  }
}
