import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleState, sampleTicket, sampleVisit } from '../testing/samples.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import type { ScriptedHub } from '../testing/scripted-hub.ts'
import { scriptedPrinter } from '../testing/scripted-printer.ts'
import type { ScriptedPrinter } from '../testing/scripted-printer.ts'
import { startAgent } from './agent.ts'
import type { Agent } from './agent.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { openPin } from './pin.ts'

let hub: ScriptedHub
let folder: string
let journal: Journal
let printer: ScriptedPrinter
let agent: Agent

const commandId = '11111111-1111-4111-8111-111111111111'
const booking = { commandId, bookingCode: 'SNS-1', language: 'uk', priority: false } as const
const booked = sampleTicket({ id: 't-9', number: 'U003', serviceId: 'health', slotAt: '2026-11-23T10:30:00.000Z' })
const papers = (): string[] => printer.printed.map((paper) => paper.text.join(' '))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-hub-only-'))
  printer = scriptedPrinter()
  hub = await startScriptedHub()
  journal = openJournal(folder, () => new Date())
  agent = startAgent({
    hub: hub.url, token: 'demo-kiosk', id: 'k1', journal, printer, now: () => new Date(), warn: () => undefined,
    draw: async ({ ticket }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [ticket.number, ticket.slotAt ?? ''] }),
    drawSlip: async () => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [] }),
    drawCard: async ({ code, days, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['card', code, String(days), language] }),
    pin: openPin(folder, () => new Date(), '4321'),
  })
  await hub.met()
  await vi.waitUntil(() => agent.state().hub === 'live', { timeout: 30_000, interval: 10 })
})
afterEach(async () => {
  await agent.close()
  journal.close()
  await hub.goAway()
  rmSync(folder, { recursive: true })
})

test('a booked person checks in: one ticket and one paper with the hour, however often it is asked', async () => {
  hub.answer('appointment:check-in', () => ({ ok: true, seq: 2, ticket: booked }))
  const [one, two] = await Promise.all([agent.handlers['appointment:check-in'](booking), agent.handlers['appointment:check-in'](booking)])
  expect(one).toMatchObject({ ok: true, ticket: { number: 'U003', slotAt: booked.slotAt } })
  expect(two).toEqual(one)
  expect(hub.said('appointment:check-in')).toEqual([booking])
  expect((await hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-9', outcome: 'printed' })
  await agent.handlers['appointment:check-in'](booking)
  expect(papers()).toEqual([`U003 ${booked.slotAt}`])
})

test('a wrong code is the hub’s to judge: its refusal is passed on and nothing is printed', async () => {
  hub.answer('appointment:check-in', () => ({ ok: false, error: { code: 'not-found', message: 'no booking of today' } }))
  expect(await agent.handlers['appointment:check-in'](booking)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(papers()).toEqual([])
})

test('a hub that is connected and silent: the visitor is told so long before the link gives up, and asking again is the same command', async () => {
  hub.answer('visit:lookup', () => undefined)
  const lookUp = agent.handlers['visit:lookup']({ commandId, visitCode: 'K7F3Q9' })
  // two attempts of three seconds each were not waited for, let alone the twelve seconds of the link
  const told = await Promise.race([lookUp, hub.nth('visit:lookup', 3)])
  expect(told).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(agent.state().hub).toBe('lost')
  hub.answer('visit:lookup', () => ({ ok: true, seq: 1, visit: sampleVisit() }))
  hub.state(sampleState({ seq: 9 }))
  await vi.waitUntil(() => agent.state().hub === 'live', { timeout: 30_000, interval: 10 })
  expect(await agent.handlers['visit:lookup']({ commandId, visitCode: 'K7F3Q9' })).toMatchObject({ ok: true })
})

test('while the hub is away nobody checks in behind the person’s back; what was printed already is said again', async () => {
  hub.answer('appointment:check-in', () => ({ ok: true, seq: 2, ticket: booked }))
  await agent.handlers['appointment:check-in'](booking)
  await hub.nth('ticket:paper')
  await hub.goAway()
  // this is said once the absence is long
  expect(await agent.handlers['visit:lookup']({ commandId, visitCode: 'K7F3Q9' })).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  const other = { ...booking, commandId: '22222222-2222-4222-8222-222222222222', bookingCode: 'SNS-2' }
  expect(await agent.handlers['appointment:check-in'](other)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(await agent.handlers['appointment:check-in'](booking)).toMatchObject({ ok: true, ticket: { number: 'U003' } })
  await hub.comeBack()
  await vi.waitUntil(() => agent.state().hub === 'live', { timeout: 30_000, interval: 10 })
  expect(hub.said('appointment:check-in')).toEqual([booking])
  expect(papers()).toHaveLength(1)
})
