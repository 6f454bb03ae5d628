import type { IncomingMessage } from 'node:http'
import type { Server, Socket } from 'socket.io'
import { entryCheck } from './entry.ts'
import type { Failures } from './failures.ts'
import type { Asked, Names, WrongName } from './names.ts'
import type { Proxies } from './proxies.ts'

/** One listener's door: the same question for its pages, its API and its sockets. */
export interface Door {
  /**
   * The name for which a request that may change or cost something is refused, which is logged; undefined lets it in.
   */
  readonly wrong: (request: IncomingMessage) => WrongName | undefined
  /**
   * The same for a request over HTTP. What only reads is asked for no origin: another page cannot see the answer, and
   * browsers name an origin for some files of a page's own, which must load for the page to say what is wrong.
   */
  readonly wrongOverHttp: (request: IncomingMessage) => WrongName | undefined
  /** Whose request it is, seen through trusted proxies. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly trusts: Proxies['trusts']
}

type Log = (door: string, wrong: WrongName) => void

export const createDoor = (which: string, names: Names, proxies: Proxies, log: Log): Door => {
  const look = (asked: Asked): WrongName | undefined => {
    const wrong = names.wrong(asked)
    if (wrong) log(which, wrong)
    return wrong
  }
  return {
    wrong: (request) => look(proxies.askedBy(request)),
    wrongOverHttp: (request) => {
      const { host, origin } = proxies.askedBy(request)
      return look({ host, origin: request.method === 'GET' || request.method === 'HEAD' ? undefined : origin })
    },
    addressOf: proxies.addressOf,
    trusts: proxies.trusts,
  }
}

/** The parts of an engine's connection that are used here. */
interface Connection {
  readonly request: IncomingMessage
  close: () => void
  once: (event: 'close', listener: () => void) => void
}

/** A refused connection that does not leave by itself is closed after this. */
const refusedStaysMs = 5_000

/**
 * Puts the door before every namespace of a server, and gives each socket the address of whose it is. A refusal of the
 * handshake itself would be invisible to a page (it sees "no connection"): it is let in as far as to hear why, and no
 * further.
 */
export const guardSockets = (io: Server, door: Door, refusal: (wrong: WrongName) => Error, failures: Failures): void => {
  const refused = new WeakMap<IncomingMessage, WrongName>()
  io.engine.on('connection', failures.guarded('a new connection', (connection: Connection) => {
    const wrong = door.wrong(connection.request)
    if (!wrong) return
    refused.set(connection.request, wrong)
    const timer = setTimeout(() => connection.close(), refusedStaysMs)
    connection.once('close', () => clearTimeout(timer))
  }))
  const unknown = new Error('the address could not be looked at')
  const before = (namespace: ReturnType<Server['of']>): void => void namespace.use(entryCheck(failures, 'the names', unknown, (socket: Socket) => {
    socket.handshake.address = door.addressOf(socket.request)
    const wrong = refused.get(socket.request)
    return wrong && refusal(wrong)
  }))
  before(io.of('/'))
  io.on('new_namespace', before)
}
