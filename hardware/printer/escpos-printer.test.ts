import { afterEach, describe, expect, it, vi } from 'vitest'
import { paper, testTimeouts } from './contract.ts'
import { createEscposPrinter } from './escpos-printer.ts'
import { paperBytes } from './escpos/paper-bytes.ts'
import { automaticStatusOn, paperRequest } from './escpos/status.ts'
import { noFaults, realTimeAnswer } from './fakes/faults.ts'
import { findModel, generic, type PrinterModel } from './models.ts'
import type { PrinterFault } from './printer.ts'
import { createRoll } from './roll.ts'
import { defaultTimeouts } from './timeouts.ts'
import { chunkBytes, type Connection, createFeed, done, fail, type Transport } from './transports/transport.ts'

const sure: PrinterModel = findModel('citizen-ct-s310ii') ?? generic
const printerOver = (transport: Transport, model: PrinterModel = sure, timeouts = {}) =>
  createEscposPrinter({ transport, model, roll: createRoll(model), timeouts: { ...defaultTimeouts, ...testTimeouts, ...timeouts } })

/** A wire that answers DLE EOT as a ready printer does and breaks at the write that holds this byte of the paper. */
const breakingWire = (breaks: (bytes: Uint8Array, sentBefore: number) => PrinterFault | undefined): Transport => ({
  open: () => {
    const feed = createFeed()
    let sent = 0
    const connection: Connection = {
      answers: true,
      lost: new Promise(() => undefined),
      onBytes: feed.listen,
      write: bytes => {
        if (bytes[0] === 0x10) {
          feed.push(Uint8Array.of(realTimeAnswer(bytes[2] ?? 1, noFaults())))
          return Promise.resolve(done)
        }
        const fault = breaks(bytes, sent)
        sent += bytes.length
        return Promise.resolve(fault ? fail(fault) : done)
      },
      finish: () => Promise.resolve(done),
      close: () => Promise.resolve(),
    }
    return Promise.resolve({ ok: true, connection })
  },
})
const holdsCut = (bytes: Uint8Array) => Buffer.from(bytes).includes(Buffer.from('1d564200', 'hex'))

describe('a paper whose wire breaks', () => {
  it('before the cut was sent has failed: it cannot have come out whole', async () => {
    expect(await printerOver(breakingWire((_, before) => (before > 4_096 ? 'unreachable' : undefined))).print(paper(600))).toEqual({ outcome: 'failed', fault: 'unreachable' })
  })

  it('with the cut on its way is unknown', async () => {
    expect(await printerOver(breakingWire(bytes => (holdsCut(bytes) ? 'unreachable' : undefined))).print(paper(600))).toEqual({ outcome: 'unknown', fault: 'unreachable' })
  })

  it('after the cut, with only the question left to send, is unknown', async () => {
    const transport = breakingWire(bytes => (bytes.length === paperRequest.length ? 'unreachable' : undefined))
    // A height at which the cut ends a chunk, and the question stands alone in the next.
    const heights = Array.from({ length: 2 * chunkBytes }, (_, height) => height + 1)
    const height = heights.find(rows => (automaticStatusOn.length + paperBytes(paper(rows, 1, 8), sure).length) % chunkBytes === 0) ?? 0
    expect(await printerOver(transport).print(paper(height, 1, 8))).toEqual({ outcome: 'unknown', fault: 'unreachable' })
  })

  it('by taking too long is unknown, since nobody knows what was taken', async () => {
    expect(await printerOver(breakingWire((_, before) => (before > 4_096 ? 'timeout' : undefined))).print(paper(600))).toEqual({ outcome: 'unknown', fault: 'timeout' })
  })
})

describe('[F13] an answer that is needed sooner', () => {
  afterEach(() => { vi.useRealTimers() })

  /** A wire on which everything takes as long as it may: no answer to SYN, or, once open, no answer to anything. */
  const silentWire = (opens: boolean): Transport => ({
    open: timeoutMs => opens
      ? Promise.resolve({ ok: true, connection: {
        answers: true, lost: new Promise(() => undefined), onBytes: () => undefined, finish: () => Promise.resolve(done), close: () => Promise.resolve(),
        write: (_bytes, waitMs) => new Promise(resolve => { setTimeout(() => resolve(fail('timeout')), waitMs) }),
      } })
      : new Promise(resolve => { setTimeout(() => resolve(fail('unreachable')), timeoutMs) }),
  })

  it.each([[false, 'unreachable'], [true, 'timeout']] as const)('comes in that time, whatever takes so long (connected: %s)', async (opens, fault) => {
    vi.useFakeTimers()
    const asked = performance.now()
    const printer = createEscposPrinter({ transport: silentWire(opens), model: sure, roll: createRoll(sure), timeouts: defaultTimeouts })
    const answer = printer.print(paper(), { withinMs: 400 }).then(result => ({ result, afterMs: performance.now() - asked }))
    await vi.runAllTimersAsync()
    expect(await answer).toEqual({ result: { outcome: 'failed', fault }, afterMs: 400 })
  })
})

describe('a printer', () => {
  it('that is busy for too long has failed for those who waited, and nothing of theirs is ever sent', async () => {
    let opened = 0
    const gate = Promise.withResolvers<undefined>()
    const transport: Transport = { open: async () => { opened += 1; await gate.promise; return fail('unreachable') } }
    const printer = printerOver(transport, sure, { printMs: 30 })
    const first = printer.print(paper())
    expect(await printer.print(paper())).toEqual({ outcome: 'failed', fault: 'timeout' })
    gate.resolve(undefined)
    expect(await first).toEqual({ outcome: 'failed', fault: 'unreachable' })
    await printer.close()
    expect(opened).toBe(1)
  })

  it('whose waits add up to no more than the ten seconds that the interface promises', () => {
    expect(defaultTimeouts.printMs + defaultTimeouts.answerMs).toBeLessThan(10_000)
    expect(Object.entries(defaultTimeouts).filter(([, ms]) => ms > defaultTimeouts.printMs)).toEqual([])
  })
})
