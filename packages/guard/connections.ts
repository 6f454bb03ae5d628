import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import { addressPart } from './address.ts'
import type { Failures } from './failures.ts'
import { createBucket, createThrottle } from './throttle.ts'
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

export interface Limits {
  /** Devices and staff who showed a token. */
  readonly known: ConnectionLimits
  /** Everybody else: visitors' phones, devices to pair, and whoever has not said yet who they are. */
  readonly stranger: ConnectionLimits
  /** CONNECT packets of one connection: asks to enter a namespace. One more ends the connection. */
  readonly connects: Limit
  /** TCP connections that are open at once, in all and from one address (one proxy is one address). */
  readonly open: number
  readonly openOfAddress: number
  /** New TCP connections of one address, unless a device or staff are connected from there: who comes anew has a new budget. */
  readonly arrivals: Limit
  /** Connections that are in no namespace. Where there are more, the one that waited longest goes. */
  readonly outside: number
  /** Namespaces that one connection may be in at once. */
  readonly socketsOfConnection: number
  /** A request for a WebSocket that does not become one is ended after this. */
  readonly upgradeMs: number
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
}

export interface Connections {
  /** Watches every connection of a server. Called once for each, before it listens. */
  readonly watch: (engine: Engine, server: HttpServer) => void
  /** Counts a socket in; false where this sender or this connection has too many already. */
  /** `caller`: whose socket it is, seen through trusted proxies. */
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

/** Engine.IO's own path: everything else is the application's. */
const socketPath = '/socket.io/'

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

/** The budgets of connections, before anything that they send is parsed. One for all listeners of a program. */
export const createConnections = (limits: Limits, now: () => number, failures: Failures): Connections => {
  const open = new Map<object, Open>()
  /** In the order in which they came. */
  const outside = new Set<Open>()
  const senders = createCounts()
  /** TCP peers from which devices and staff are connected: one may be a proxy. */
  const knownPeers = createCounts()
  const knownCallers = createCounts()
  const tcp = createCounts()
  const arrivals = createThrottle(limits.arrivals, now)
  let tcpOpen = 0

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

  const arrive = (connection: Connection): void => {
    const wire: unknown = 'socket' in connection.transport ? connection.transport.socket : undefined
    const one: Open = {
      connection,
      wire: isWire(wire) ? wire : undefined,
      limits: limits.stranger,
      buckets: bucketsOf(limits.stranger),
      inside: new Set(),
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

  const limitTcp = (socket: NetSocket): void => {
    const address = addressPart(socket.remoteAddress ?? '')
    const isCrowd = !arrivals.allows(address) && knownPeers.of(address) === 0
    if (isCrowd || tcpOpen >= limits.open || tcp.of(address) >= limits.openOfAddress) return void socket.destroy()
    tcpOpen += 1
    tcp.add(address, 1)
    socket.once('close', () => {
      tcpOpen -= 1
      tcp.add(address, -1)
    })
  }
  const limitUpgrade = (request: IncomingMessage, socket: NetSocket): void => {
    socket.on('error', () => undefined)
    // Engine.IO lets a client that knows a session's id in without asking who it is; it needs that for polling alone
    if (!request.url?.startsWith(socketPath) || /[?&]sid=/.test(request.url)) return void socket.destroy()
    // Node's own limits end where an upgrade begins. ws clears this when it takes the socket over.
    socket.setTimeout(limits.upgradeMs, () => socket.destroy())
  }
  const limitRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith(socketPath) && /[?&]sid=/.test(request.url))
      response.writeHead(400, { connection: 'close' }).end()
  }

  return {
    watch: (engine, server) => {
      engine.prependListener('connection', failures.guarded('a connection', arrive))
      server.prependListener('connection', failures.guarded('a TCP connection', limitTcp))
      server.prependListener('upgrade', failures.guarded('an upgrade', limitUpgrade))
      server.prependListener('request', failures.guarded('a request', limitRequest))
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
        if (one.inside.size === 0 && open.has(one.connection)) outside.add(one)
      }
      one.inside.add(release)
      senders.add(key, 1)
      outside.delete(one)
      count(1)
      if (known && one.limits !== limits.known) Object.assign(one, { limits: limits.known, buckets: bucketsOf(limits.known) })
      socket.once('disconnect', release)
      return true
    },
    isKnown: (caller) => knownCallers.of(addressPart(caller)) > 0,
  }
}
