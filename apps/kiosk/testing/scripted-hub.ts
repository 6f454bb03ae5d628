import { createServer } from 'node:http'
import type { CardSlip, KioskState, KioskTwin, PrintJob } from '@senha/protocol'
import { Server } from 'socket.io'
import { sampleState } from './samples.ts'

export interface Heard { readonly name: string; readonly payload: Record<string, unknown> }

export interface ScriptedHub {
  readonly url: string
  readonly heard: Heard[]
  /** What was sent so far with a name. */
  readonly said: (name: string) => Record<string, unknown>[]
  /** Resolves with the n-th (from 1) command of a name. */
  readonly nth: (name: string, n?: number) => Promise<Heard>
  /** How a command is answered from now on; `undefined` is no answer. */
  readonly answer: (name: string, how: (payload: Record<string, unknown>) => object | undefined) => void
  readonly state: (state: KioskState) => void
  readonly job: (job: PrintJob) => void
  readonly slip: (slip: CardSlip) => void
  readonly twin: (told: KioskTwin) => void
  /** As whom kiosks connected, in their order. */
  readonly handshakes: Record<string, unknown>[]
  /** Resolves when a kiosk is connected. */
  readonly met: () => Promise<void>
  /** Goes away as a server that is switched off, and comes back on the same port. */
  readonly goAway: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

/** A hub that says what the test tells it to, over a real socket. */
export const startScriptedHub = async (): Promise<ScriptedHub> => {
  const heard: Heard[] = []
  const handshakes: Record<string, unknown>[] = []
  const answers = new Map<string, (payload: Record<string, unknown>) => object | undefined>([['numbers:lease', () => ({ ok: false, error: { code: 'unavailable', message: 'no reserve' } })]])
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of waiting) look()
  }
  const until = (isSo: () => boolean): Promise<void> => new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return
      waiting.delete(look)
      resolve()
    }
    waiting.add(look)
    look()
  })
  let state = sampleState()
  let port = 0
  let io = new Server()
  const open = async (): Promise<void> => {
    const http = createServer()
    io = new Server(http, { transports: ['websocket'] })
    io.of('/kiosk').on('connection', (socket) => {
      handshakes.push(socket.handshake.auth)
      socket.emit('kiosk:state', state)
      socket.onAny((name: string, payload: Record<string, unknown>, reply?: (answer: object) => void) => {
        heard.push({ name, payload })
        const answer = (answers.get(name) ?? (() => ({ ok: true, seq: 1 })))(payload)
        if (answer) reply?.(answer)
        wake()
      })
      wake()
    })
    await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening))
    const address = http.address()
    port = typeof address === 'object' && address ? address.port : 0
  }
  await open()
  return {
    get url() { return `http://127.0.0.1:${port}` },
    heard, handshakes,
    said: (name) => heard.filter((one) => one.name === name).map(({ payload }) => payload),
    nth: async (name, n = 1) => {
      const ofName = (): Heard[] => heard.filter((one) => one.name === name)
      await until(() => ofName().length >= n)
      const found = ofName()[n - 1]
      if (!found) throw new Error('unreachable')
      return found
    },
    answer: (name, how) => void answers.set(name, how),
    state: (next) => {
      state = next
      io.of('/kiosk').emit('kiosk:state', next)
    },
    job: (job) => void io.of('/kiosk').emit('print:job', job),
    slip: (slip) => void io.of('/kiosk').emit('card:slip', slip),
    twin: (told) => void io.of('/kiosk').emit('kiosk:twin', told),
    met: () => until(() => io.of('/kiosk').sockets.size > 0),
    goAway: async () => {
      await io.close()
    },
    comeBack: open,
  }
}
