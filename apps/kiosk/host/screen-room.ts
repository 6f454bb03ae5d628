import type { Server as HttpServer } from 'node:http'
import { attend, createConnections, createThrottle, entryCheck, openSockets, receive, Refused } from '@senha/guard'
import type { Door, Failures, WrongName } from '@senha/guard'
import { MAX_FRAME_BYTES, PROTOCOL_VERSION } from '@senha/protocol'
import type { RefusedConnection } from '@senha/protocol'
import type { Socket } from 'socket.io'
import { screenCommands, screenNamespace } from '../link.ts'
import { hostTimings, screenLimits } from '../timings.ts'
import type { Agent } from './agent.ts'

const refusal = (code: RefusedConnection['code'], message: string, more: Pick<RefusedConnection, 'name'> = {}): Refused<RefusedConnection> =>
  new Refused({ code, message, protocol: PROTOCOL_VERSION, ...more })
const refused = refusal('protocol', 'this page is of another version: load it again')
const full = refusal('too-many', 'too many pages of this kiosk are open')
const busy = refusal('unavailable', 'the kiosk failed on this')

const wrongName = ({ name, header }: WrongName): Error =>
  refusal('unavailable', `${JSON.stringify(name)} (${header}) is no name of this kiosk: start it with --name to allow it`, { name })

/** Budgets are durations: a clock that is set must not freeze them. Milliseconds. */
const steady = (): number => performance.now()

/** All pages of a kiosk are one sender: whoever stands before it. */
const sender = 'screens'

export interface ScreenRoom {
  /** Pages that are connected now. */
  readonly screens: () => number
  readonly close: () => Promise<void>
}

/** The screens' socket on the kiosk's own port: state to every screen, commands to the agent. */
export const openScreenRoom = (server: HttpServer, agent: Agent, options: { door: Door; failures: Failures }): ScreenRoom => {
  const { failures } = options
  const connections = createConnections(screenLimits.connections, steady, failures)
  const budgets = {
    commands: createThrottle(screenLimits.commands, steady),
    malformed: createThrottle(screenLimits.malformed, steady),
  }
  const io = openSockets(server, {
    door: options.door, connections, failures, wrongName, nowhere: refused, maxFrameBytes: MAX_FRAME_BYTES, enterMs: screenLimits.enterMs,
  })
  const room = io.of(screenNamespace)
  room.use(
    entryCheck(failures, 'the door of the screens', busy, (socket: Socket) => {
      const version: unknown = socket.handshake.auth['protocol']
      if (version !== PROTOCOL_VERSION) return refused
      return connections.admit(socket, { key: sender, most: screenLimits.pages, known: true }, socket.handshake.address) ? undefined : full
    }),
  )
  attend(failures, room, (socket: Socket) => {
    receive(socket, { sender, budgets, failures, commands: screenCommands, handlers: agent.handlers })
    failures.attempt('screen:state', () => socket.emit('screen:state', agent.state()))
    return undefined
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  agent.onChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      failures.attempt('screen:state', () => room.emit('screen:state', agent.state()))
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
