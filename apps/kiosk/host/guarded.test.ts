import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFailures } from '@senha/guard'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lisboa, sampleState, sampleTicket } from '../testing/samples.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import { scriptedPrinter } from '../testing/scripted-printer.ts'
import { hostTimings } from '../timings.ts'
import { createAbsence } from './absence.ts'
import { startAgent } from './agent.ts'
import { createClockReport } from './clock-report.ts'
import { openHubLink } from './hub-link.ts'
import { createHubOnly } from './hub-only.ts'
import { plainTime } from './hub-time.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { createOffline } from './offline.ts'
import { createPatience } from './patience.ts'
import { openPin } from './pin.ts'
import { createPrintQueue } from './print-queue.ts'

// the centre is open
const now = (): Date => new Date('2026-11-23T10:00:00Z')
const warnings: string[] = []
const warn = (what: string): void => void warnings.push(what)
const failures = createFailures(warn, () => 0)
const fail = (what: string): never => {
  // a log says a failure's code, and never its message, which may carry what a visitor typed
  throw Object.assign(new Error(what), { code: what })
}
const eventually = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 30_000, interval: 5 })
const told = (what: string): boolean => warnings.some((line) => line.includes(what))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-guarded-'))
  warnings.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

test('a failure in the look at this machine’s clock is logged', () => {
  vi.useFakeTimers()
  const time = { ...plainTime(now), aheadSeconds: () => hostTimings.wrongClockSeconds + 1 }
  const report = createClockReport(time, () => true, () => fail('nobody listens'), failures)
  vi.advanceTimersByTime(hostTimings.reserveLookMs)
  expect(told('nobody listens')).toBe(true)
  report.stop()
})

test('and in what a long absence of the hub begins or ends', () => {
  vi.useFakeTimers()
  const absence = createAbsence(() => Date.now(), () => fail('began'), () => fail('ended'), failures)
  vi.advanceTimersByTime(hostTimings.offlineAfterMs + hostTimings.absenceLookMs)
  expect(absence.isLong()).toBe(true)
  absence.back()
  expect(absence.isLong()).toBe(false)
  expect([told('began'), told('ended')]).toEqual([true, true])
})

test('and in what a paper is given up with', () => {
  vi.useFakeTimers()
  const patience = createPatience(() => fail('no settling'), failures)
  patience.await('j-1')
  vi.advanceTimersByTime(hostTimings.paperToldMs)
  expect(told('no settling')).toBe(true)
  patience.stop()
})

test('and in a journal that the print queue looks into again', async () => {
  let isBroken = false
  const journal = openJournal(folder, now)
  const queue = createPrintQueue({
    printer: scriptedPrinter(), warn, failures, changed: () => undefined, draw: async () => undefined,
    journal: { ...journal, waiting: () => (isBroken ? fail('no waiting papers') : journal.waiting()) },
  })
  journal.add({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
  queue.look()
  // the second look waits for the first
  queue.look()
  isBroken = true
  expect(await eventually(() => told('no waiting papers'))).toBe(true)
  await queue.stop()
  journal.close()
})

test('and in a reserve that cannot be counted', async () => {
  const journal = openJournal(folder, now)
  const offline = createOffline({
    reserve: { ...journal.reserve, owedCount: () => fail('no count') }, centre: () => lisboa, time: plainTime(now),
    isLive: () => true, lease: async () => ({ ok: true, businessDay: '2026-11-23', leases: [] }),
    handIn: async () => fail('nothing is owed'), isCopy: () => undefined, settled: async () => undefined,
    openAlways: journal.openAlways, changed: () => undefined, warn, failures,
  })
  offline.look()
  expect(await eventually(() => told('no count'))).toBe(true)
  offline.stop()
  journal.close()
})

test('and in a paper that cannot be noted when the hub answers late', async () => {
  const hub = await startScriptedHub()
  hub.answer('appointment:check-in', () => ({ ok: true, seq: 2, ticket: sampleTicket() }))
  const link = openHubLink(hub.url, () => ({ token: 'demo-kiosk', id: 'k1' }), warn)
  const absence = createAbsence(() => 0, () => undefined, () => undefined, failures)
  const hubOnly = createHubOnly({
    link, absence: { ...absence, unlessLong: async () => 'away' as const }, orSilence: (asking) => asking,
    isAway: () => false, print: () => fail('no paper'), answered: () => undefined, failures,
  })
  const commandId = '11111111-1111-4111-8111-111111111111'
  const booking = { commandId, bookingCode: 'SNS-1', language: 'uk', priority: false } as const
  expect(await hubOnly['appointment:check-in'](booking)).toMatchObject({ ok: false })
  expect(await eventually(() => told('no paper'))).toBe(true)
  absence.stop()
  link.close()
  await hub.goAway()
})

/** An agent on this journal; resolves once its hub is met. */
const meet = async (journal: Journal) => {
  const hub = await startScriptedHub()
  hub.state(sampleState({ at: now().toISOString() }))
  const agent = startAgent({
    hub: hub.url, token: 'demo-kiosk', id: 'k1', journal, printer: scriptedPrinter(), now, warn,
    pin: openPin(folder, now), draw: async () => fail('nothing is drawn'),
    drawSlip: async () => fail('nothing is drawn'),
    drawCard: async () => fail('nothing is drawn'),
  })
  await eventually(() => agent.state().hub === 'live')
  return { agent, hub, end: async () => {
    await agent.close()
    await hub.goAway()
  } }
}

test('and where the kiosk tidies up; a listener that fails keeps no other from hearing', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const journal = openJournal(folder, now)
  const { agent, hub, end } = await meet({ ...journal, tidy: () => fail('no tidying') })
  let changes = 0
  agent.onChange(() => fail('no listening'))
  agent.onChange(() => { changes += 1 })
  vi.advanceTimersByTime(hostTimings.tidyEveryMs)
  expect(told('no tidying')).toBe(true)
  hub.twin({ twin: true })
  expect(await eventually(() => changes > 0 && told('no listening'))).toBe(true)
  await end()
  journal.close()
})
