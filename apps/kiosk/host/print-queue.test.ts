import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFailures } from '@senha/guard'
import type { Paper, Printer, PrintResult } from '@senha/printer'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleTicket } from '../testing/samples.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { createPrintQueue } from './print-queue.ts'
import type { PrintQueue } from './print-queue.ts'

/** The promise that a failed paper is told within this time (printing-facts, protocol). */
const promisedMs = 10_000

let folder: string
let journal: Journal
let queue: PrintQueue
const toldAfterMs = new Map<string, number>()
const askedAt = new Map<string, number>()
const printed: string[] = []

/** One conversation at a time, as the driver holds them; each lasts as long as `converse` takes, at most its limit. */
const printerThat = (converse: (limitMs: number, number: string) => Promise<PrintResult>): Printer => ({
  widthDots: 576,
  print: async (paper, limit = { withinMs: 9_000 }) => {
    const result = await converse(limit.withinMs, paper.text[0] ?? '')
    if (result.outcome === 'printed') printed.push(paper.text[0] ?? '')
    return result
  },
  status: async () => ({ state: 'unknown' }),
  close: async () => undefined,
})
const takes = <R>(ms: number, result: R): Promise<R> => new Promise((resolve) => { setTimeout(() => resolve(result), ms) })
const drawn = (number: string): Paper => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [number] })

const open = (printer: Printer, draw = async (number: string): Promise<Paper> => drawn(number)): void => {
  queue = createPrintQueue({
    journal, printer, warn: () => undefined, failures: createFailures(() => undefined, () => 0),
    draw: ({ ticket }) => draw(ticket.number),
    changed: () => {
      for (const { ticketId, is } of journal.papers())
        if (is !== 'printing' && !toldAfterMs.has(ticketId)) toldAfterMs.set(ticketId, performance.now() - (askedAt.get(ticketId) ?? 0))
    },
  })
}
const ask = (id: string): void => {
  journal.add({ jobId: `job-${id}`, ticket: sampleTicket({ id, number: id }), reprint: false })
  askedAt.set(id, performance.now())
  toldAfterMs.delete(id)
  queue.look()
}
const askEvery = async (everyMs: number, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    ask(id)
    await vi.advanceTimersByTimeAsync(everyMs)
  }
  await vi.advanceTimersByTimeAsync(60_000)
}
const outcomes = (): Record<string, string> => Object.fromEntries(journal.papers().map(({ ticketId, is }) => [ticketId, is]))
const people = (count: number): string[] => Array.from({ length: count }, (_, at) => `A${String(at + 1).padStart(3, '0')}`)

beforeEach(() => {
  vi.useFakeTimers()
  folder = mkdtempSync(join(tmpdir(), 'print-queue-'))
  journal = openJournal(folder, () => new Date())
  toldAfterMs.clear()
  askedAt.clear()
  printed.length = 0
})
afterEach(async () => {
  await queue.stop()
  journal.close()
  rmSync(folder, { recursive: true })
  vi.useRealTimers()
})

describe('each person is told within ten seconds of their own touch', () => {
  test.each([
    ['an unplugged printer, which answers no SYN', (limitMs: number) => takes(Math.min(2_500, limitMs), { outcome: 'failed', fault: 'unreachable' } as const)],
    ['a printer that takes the connection and hangs', (limitMs: number) => takes(limitMs, { outcome: 'failed', fault: 'timeout' } as const)],
    ['a printer that hangs in the middle of each paper', (limitMs: number) => takes(limitMs, { outcome: 'unknown', fault: 'timeout' } as const)],
    ['a driver that never answers at all', () => new Promise<PrintResult>(() => undefined)],
  ])('%s: thirty people, one a second', async (_what, converse) => {
    open(printerThat(converse))
    await askEvery(1_000, people(30))
    expect([...toldAfterMs.keys()].toSorted()).toEqual(people(30))
    expect([...toldAfterMs].filter(([, ms]) => ms > promisedMs)).toEqual([])
  })

  test('all at once, and also where the drawing takes too long', async () => {
    open(printerThat((limitMs) => takes(limitMs, { outcome: 'failed', fault: 'timeout' })), (number) => takes(4_000, drawn(number)))
    await askEvery(0, people(12))
    expect([...toldAfterMs].filter(([, ms]) => ms > promisedMs)).toEqual([])
    expect(toldAfterMs.size).toBe(12)
  })

  test('a wall clock that is set back meanwhile changes nothing', async () => {
    open(printerThat((limitMs) => takes(limitMs, { outcome: 'failed', fault: 'timeout' })))
    ask('A001')
    ask('A002')
    vi.setSystemTime(Date.now() - 3_600_000)
    await vi.advanceTimersByTimeAsync(promisedMs)
    expect([...toldAfterMs.keys()]).toEqual(['A001', 'A002'])
  })
})

describe('a paper that never began', () => {
  test('has failed, says why, and does not come out when the printer is back; asked for again, it does, once', async () => {
    let back = false
    open(printerThat((limitMs) => (back ? takes(900, { outcome: 'printed' }) : takes(Math.min(2_500, limitMs), { outcome: 'failed', fault: 'unreachable' }))))
    await askEvery(0, people(8))
    expect(new Set(Object.values(outcomes()))).toEqual(new Set(['failed']))
    expect(journal.papers().at(-1)).toEqual({ ticketId: 'A008', is: 'failed', fault: 'unreachable' })
    back = true
    queue.look()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(printed).toEqual([])
    expect(journal.again('A008')).toBe(true)
    queue.look()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(printed).toEqual(['A008'])
    expect(outcomes()['A008']).toBe('printed')
  })

  test('and of a hanging one nobody knows: neither is printed by itself, also when the driver answers late', async () => {
    const late: ((result: PrintResult) => void)[] = []
    open(printerThat(() => new Promise((resolve) => { late.push(resolve) })))
    await askEvery(0, people(2))
    expect(outcomes()).toEqual({ A001: 'unknown', A002: 'failed' })
    for (const answer of late) answer({ outcome: 'printed' })
    queue.look()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(outcomes()).toEqual({ A001: 'unknown', A002: 'failed' })
    expect(late).toHaveLength(1)
  })
})

describe('a busy printer', () => {
  test('is no broken one: twenty papers asked for at once all come out, in order', async () => {
    open(printerThat(() => takes(1_500, { outcome: 'printed' })))
    await askEvery(0, people(20))
    expect(printed).toEqual(people(20))
  })

  test('that stops in the middle of such a line: those behind are told soon after its last paper', async () => {
    open(printerThat((limitMs) => (printed.length < 10 ? takes(1_500, { outcome: 'printed' }) : takes(limitMs, { outcome: 'failed', fault: 'no-paper' }))))
    const lastPaperMs = 10 * 1_500
    await askEvery(0, people(20))
    expect(printed).toEqual(people(10))
    expect([...toldAfterMs].slice(10).filter(([, ms]) => ms > lastPaperMs + 5_000)).toEqual([])
    expect(toldAfterMs.size).toBe(20)
  })
})
