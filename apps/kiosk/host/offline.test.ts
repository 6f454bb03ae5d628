import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KioskState, Lease } from '@senha/protocol'
import { v4 as uuid } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleState, sampleTicket } from '../testing/samples.ts'
import { scriptedPrinter } from '../testing/scripted-printer.ts'
import type { ScriptedPrinter } from '../testing/scripted-printer.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import type { ScriptedHub } from '../testing/scripted-hub.ts'
import { startAgent } from './agent.ts'
import type { Agent } from './agent.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { openPin } from './pin.ts'
import { hostTimings } from '../timings.ts'

// Monday 23 November 2026, 10:00 in Lisbon: the centre is open
const monday = Date.parse('2026-11-23T10:00:00Z')
const lease: Lease = { serviceId: 'welcome', letters: 'A', from: 960, to: 962, visitCodes: ['AAAAAA', 'CCCCCC', 'DDDDDD'] }

let hub: ScriptedHub
let folder: string
let journal: Journal
let printer: ScriptedPrinter
let agent: Agent
/** Milliseconds that the agent's clock is ahead of 10:00. */
let later = 0
let answered = 0
const warnings: string[] = []
const now = (): Date => new Date(monday + later)
const state = (change: Partial<KioskState> = {}): KioskState => sampleState({ at: now().toISOString(), ...change })

const start = (): void => {
  journal = openJournal(folder, now)
  agent = startAgent({
    hub: hub.url, token: 'demo-kiosk', id: 'k1', journal, printer, now, warn: (what) => warnings.push(what), pin: openPin(folder, now),
    draw: async ({ ticket }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [ticket.number, ticket.offline ? 'offline' : 'usual'] }),
    drawSlip: async () => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['slip'] }),
    drawCard: async ({ code, days, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['card', code, String(days), language] }),
  })
}
const end = async (): Promise<void> => {
  await agent.close()
  journal.close()
}
const eventually = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 30_000, interval: 5 })
const issue = (commandId: string = uuid()) => agent.handlers['ticket:issue']({ commandId, topicId: 'papers', language: 'uk', priority: false })
const numberOf = (answer: Awaited<ReturnType<typeof issue>>): string => (answer.ok ? answer.ticket.number : answer.error.code)
const papers = (): string[] => printer.printed.map((paper) => paper.text.join(' '))
const handedIn = () => hub.heard.filter(({ name }) => name === 'ticket:hand-in').map(({ payload }) => payload)
/** The hub goes away for longer than a kiosk waits. */
const lose = async (): Promise<void> => {
  await hub.goAway()
  await eventually(() => agent.state().hub !== 'live')
  later += hostTimings.offlineAfterMs
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-offline-'))
  printer = scriptedPrinter()
  later = 0
  answered = 0
  warnings.length = 0
  hub = await startScriptedHub()
  hub.state(state())
  hub.answer('numbers:lease', () => ({ ok: true, seq: 1, businessDay: '2026-11-23', leases: [lease] }))
  hub.answer('ticket:issue', () => ({ ok: true, seq: 2, ticket: sampleTicket() }))
  hub.answer('ticket:hand-in', ({ ordinal }) => ({ ok: true, seq: 3, ticket: { ...sampleTicket(), id: `hub-${String(ordinal)}`, number: `A${String(ordinal)}`, late: true } }))
  start()
  await hub.nth('numbers:lease')
  await eventually(() => journal.reserve.has('2026-11-23', 'welcome'))
  answered = 1
})
afterEach(async () => {
  if (answered === 1) await end()
  await hub.goAway()
  rmSync(folder, { recursive: true })
})

describe('[O1] while the hub is there', () => {
  test('no number comes from the reserve, and nothing is said of it', async () => {
    expect(numberOf(await issue())).toBe('A042')
    expect(agent.state()).toMatchObject({ reserve: false, waitingToHandIn: 0 })
    await hub.nth('ticket:paper')
    expect(papers()).toEqual(['A042 usual'])
  })
})

describe('[installer disk] a hub that is there and cannot write', () => {
  test('the next number comes from the reserve at once, on paper, and is handed in as soon as the hub can write again', async () => {
    const full = { ok: false, error: { code: 'unavailable', message: 'the hub could not write this down' } }
    const handIns = Promise.withResolvers<void>()
    hub.answer('ticket:issue', () => full)
    hub.answer('ticket:hand-in', () => {
      handIns.resolve()
      return full
    })
    expect(await issue()).toMatchObject({ ok: true, ticket: { number: 'A960', offline: true } })
    await eventually(() => papers().length === 1)
    expect(papers()).toEqual(['A960 offline'])
    await handIns.promise
    expect(agent.state()).toMatchObject({ hub: 'live', waitingToHandIn: 1 })
    hub.answer('ticket:hand-in', ({ ordinal }) => ({ ok: true, seq: 3, ticket: { ...sampleTicket(), id: 'hub-960', number: `A${String(ordinal)}`, late: true } }))
    hub.answer('ticket:issue', () => ({ ok: true, seq: 2, ticket: sampleTicket() }))
    await eventually(() => agent.state().waitingToHandIn === 0)
    expect(numberOf(await issue())).toBe('A042')
  })

  test('without a number in reserve the refusal of the hub is passed on', async () => {
    hub.answer('ticket:issue', () => ({ ok: false, error: { code: 'unavailable', message: 'the hub could not write this down' } }))
    expect([numberOf(await issue()), numberOf(await issue()), numberOf(await issue()), numberOf(await issue())]).toEqual(['A960', 'A961', 'A962', 'unavailable'])
  })
})

describe('[O2] without the hub', () => {
  test('numbers come from the reserve in order, on paper without an estimate, and are handed in in order when the hub is back', async () => {
    await lose()
    expect(agent.state().reserve).toBe(true)
    const first = await issue()
    expect(first).toMatchObject({ ok: true, ticket: { number: 'A960', visitCode: 'AAAAAA', late: true, offline: true, wait: null, issuedAt: now().toISOString() } })
    later += 60_000
    expect(numberOf(await issue())).toBe('A961')
    await eventually(() => papers().length === 2)
    expect(papers()).toEqual(['A960 offline', 'A961 offline'])
    expect(agent.state().waitingToHandIn).toBe(2)
    await hub.comeBack()
    await hub.nth('ticket:hand-in', 2)
    await eventually(() => agent.state().waitingToHandIn === 0)
    expect(handedIn()).toMatchObject([
      { ordinal: 960, visitCode: 'AAAAAA', businessDay: '2026-11-23', issuedAt: new Date(monday + hostTimings.offlineAfterMs).toISOString() },
      { ordinal: 961, visitCode: 'CCCCCC' },
    ])
    // what became of the papers is told under the hub's own ids, once it has the tickets
    expect((await hub.nth('ticket:paper', 2)).payload).toMatchObject({ outcome: 'printed' })
    expect(hub.heard.filter(({ name }) => name === 'ticket:paper').map(({ payload }) => payload['ticketId'])).toEqual(['hub-960', 'hub-961'])
  })

  test('asked again under the same command it is the same ticket and one paper, also after a restart of the kiosk', async () => {
    await lose()
    const id = uuid()
    const one = await issue(id)
    expect(await issue(id)).toEqual(one)
    await eventually(() => papers().length === 1)
    await end()
    start()
    later += hostTimings.offlineAfterMs
    expect(await issue(id)).toEqual(one)
    expect(numberOf(await issue())).toBe('A961')
    await eventually(() => papers().length === 2)
    expect(papers()).toEqual(['A960 offline', 'A961 offline'])
  })

  test('a kiosk that starts without a hub goes on from its journal', async () => {
    await end()
    await hub.goAway()
    start()
    expect(agent.state().reserve).toBe(false)
    later += hostTimings.offlineAfterMs
    expect(agent.state().reserve).toBe(true)
    expect(numberOf(await issue())).toBe('A960')
  })

  test('the last number given out, it says so and promises nothing', async () => {
    await lose()
    for (const number of ['A960', 'A961', 'A962']) expect(numberOf(await issue())).toBe(number)
    expect(agent.state().reserve).toBe(false)
  })

  test('outside the opening hours nothing is given out, unless the hub did so too', async () => {
    await lose()
    later = Date.parse('2026-11-23T19:30:00Z') - monday
    expect(agent.state().reserve).toBe(false)
    later = Date.parse('2026-11-23T10:30:00Z') - monday
    expect(agent.state().reserve).toBe(true)
  })

  test('a service whose quota was reached when the hub was last heard gives no ticket until tomorrow', async () => {
    hub.state(state({ queues: [{ serviceId: 'welcome', waiting: 3, wait: null, openCounters: 1, issuing: 'full' }] }))
    await eventually(() => agent.state().queues.length === 1)
    await lose()
    expect(agent.state()).toMatchObject({ reserve: false, open: true })
  })

  test('open and closed come by the clock and the hours that the hub told', async () => {
    await lose()
    expect(agent.state().open).toBe(true)
    later = Date.parse('2026-11-23T19:30:00Z') - monday
    expect(agent.state().open).toBe(false)
  })

  test('a reserve of yesterday is worth nothing today', async () => {
    await lose()
    later = Date.parse('2026-11-24T10:00:00Z') - monday
    expect(agent.state().reserve).toBe(false)
  })

  test('what the hub will never take is told once and not tried for ever', async () => {
    await lose()
    await issue()
    await eventually(() => papers().length === 1)
    hub.answer('ticket:hand-in', () => ({ ok: false, error: { code: 'closed', message: 'the day of this ticket is over' } }))
    await hub.comeBack()
    await eventually(() => agent.state().waitingToHandIn === 0)
    expect(warnings.join()).toContain('the day of this ticket is over')
    // whoever holds the paper must be told: staff see its number, and a monitor the count
    expect(agent.state().notTaken).toEqual({ numbers: ['A960'], count: 1 })
    expect(handedIn()).toHaveLength(1)
    expect(hub.heard.some(({ name }) => name === 'ticket:paper')).toBe(false)
  })
})

test('a hub that goes after its answer was printed: the screen, asking again, gets the ticket that is on paper', async () => {
  const id = uuid()
  await issue(id)
  await eventually(() => papers().length === 1)
  await lose()
  expect(numberOf(await issue(id))).toBe('A042')
  await hub.comeBack()
  await eventually(() => agent.state().hub === 'live')
  expect(papers()).toEqual(['A042 usual'])
  expect(handedIn()).toEqual([])
})

test('[O3] a hub that is connected and does not answer: the reserve steps in, and steps back at its first word', async () => {
  const id = uuid()
  hub.answer('ticket:issue', () => undefined)
  const waiting = issue(id)
  await hub.nth('ticket:issue')
  // each look is a moment later by the kiosk's clock
  await vi.waitUntil(() => {
    later += 20
    return agent.state().hub === 'lost'
  }, { timeout: 30_000, interval: 5 })
  expect(numberOf(await waiting)).toBe('A960')
  expect(agent.state()).toMatchObject({ hub: 'lost', reserve: true })
  expect(numberOf(await issue())).toBe('A961')
  hub.answer('ticket:issue', () => ({ ok: true, seq: 2, ticket: sampleTicket() }))
  hub.state(state({ seq: 9 }))
  await eventually(() => agent.state().hub === 'live')
  expect(agent.state().reserve).toBe(false)
  expect((await hub.nth('ticket:hand-in', 2)).payload).toMatchObject({ ordinal: 961 })
  expect(handedIn()[0]).toMatchObject({ ordinal: 960, firstCommandId: id })
})

describe('[O3] a hub that goes in the middle of a command', () => {
  test('the visitor gets a number from the reserve, handed in under the first command, when the hub can answer that no more', async () => {
    const id = uuid()
    hub.answer('ticket:issue', () => undefined)
    const waiting = issue(id)
    await hub.nth('ticket:issue')
    await lose()
    expect(numberOf(await waiting)).toBe('A960')
    hub.answer('ticket:issue', () => ({ ok: true, seq: 2, ticket: sampleTicket() }))
    await hub.comeBack()
    expect((await hub.nth('ticket:hand-in')).payload).toMatchObject({ ordinal: 960, firstCommandId: id })
    expect(papers()).toEqual(['A960 offline'])
    // the first command may still have been on its way: it is over before the other takes its place
    const names = hub.heard.map(({ name }) => name)
    expect(names.lastIndexOf('ticket:issue')).toBeLessThan(names.indexOf('ticket:hand-in'))
    // attempts of the link end by real time
  })
})
