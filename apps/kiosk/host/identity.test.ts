import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@senha/sqlite'
import type { Lease } from '@senha/protocol'
import Database from 'better-sqlite3'
import { v4 as uuid } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleState, sampleTicket } from '../testing/samples.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import type { ScriptedHub } from '../testing/scripted-hub.ts'
import { scriptedPrinter } from '../testing/scripted-printer.ts'
import type { ScriptedPrinter } from '../testing/scripted-printer.ts'
import { hostTimings } from '../timings.ts'
import { startAgent } from './agent.ts'
import type { Agent } from './agent.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { kioskStore } from './journal/database.ts'
import { openPin } from './pin.ts'

// Monday 23 November 2026, 10:00 in Lisbon: the centre is open
const monday = Date.parse('2026-11-23T10:00:00Z')
const day = '2026-11-23'
const lease: Lease = {
  serviceId: 'welcome',
  letters: 'A',
  from: 960,
  to: 962,
  visitCodes: ['AAAAAA', 'CCCCCC', 'DDDDDD'],
}
const fresh: Lease = { ...lease, from: 920, to: 922, visitCodes: ['EEEEEE', 'FFFFFF', 'GGGGGG'] }
const wish = { topicId: 'papers', language: 'uk', priority: false } as const
const refused = (code: string) => ({ ok: false, error: { code, message: 'no' } })

let folder: string
/** Milliseconds that the kiosk's clock is ahead of 10:00. */
let later = 0
const now = (): Date => new Date(monday + later)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-identity-'))
  later = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a journal', () => {
  const opened = <T>(look: (journal: Journal) => T): T => {
    const journal = openJournal(folder, now)
    try {
      return look(journal)
    } finally {
      journal.close()
    }
  }

  test('keeps its id and counts its openings; each opening has an id of its own', () => {
    const [first, second] = [opened((journal) => journal.identity.read()), opened((journal) => journal.identity.read())]
    expect([first.journal.start, second.journal.start]).toEqual([1, 2])
    expect(second.journal.id).toBe(first.journal.id)
    expect(second.instance).not.toBe(first.instance)
  })

  test('in another folder is another one', () => {
    const first = opened((journal) => journal.identity.read().journal.id)
    rmSync(join(folder, 'kiosk.sqlite'))
    expect(opened((journal) => journal.identity.read().journal.id)).not.toBe(first)
  })

  test('that was a copy becomes one of its own: no number in reserve, and what it owes stays owed', () => {
    opened((journal) => {
      const before = journal.identity.read()
      journal.reserve.keep(day, [lease])
      journal.reserve.take(day, 'welcome', uuid(), wish)
      journal.identity.renew()
      expect(journal.identity.read().journal).toMatchObject({ start: 1 })
      expect(journal.identity.read().journal.id).not.toBe(before.journal.id)
      expect(journal.reserve.has(day, 'welcome')).toBe(false)
      expect(journal.reserve.owed()).toMatchObject({ ordinal: 960, number: 'A960' })
    })
  })

  test('of the version before gets its id, and hands in what it owed', () => {
    const db = new Database(join(folder, 'kiosk.sqlite'))
    migrate(db, { ...kioskStore, migrations: kioskStore.migrations.filter(({ version }) => version < 3) })
    const request = {
      commandId: uuid(),
      businessDay: day,
      topicId: 'papers',
      language: 'uk',
      ordinal: 960,
      visitCode: 'AAAAAA',
      issuedAt: now().toISOString(),
    }
    db.prepare(
      `INSERT INTO hand_in (command_id, screen_id, ticket_id, ticket, request, state, at) VALUES (?, 's', 't', NULL, ?, 'waiting', '')`,
    ).run(request.commandId, JSON.stringify(request))
    db.close()
    opened((journal) => {
      expect(journal.identity.read().journal).toMatchObject({ start: 1 })
      expect(journal.reserve.owed()).toEqual(request)
    })
  })
})

describe('a kiosk before its hub', () => {
  let hub: ScriptedHub
  let journal: Journal
  let printer: ScriptedPrinter
  let agent: Agent
  const eventually = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 30_000, interval: 5 })
  const issue = () => agent.handlers['ticket:issue']({ commandId: uuid(), ...wish })
  const papers = (): string[] => printer.printed.map((paper) => paper.text.join(' '))
  const lose = async (): Promise<void> => {
    await hub.goAway()
    await eventually(() => agent.state().hub !== 'live')
    later += hostTimings.offlineAfterMs
  }
  beforeEach(async () => {
    hub = await startScriptedHub()
    printer = scriptedPrinter()
    hub.state(sampleState({ at: now().toISOString() }))
    hub.answer('numbers:lease', () => ({ ok: true, seq: 1, businessDay: day, leases: [lease] }))
    journal = openJournal(folder, now)
    agent = startAgent({
      hub: hub.url,
      token: 'demo-kiosk',
      id: 'k1',
      journal,
      printer,
      now,
      warn: () => undefined,
      pin: openPin(folder, now),
      draw: async ({ ticket, reprint }) => ({
        bitmap: { width: 8, height: 1, data: new Uint8Array(1) },
        text: [ticket.number, reprint ? 'copy' : 'first'],
      }),
      drawSlip: async () => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['slip'] }),
      drawCard: async ({ code, days, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['card', code, String(days), language] }),
    })
    await eventually(() => journal.reserve.has(day, 'welcome'))
  })
  afterEach(async () => {
    await agent.close()
    journal.close()
    await hub.goAway()
  })

  test('it says which journal it has, and which run of the program it is, the same over a lost connection', async () => {
    await hub.goAway()
    await hub.comeBack()
    await eventually(() => hub.handshakes.length > 1)
    const said = { id: 'k1', instance: expect.any(String), journal: { id: expect.any(String), start: 1 } }
    expect(hub.handshakes).toMatchObject([said, said])
    expect(hub.handshakes[1]).toMatchObject({
      instance: hub.handshakes[0]?.['instance'],
      journal: hub.handshakes[0]?.['journal'],
    })
  })

  test('told that its journal is a copy, it comes again with one of its own and gives the numbers of that one', async () => {
    await lose()
    expect(await issue()).toMatchObject({ ok: true, ticket: { number: 'A960' } })
    hub.answer('numbers:lease', () =>
      hub.handshakes.length < 3 ? refused('conflict') : { ok: true, seq: 1, businessDay: day, leases: [fresh] },
    )
    hub.answer('ticket:hand-in', () => ({ ok: true, seq: 2, ticket: sampleTicket({ id: 'hub-1', number: 'A960' }) }))
    await hub.comeBack()
    await eventually(() => hub.handshakes.length === 3 && journal.reserve.has(day, 'welcome'))
    expect(hub.handshakes[2]?.['journal']).not.toEqual(hub.handshakes[0]?.['journal'])
    expect(hub.said('ticket:hand-in')).toMatchObject([{ ordinal: 960, number: 'A960' }])
    await lose()
    expect(await issue()).toMatchObject({ ok: true, ticket: { number: 'A920', visitCode: 'EEEEEE' } })
  })

  test('what it hands in says the number on the paper; a hub of an older version takes it without', async () => {
    await lose()
    await issue()
    hub.answer('ticket:hand-in', ({ number }) =>
      number === undefined
        ? { ok: true, seq: 2, ticket: sampleTicket({ id: 'hub-1', number: 'A960' }) }
        : refused('invalid'),
    )
    await hub.comeBack()
    await eventually(() => agent.state().waitingToHandIn === 0)
    expect(hub.said('ticket:hand-in').map(({ number, commandId }) => [number, commandId])).toEqual([
      ['A960', expect.any(String)],
      [undefined, expect.any(String)],
    ])
    expect(new Set(hub.said('ticket:hand-in').map(({ commandId }) => commandId)).size).toBe(1)
    expect(agent.state().notTaken.count).toBe(0)
  })

  test('a ticket that got another number than its paper says: the screen is told, and one paper with the new number comes out for it', async () => {
    await lose()
    const answer = await issue()
    const ticketId = answer.ok ? answer.ticket.id : ''
    await eventually(() => papers().length === 1)
    hub.answer('ticket:hand-in', () => ({
      ok: true,
      seq: 2,
      ticket: sampleTicket({ id: 'hub-1', number: 'A045', paperNumber: 'A960', visitCode: 'HHHHHH' }),
    }))
    await hub.comeBack()
    await eventually(() => agent.state().waitingToHandIn === 0)
    expect(agent.state().renumbered).toMatchObject([
      { ticketId, paperNumber: 'A960', ticket: { number: 'A045', visitCode: 'HHHHHH' } },
    ])
    for (let n = 0; n < 2; n++)
      expect(await agent.handlers['paper:again']({ commandId: uuid(), ticketId })).toMatchObject({ ok: true })
    await eventually(() => hub.said('ticket:paper').length > 1)
    expect(papers()).toEqual(['A960 first', 'A045 copy'])
    expect(hub.said('ticket:paper').map(({ ticketId: about, outcome }) => [about, outcome])).toContainEqual([
      'hub-1',
      'reprinted',
    ])
  })

  test('told that another kiosk uses its name, it says so until the hub takes it back or is lost', async () => {
    hub.twin({ twin: true })
    await eventually(() => agent.state().twin)
    hub.twin({ twin: false })
    await eventually(() => !agent.state().twin)
    hub.twin({ twin: true })
    await eventually(() => agent.state().twin)
    await lose()
    expect(agent.state().twin).toBe(false)
  })
})
