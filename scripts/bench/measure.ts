import { PROTOCOL_VERSION } from '@senha/protocol'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'

/** Milliseconds, from sent to answered. */
export interface Rate { readonly perSecond: number; readonly p50: number; readonly p99: number }

export const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

export const connect = (url: string, auth: Readonly<Record<string, unknown>> = {}): Promise<Socket> => new Promise((ready, fail) => {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { protocol: PROTOCOL_VERSION, ...auth } })
  socket.once('connect_error', fail)
  socket.once('connect', () => ready(socket))
})

/** Every client sends the next command when the one before is answered, until so many were answered by all together. */
export const rate = async (sockets: readonly Socket[], commands: number, name: string, payload: () => object): Promise<Rate> => {
  const times: number[] = []
  let sent = 0
  const began = performance.now()
  const one = async (socket: Socket): Promise<void> => {
    while (sent < commands) {
      sent += 1
      const before = performance.now()
      // a client waits for its own answer
      // oxlint-disable-next-line no-await-in-loop
      const answer: unknown = await socket.emitWithAck(name, payload())
      times.push(performance.now() - before)
      if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok !== true) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`)
    }
  }
  await Promise.all(sockets.map(one))
  return { perSecond: times.length / (performance.now() - began) * 1000, p50: at(times, 0.5), p99: at(times, 0.99) }
}

/** The middle of an odd number of runs, by what they are measured at. */
export const middle = <T>(runs: readonly T[], by: (run: T) => number): T => {
  const found = runs.toSorted((a, b) => by(a) - by(b))[Math.floor(runs.length / 2)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}
