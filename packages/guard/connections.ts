import type { Server as HttpServer } from 'node:http'
import { addressPart } from './address.ts'
import type { Failures } from './failures.ts'
import { limitHttp } from './http.ts'
import type { HttpLimits } from './http.ts'
import { createBucket } from './throttle.ts'
import type { Limit } from './throttle.ts'

/** What one connection may send and have waiting for it. */
export interface ConnectionLimits {
  /** Packets, WebSocket pings and pongs included. More are read later: the connection is paused, not ended. */
  readonly frames: Limit
  /** Bytes of packets, likewise. */
  readonly bytes: Limit
  /** Bytes that wait to be sent. A client that leaves more unread is shown out; it gets a whole snapshot when it comes back. */
  readonly unreadBytes: number
}

export interface Limits extends HttpLimits {
  /** Devices and staff who showed a token. */
  readonly known: ConnectionLimits
  /** Everybody else: visitors' phones, devices to pair, and whoever has not said yet who they are. */
  readonly stranger: ConnectionLimits
  /** CONNECT packets of one connection: asks to enter a namespace. One more ends the connection. */
  readonly connects: Limit
  /** Connections of one listener that are in no namespace. Where there are more, the one that waited longest goes. */
  readonly outside: number
  /** Namespaces that one connection may be in at once. */
  readonly socketsOfConnection: number
}

/** Who was let in: `key` names the sender, who may have `most` sockets at once. */
export interface Admission {
  readonly key: string
  readonly most: number
  readonly known: boolean
}

interface Packet {
  readonly type: string
  readonly data?: unknown
}
/** As much of an Engine.IO connection and of a Socket.IO socket and server as is needed here. */
interface Connection {
  readonly remoteAddress: string
  readonly transport: object
  readonly on: (event: string, listener: (packet: Packet) => void) => unknown
  readonly close: (discard?: boolean) => unknown
}
export interface Admitted {
  readonly conn: object
  readonly once: (event: 'disconnect', left: () => void) => unknown
}
interface Engine {
  readonly prependListener: (event: 'connection', listener: (connection: Connection) => void) => unknown
}

/** The `ws` socket under an Engine.IO transport. */
interface Wire {
  pause: () => void
  resume: () => void
  terminate: () => void
  on: (event: 'ping' | 'pong', listener: () => void) => void
}

interface Open {
  readonly connection: Connection
  readonly wire: Wire | undefined
  limits: ConnectionLimits
  buckets: { readonly frames: ReturnType<typeof createBucket>; readonly bytes: ReturnType<typeof createBucket> }
  paused?: ReturnType<typeof setTimeout>
  /** Releases of the sockets that are in a namespace. */
  readonly inside: Set<() => void>
  /** Those of its listener that are in none, in the order in which they came. */
  readonly outside: Set<Open>
}

export interface Connections {
  /** Watches every connection of a server. Called once for each, when it has its listeners and before it listens. */
  readonly watch: (engine: Engine, server: HttpServer) => void
  /** Counts a socket in; false where this sender or this connection has too many already. `caller`: whose socket it is, seen through trusted proxies. */
  readonly admit: (socket: Admitted, admission: Admission, caller: string) => boolean
  /** Whether a device or a member of staff is connected from this address now. */
  readonly isKnown: (address: string) => boolean
}

const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' &&
  value !== null &&
  ['pause', 'resume', 'terminate', 'on'].every(
    (name) => name in value && typeof Reflect.get(value, name) === 'function',
  )

const sizeOf = (data: unknown): number => (typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0)

/** A client that is shown out may answer the close for this long, milliseconds. */
const takeLeaveMs = 1_000

/** Counts by key; a key without a count is forgotten. */
const createCounts = () => {
  const counts = new Map<string, number>()
  const add = (key: string, change: number): void => {
    const count = (counts.get(key) ?? 0) + change
    if (count > 0) counts.set(key, count)
    else counts.delete(key)
  }
  return { of: (key: string) => counts.get(key) ?? 0, add }
}

/** The budgets of connections, before anything that they send is parsed. One for all listeners of a program, each of which has its own room. */
export const createConnections = (limits: Limits, now: () => number, failures: Failures): Connections => {
  const open = new Map<object, Open>()
  const senders = createCounts()
  /** TCP peers from which devices and staff are connected: one may be a proxy. */
  const knownPeers = createCounts()
  /** Addresses of devices and staff, seen through trusted proxies. */
  const knownCallers = createCounts()

  const bucketsOf = ({ frames, bytes }: ConnectionLimits): Open['buckets'] => ({
    frames: createBucket(frames, now),
    bytes: createBucket(bytes, now),
  })
  const showOut = ({ connection, wire }: Open): void => {
    connection.close(true)
    // without waiting for a client that does not read to take leave
    wire?.terminate()
  }
  /** Reads on when the debt is paid back. */
  const pay = (one: Open, frames: number, bytes: number): void => {
    const waitMs = Math.max(one.buckets.frames.take(frames), one.buckets.bytes.take(bytes))
    if (waitMs === 0 || !one.wire) return
    one.wire.pause()
    // one timer, for the latest debt: what was read already is still taken, and each of it makes the wait longer
    clearTimeout(one.paused)
    one.paused = setTimeout(() => one.wire?.resume(), waitMs).unref()
  }

  const arrive = (connection: Connection, outside: Set<Open>): void => {
    const wire: unknown = 'socket' in connection.transport ? connection.transport.socket : undefined
    const one: Open = {
      connection,
      wire: isWire(wire) ? wire : undefined,
      limits: limits.stranger,
      buckets: bucketsOf(limits.stranger),
      inside: new Set(),
      outside,
    }
    open.set(connection, one)
    outside.add(one)
    const connects = createBucket(limits.connects, now)
    let unread = 0
    const on = (event: string, listener: (packet: Packet) => void): void => {
      connection.on(event, failures.guarded(`a connection's ${event}`, listener))
    }
    on('packet', ({ type, data }) => {
      // a CONNECT packet: each makes a socket, and many in one write made many of one visit
      if (type === 'message' && typeof data === 'string' && data.startsWith('0') && connects.take(1) > 0)
        return showOut(one)
      pay(one, 1, sizeOf(data))
    })
    on('packetCreate', ({ data }) => {
      unread += sizeOf(data)
      if (unread > one.limits.unreadBytes) showOut(one)
    })
    // handed to the operating system only when it took everything before
    on('flush', () => {
      unread = 0
    })
    // a second transport of one connection has no use here: only WebSocket is spoken
    on('upgrading', () => showOut(one))
    on('close', () => {
      clearTimeout(one.paused)
      for (const release of one.inside) release()
      open.delete(connection)
      outside.delete(one)
      // ws waits half a minute for the client's own close frame, which a hostile one never sends
      setTimeout(() => one.wire?.terminate(), takeLeaveMs).unref()
    })
    // ws answers a ping by itself, and Engine.IO hears nothing of it
    for (const event of ['ping', 'pong'] as const)
      one.wire?.on(
        event,
        failures.guarded('a WebSocket ping', () => pay(one, 1, 0)),
      )
    const [longest] = outside
    if (outside.size > limits.outside && longest) showOut(longest)
  }

  return {
    watch: (engine, server) => {
      const outside = new Set<Open>()
      engine.prependListener('connection', failures.guarded('a connection', (connection: Connection) => arrive(connection, outside)))
      limitHttp(server, limits, { now, failures, isKnown: (address) => knownPeers.of(address) > 0 })
    },
    admit: (socket, { key, most, known }, caller) => {
      const one = open.get(socket.conn)
      if (!one || one.inside.size >= limits.socketsOfConnection || senders.of(key) >= most) return false
      const address = addressPart(one.connection.remoteAddress)
      const count = (by: number): void => {
        if (!known) return
        knownPeers.add(address, by)
        knownCallers.add(addressPart(caller), by)
      }
      const release = (): void => {
        if (!one.inside.delete(release)) return
        senders.add(key, -1)
        count(-1)
        if (one.inside.size === 0 && open.has(one.connection)) one.outside.add(one)
      }
      one.inside.add(release)
      senders.add(key, 1)
      one.outside.delete(one)
      count(1)
      if (known && one.limits !== limits.known) Object.assign(one, { limits: limits.known, buckets: bucketsOf(limits.known) })
      socket.once('disconnect', release)
      return true
    },
    isKnown: (caller) => knownCallers.of(addressPart(caller)) > 0,
  }
}
