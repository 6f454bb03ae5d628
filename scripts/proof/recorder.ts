import { setTimeout as after } from 'node:timers/promises'
import { v4 as uuid } from 'uuid'
import { counterAnswers, counterCommands, kioskAnswers, kioskCommands, monitorAnswers, monitorCommands, monitorState } from '@senha/protocol'
import type { MonitorState } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'

export type Answer = { readonly ok: true; readonly seq: number } & Readonly<Record<string, unknown>> | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } }

/** One command as its client saw it. Times in milliseconds of this process's own steady clock. */
export interface Call {
  readonly client: string
  readonly commandId: string
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly askedAt: number
  answeredAt?: number
  answer?: Answer
}

/** A client that writes down what it asked and what it was told, and asks again under the same id until it is told something. */
export interface Recorder {
  readonly client: string
  readonly calls: Call[]
  readonly ask: (name: string, payload?: Readonly<Record<string, unknown>>, commandId?: string) => Promise<Answer>
  readonly isLive: () => boolean
  readonly close: () => void
}

const tooFastMs = 40

interface Sender { readonly send: (name: string, payload: object, commandId: string) => Promise<unknown>; readonly live: () => boolean; readonly close: () => void }

const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null && 'ok' in value

const recording = (client: string, { send, live, close }: Sender): Recorder => {
  const calls: Call[] = []
  let open = true
  return {
    client, calls,
    ask: async (name, payload = {}, commandId = uuid()) => {
      const call: Call = { client, commandId, name, payload, askedAt: performance.now() }
      calls.push(call)
      for (;;) {
        // the next try waits for this one
        // oxlint-disable-next-line no-await-in-loop
        const answer = await send(name, payload, commandId)
        if (!isAnswer(answer)) throw new Error(`${name} was answered with ${JSON.stringify(answer)}`)
        const lost = !answer.ok && answer.error.code === 'unavailable'
        if (lost && open) continue
        // faster than any person works: it waits, as a client should, and asks again
        const tooFast = !answer.ok && answer.error.code === 'too-many' && answer.error.message.startsWith('too many commands')
        if (tooFast && open) {
          // oxlint-disable-next-line no-await-in-loop
          await after(tooFastMs)
          continue
        }
        if (!lost) Object.assign(call, { answer, answeredAt: performance.now() })
        return answer
      }
    },
    isLive: live,
    close: () => {
      open = false
      close()
    },
  }
}

/** The table of commands is the namespace's own: a name that is not in it throws. */
const anyCommand = (send: (name: never, payload: never, commandId: string) => Promise<unknown>): Sender['send'] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  (name, payload, commandId) => send(name as never, payload as never, commandId)

export const kioskRecorder = (hub: string, id: string, token = 'demo-kiosk'): Recorder => {
  const link = openLink({ hub, namespace: '/kiosk', auth: { token, id }, commands: commandTable(kioskCommands, kioskAnswers), facts: {} })
  return recording(`kiosk:${id}`, { send: anyCommand(link.send), live: () => link.status().is === 'live', close: link.close })
}

export const consoleRecorder = (hub: string, user: string, token: string): Recorder => {
  const link = openLink({ hub, namespace: '/counter', auth: { token }, commands: commandTable(counterCommands, counterAnswers), facts: {} })
  return recording(`staff:${user}`, { send: anyCommand(link.send), live: () => link.status().is === 'live', close: link.close })
}

/** Everything that the monitor was shown, in order. */
export const watchMonitor = (hub: string): { readonly shown: MonitorState[]; readonly isLive: () => boolean; readonly close: () => void } => {
  const shown: MonitorState[] = []
  const link = openLink({ hub, namespace: '/monitor', auth: { token: 'demo-monitor', id: 'proof' }, commands: commandTable(monitorCommands, monitorAnswers), facts: { 'monitor:state': monitorState } })
  link.on('monitor:state', (state) => shown.push(state))
  return { shown, isLive: () => link.status().is === 'live', close: link.close }
}
