import type { Server as HttpServer } from 'node:http'
import { refuse } from '@senha/domain'
import { guardSockets } from '@senha/guard'
import type { Door, WrongName } from '@senha/guard'
import { MAX_FRAME_BYTES, PROTOCOL_VERSION } from '@senha/protocol'
import type { RefusedConnection } from '@senha/protocol'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { z } from 'zod'
import { screenCommands, screenNamespace } from '../link.ts'
import { hostTimings } from '../timings.ts'
import type { Agent } from './agent.ts'

class Refused extends Error {
  readonly data: RefusedConnection
  constructor(refusal: Omit<RefusedConnection, 'protocol'>) {
    super(refusal.message)
    this.data = { ...refusal, protocol: PROTOCOL_VERSION }
  }
}

const wrongName = ({ name, header }: WrongName): Error =>
  new Refused({ code: 'unavailable', message: `${JSON.stringify(name)} (${header}) is no name of this kiosk: start it with --name to allow it`, name })

const isAnswerable = (value: unknown): value is (answer: object) => void => typeof value === 'function'

const through = async <P>(schema: z.ZodType<P>, raw: unknown, run: (payload: P) => Promise<object>): Promise<object> => {
  const parsed = schema.safeParse(raw)
  return parsed.success ? run(parsed.data) : refuse('invalid', z.prettifyError(parsed.error).slice(0, 500))
}

/** One command through its schema to the agent. What is unknown or malformed is answered `invalid` and does nothing. */
const answerTo = async ({ handlers }: Agent, name: string, raw: unknown): Promise<object> => {
  switch (name) {
    case 'ticket:issue': return through(screenCommands[name], raw, handlers[name])
    case 'ticket:issue-second': return through(screenCommands[name], raw, handlers[name])
    case 'visit:lookup': return through(screenCommands[name], raw, handlers[name])
    case 'appointment:check-in': return through(screenCommands[name], raw, handlers[name])
    case 'paper:again': return through(screenCommands[name], raw, handlers[name])
    case 'paper:elsewhere': return through(screenCommands[name], raw, handlers[name])
    case 'paper:slip': return through(screenCommands[name], raw, handlers[name])
    case 'visit:missed': return through(screenCommands[name], raw, handlers[name])
    case 'staff:unlock': return through(screenCommands[name], raw, handlers[name])
    default: return refuse('invalid', `no such message: ${name.slice(0, 60)}`)
  }
}

export interface ScreenRoom {
  /** Pages that are connected now. */
  readonly screens: () => number
  readonly close: () => Promise<void>
}

/** The screens' socket on the kiosk's own port: state to every screen, commands to the agent. */
export const openScreenRoom = (server: HttpServer, agent: Agent, options: { door: Door; warn: (what: string) => void }): ScreenRoom => {
  const io = new Server(server, { serveClient: false, transports: ['websocket'], maxHttpBufferSize: MAX_FRAME_BYTES })
  guardSockets(io, options.door, wrongName)
  const room = io.of(screenNamespace)
  room.use((socket, next) => {
    const version: unknown = socket.handshake.auth.protocol
    next(version === PROTOCOL_VERSION ? undefined : new Refused({ code: 'protocol', message: 'this page is of another version: load it again' }))
  })
  room.on('connection', (socket: Socket) => {
    socket.emit('screen:state', agent.state())
    socket.onAny((name: string, ...args: unknown[]) => {
      const answer = args.findLast(isAnswerable) ?? ((): void => undefined)
      answerTo(agent, name, args[0]).then(answer, (cause: unknown) => {
        options.warn(`${name} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
        answer(refuse('unavailable', 'the kiosk failed on this'))
      })
    })
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  agent.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      room.emit('screen:state', agent.state())
    }, hostTimings.pushEveryMs)
  })
  return {
    screens: () => room.sockets.size,
    close: async () => {
      clearTimeout(timer)
      await io.close()
    },
  }
}
