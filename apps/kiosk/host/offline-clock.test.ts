import { fakeMachine } from '@senha/guard/testing'
import type { FakeMachine } from '@senha/guard/testing'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lease } from '@senha/protocol'
import { v4 as uuid } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleState, sampleTicket } from '../testing/samples.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import type { ScriptedHub } from '../testing/scripted-hub.ts'
import { scriptedPrinter } from '../testing/scripted-printer.ts'
import { hostTimings } from '../timings.ts'
import { startAgent } from './agent.ts'
import type { Agent } from './agent.ts'
import { createHubTime } from './hub-time.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { openPin } from './pin.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
// Monday, an hour after the doors opened in Lisbon
const begun = '2026-11-23T09:00:00.000Z'
const lease: Lease = { serviceId: 'welcome', letters: 'A', from: 960, to: 962, visitCodes: ['AAAAAA', 'CCCCCC', 'DDDDDD'] }

let hub: ScriptedHub
let folder: string
let journal: Journal
let machine: FakeMachine
let agent: Agent

const start = (): void => {
  const time = createHubTime(machine)
  journal = openJournal(folder, time.now, time)
  agent = startAgent({
    hub: hub.url, token: 'demo-kiosk', id: 'k1', journal, printer: scriptedPrinter(), now: time.now, time, warn: () => undefined, pin: openPin(folder, time.now),
    draw: async ({ ticket }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [ticket.number] }),
    drawSlip: async () => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['slip'] }),
    drawCard: async ({ code, days, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['card', code, String(days), language] }),
  })
}
const end = async (): Promise<void> => {
  await agent.close()
  journal.close()
}
const eventually = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 30_000, interval: 5 })
const issue = async (): Promise<string> => {
  const answer = await agent.handlers['ticket:issue']({ commandId: uuid(), topicId: 'papers', language: 'uk', priority: false })
  return answer.ok ? answer.ticket.number : answer.error.code
}
const issuedAt = (): unknown[] => hub.said('ticket:hand-in').map((payload) => payload['issuedAt'])
const lose = async (): Promise<void> => {
  await hub.goAway()
  await eventually(() => agent.state().hub !== 'live')
  machine.pass(hostTimings.offlineAfterMs)
  await eventually(() => agent.state().reserve)
}
/** The hub is back, with the time that it is. */
const find = async (at: string): Promise<void> => {
  hub.state(sampleState({ at }))
  await hub.comeBack()
  await hub.met()
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-clock-'))
  machine = fakeMachine(begun)
  hub = await startScriptedHub()
  hub.state(sampleState({ at: begun }))
  hub.answer('numbers:lease', () => ({ ok: true, seq: 1, businessDay: '2026-11-23', leases: [lease] }))
  hub.answer('ticket:hand-in', ({ ordinal }) => ({ ok: true, seq: 3, ticket: { ...sampleTicket(), id: `hub-${String(ordinal)}`, number: `A${String(ordinal)}`, late: true } }))
})
afterEach(async () => {
  await end()
  await hub.goAway()
  rmSync(folder, { recursive: true })
})
const meet = async (): Promise<void> => {
  start()
  await eventually(() => journal.reserve.has('2026-11-23', 'welcome'))
}

describe('[O6] the hub is away and the kiosk\'s clock is wrong', () => {
  test('ten minutes back: the reserve carries on, and tickets are handed in in their order, each at its true time', async () => {
    await meet()
    await lose()
    expect(await issue()).toBe('A960')
    machine.step(-10 * minute)
    machine.pass(minute)
    expect(await issue()).toBe('A961')
    await find('2026-11-23T09:05:00.000Z')
    await hub.nth('ticket:hand-in', 2)
    expect(issuedAt()).toEqual(['2026-11-23T09:00:03.000Z', '2026-11-23T09:01:03.000Z'])
  })

  test('a loss that is not long yet becomes long, though the clock is set back meanwhile', async () => {
    await meet()
    await hub.goAway()
    await eventually(() => agent.state().hub !== 'live')
    machine.step(-10 * minute)
    machine.pass(hostTimings.offlineAfterMs)
    await eventually(() => agent.state().reserve)
    expect(await issue()).toBe('A960')
  })

  test('a day off from the beginning: there is a reserve, and it is of the hub\'s day', async () => {
    machine.step(day)
    await meet()
    await lose()
    expect(await issue()).toBe('A960')
    await find('2026-11-23T09:05:00.000Z')
    expect((await hub.nth('ticket:hand-in')).payload).toMatchObject({ businessDay: '2026-11-23', issuedAt: '2026-11-23T09:00:03.000Z' })
  })

  test('late after the machine was started anew without the hub: nobody is put ahead of people who came before', async () => {
    await meet()
    await lose()
    expect(await issue()).toBe('A960')
    await end()
    // it is 9:31, and the machine wakes up two hours too early
    machine.restart(30 * minute, -2 * hour)
    start()
    machine.pass(hostTimings.offlineAfterMs)
    await eventually(() => agent.state().reserve)
    expect(await issue()).toBe('A961')
    machine.pass(minute)
    await find('2026-11-23T09:32:00.000Z')
    await hub.nth('ticket:hand-in', 2)
    expect(issuedAt()).toEqual(['2026-11-23T09:00:03.000Z', '2026-11-23T09:31:00.000Z'])
  })
})

describe('a kiosk whose clock differs from the hub\'s by more than a minute', () => {
  test('says so on its staff page and to the hub, and takes it back when the clock is right', async () => {
    machine.step(-2 * hour)
    await meet()
    expect((await hub.nth('clock:report')).payload).toMatchObject({ aheadSeconds: -7200 })
    expect(agent.state().clock).toEqual({ whose: 'own', aheadSeconds: -7200 })
    machine.step(2 * hour)
    hub.state(sampleState({ at: '2026-11-23T09:00:00.500Z' }))
    await hub.nth('clock:report', 2)
    expect(Math.abs(Number(hub.said('clock:report')[1]?.['aheadSeconds']))).toBeLessThanOrEqual(1)
    expect(agent.state().clock).toBeUndefined()
  })

  test('a clock that is right is no news', async () => {
    machine.step(50_000)
    await meet()
    expect([hub.said('clock:report'), agent.state().clock]).toEqual([[], undefined])
  })

  test('a hub that doubts its own clock tells nothing of the kiosk\'s', async () => {
    hub.state(sampleState({ at: begun, clock: { is: 'held', aheadSeconds: 43_200, since: begun } }))
    machine.step(-2 * hour)
    await meet()
    await eventually(() => agent.state().clock?.whose === 'centre')
    expect(agent.state().clock).toEqual({ whose: 'centre' })
  })
})
