import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { ServerOptions } from 'ws'
import type { Connections } from './connections.ts'
import { guardSockets } from './door.ts'
import type { Door } from './door.ts'
import { entryCheck } from './entry.ts'
import type { Failures } from './failures.ts'
import type { WrongName } from './names.ts'

/**
 * So many fragments one message may come in (RFC 6455, 5.4), and so many pieces of the network one of its frames. Browsers send a
 * message of 60 KB in a handful. Nothing else bounds them before the message is whole: 16,000 fragments of one byte, ws's own
 * limit, are 115 kB on the wire and 2 MB of memory.
 */
const mostFragments = 64
const mostPieces = 256

class Frugal extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, maxFragments: mostFragments, maxBufferedChunks: mostPieces })
  }
}

interface Options {
  readonly door: Door
  readonly connections: Connections
  readonly failures: Failures
  readonly maxFrameBytes: number
  /** A connection that entered no namespace by then is closed, milliseconds. */
  readonly enterMs: number
  /** What a client under a strange name hears. */
  readonly wrongName: (wrong: WrongName) => Error
  /** What a client hears that asks for the namespace which Socket.IO always has. */
  readonly nowhere: Error
}

/** The sockets of one listener, with every guard that stands before the namespaces. Called once the server has its other listeners. */
export const openSockets = (server: HttpServer, options: Options): Server => {
  const { door, connections, failures, nowhere } = options
  const io = new Server(server, {
    transports: ['websocket'],
    wsEngine: Frugal,
    maxHttpBufferSize: options.maxFrameBytes,
    connectTimeout: options.enterMs,
    serveClient: false,
    perMessageDeflate: false,
  })
  connections.watch(io.engine, server)
  guardSockets(io, door, options.wrongName, failures)
  io.of('/').use(entryCheck(failures, 'the door of /', nowhere, () => nowhere))
  return io
}
