import { createEscposPrinter } from '../escpos-printer.ts'
import { findModel, generic } from '../models.ts'
import type { Printer } from '../printer.ts'
import { createRoll } from '../roll.ts'
import { defaultTimeouts, type Timeouts } from '../timeouts.ts'
import { type Connection, createFeed, done, fail, type Transport } from '../transports/transport.ts'
import type { FaultName } from './faults.ts'
import { createMachine, type Machine } from './machine.ts'
import { plugInto } from './plug.ts'
import type { CutPaper } from './strip.ts'

export interface FakePrinter extends Printer { readonly papers: () => readonly CutPaper[]; readonly setFault: (name: FaultName, on: boolean) => void }

/** Between two looks for an answer. */
const fetchMs = 250

const memoryTransport = (machine: Machine): Transport => ({
  open: () => {
    const feed = createFeed()
    let lose: () => void = () => undefined
    const lost = new Promise<'unreachable'>(resolve => { lose = () => resolve('unreachable') })
    const plug = plugInto(machine, lose)
    const listen = async () => {
      for (let said = await plug.fetch(fetchMs); said !== 'gone'; said = await plug.fetch(fetchMs)) if (said !== 'timeout') feed.push(said)
    }
    void listen()
    const connection: Connection = {
      answers: true,
      lost,
      onBytes: feed.listen,
      write: async (bytes, waitMs) => {
        const sent = await plug.send(bytes, waitMs)
        return sent === 'taken' ? done : fail(sent === 'gone' ? 'unreachable' : 'timeout')
      },
      finish: async waitMs => (await plug.send(new Uint8Array(0), waitMs) === 'taken' ? done : fail('timeout')),
      close: () => { plug.pull(); return Promise.resolve() },
    }
    return Promise.resolve({ ok: true, connection })
  },
})

/** A printer in memory: the real bytes, the real meaning and the virtual printer's inside, with no socket and no port between them. */
export const createFakePrinter = (options: { model?: string; timeouts?: Partial<Timeouts> } = {}): FakePrinter => {
  const model = findModel(options.model ?? generic.id) ?? generic
  let papers: readonly CutPaper[] = []
  const machine = createMachine(model.widthDots, paper => { papers = [...papers, paper] })
  const printer = createEscposPrinter({
    transport: memoryTransport(machine), model, roll: createRoll(model), timeouts: { ...defaultTimeouts, ...options.timeouts },
  })
  return { ...printer, papers: () => papers, setFault: machine.turn }
}
