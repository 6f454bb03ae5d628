import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import { addressPart } from './address.ts'
import type { Failures } from './failures.ts'
import { createThrottle } from './throttle.ts'
import type { Limit } from './throttle.ts'

/** The budget of one listener: what strangers take from one port is not missing at another. */
export interface HttpLimits {
  /** TCP connections that are open at once, in all and from one address (one proxy is one address). */
  readonly open: number
  readonly openOfAddress: number
  /** New TCP connections of one address: who comes anew has a new budget. */
  readonly arrivals: Limit
  /** Connections that are no WebSocket. Where there are more, the one that waits longest goes, for a request or for its answer to be read. */
  readonly plain: number
  /** Requests of one connection that are not answered yet. One more ends it: no browser and no proxy asks on before it has its answer. */
  readonly unanswered: number
  /** A stranger who has not read an answer by then is shown out. */
  readonly answerMs: number
  /** A request for a WebSocket that does not become one is ended after this. */
  readonly upgradeMs: number
}

/** Engine.IO's own path: everything else is the application's. */
const socketPath = '/socket.io/'
/** Engine.IO lets a client that knows a session's id in without asking who it is; it needs that for polling alone. */
const namesSession = (url = ''): boolean => url.startsWith(socketPath) && /[?&]sid=/.test(url)

/** One connection, as it is under TLS too, where a request has another object for it. */
const nameOf = ({ remoteAddress = '', remotePort = 0 }: NetSocket): string => `${remoteAddress} ${remotePort}`

/** Room for known addresses beyond what strangers may fill: a known one may be a proxy, with strangers behind it. */
const forKnown = 2

/**
 * Limits the TCP connections and the requests of a server that has all its listeners. Addresses from which a device or a member
 * of staff is connected (`isKnown`) have room beyond the limits that a crowd of strangers may have used up.
 */
export const limitHttp = (
  server: HttpServer,
  limits: HttpLimits,
  { now, failures, isKnown }: { now: () => number; failures: Failures; isKnown: (address: string) => boolean },
): void => {
  const arrivals = createThrottle(limits.arrivals, now)
  const ofAddress = new Map<string, number>()
  let open = 0
  /** Connections that are no WebSocket: whose last request was answered longest ago, or never, stands first. */
  const plain = new Map<string, NetSocket>()
  const unanswered = new Map<string, number>()

  const known = (socket: NetSocket): boolean => isKnown(addressPart(socket.remoteAddress ?? ''))
  const makeRoom = (): void => {
    if (plain.size <= limits.plain) return
    for (const [name, socket] of plain)
      if (plain.size > limits.plain * forKnown || !known(socket)) {
        plain.delete(name)
        return void socket.destroy()
      }
  }
  const connected = (socket: NetSocket): void => {
    const address = addressPart(socket.remoteAddress ?? '')
    const here = ofAddress.get(address) ?? 0
    const isFull = isKnown(address)
      ? open >= limits.open * forKnown
      : !arrivals.allows(address) || open >= limits.open || here >= limits.openOfAddress
    if (isFull) return void socket.destroy()
    const name = nameOf(socket)
    open += 1
    ofAddress.set(address, here + 1)
    plain.set(name, socket)
    socket.once('close', () => {
      open -= 1
      const left = (ofAddress.get(address) ?? 1) - 1
      if (left > 0) ofAddress.set(address, left)
      else ofAddress.delete(address)
      plain.delete(name)
      unanswered.delete(name)
    })
    makeRoom()
  }
  const upgrades = (request: IncomingMessage, socket: NetSocket): void => {
    plain.delete(nameOf(socket))
    socket.on('error', () => undefined)
    if (!request.url?.startsWith(socketPath) || namesSession(request.url)) return void socket.destroy()
    // Node's own limits end where an upgrade begins. ws clears this when it takes the socket over.
    socket.setTimeout(limits.upgradeMs, () => socket.destroy())
  }
  /** Whether a request goes on to those who answer it. */
  const asks = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { socket } = request
    const name = nameOf(socket)
    const asked = (unanswered.get(name) ?? 0) + 1
    // all the requests of one packet come in one go, also those behind the one that ended the connection
    if (socket.destroyed || asked > limits.unanswered) {
      socket.destroy()
      return false
    }
    unanswered.set(name, asked)
    const late = setTimeout(() => {
      // a display may keep a long film open
      if (!known(socket)) socket.destroy()
    }, limits.answerMs).unref()
    // an answer that waits behind another has no connection yet, and hears nothing of its end
    const gone = (): void => void response.destroy()
    socket.once('close', gone)
    response.once('close', () => {
      clearTimeout(late)
      socket.off('close', gone)
      const left = (unanswered.get(name) ?? 1) - 1
      if (left > 0) unanswered.set(name, left)
      else unanswered.delete(name)
      const waits = plain.get(name)
      if (!waits) return
      plain.delete(name)
      plain.set(name, waits)
    })
    if (!namesSession(request.url)) return true
    response.writeHead(400, { connection: 'close' }).end()
    return false
  }

  server.prependListener('connection', failures.guarded('a TCP connection', connected))
  server.prependListener('upgrade', failures.guarded('an upgrade', upgrades))
  const answering = server.listeners('request')
  server.removeAllListeners('request')
  server.on(
    'request',
    failures.guarded('a request', (request: IncomingMessage, response: ServerResponse) => {
      if (asks(request, response)) for (const answer of answering) Reflect.apply(answer, server, [request, response])
    }),
  )
}
