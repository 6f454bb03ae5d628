import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import { callNext, issueTicket, openCounter, record, start } from '@senha/domain'
import { migrate } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { report } from './reports/months.ts'
import { createHub } from './hub.ts'
import type { Answer, Hub, Submission } from './hub.ts'
import { hubStore, openDatabase } from './store/database.ts'
import { randomSupply } from './supply.ts'
import { lisbon } from './testing/hub-process.ts'

const loaded = loadCentre(lisbon)
if (!loaded.ok) throw new Error(loaded.error.message)
const centre: Centre = loaded.centre
const ana = { id: 'ana', agency: 'centre', languages: ['pt'] }

let folder: string
let db: Db
let now: number
const fatal: unknown[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-unit-'))
  db = openDatabase(folder)
  now = Date.parse('2026-11-23T09:00:00Z')
  fatal.length = 0
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (demo = true): Hub => createHub({ db, centre, now: () => now, supply: randomSupply, demo, onFatal: (cause) => fatal.push(cause) })
const issue = (hub: Hub, commandId: string = crypto.randomUUID()): Promise<Answer> => hub.submit({
  sender: 'kiosk:k', name: 'ticket:issue', commandId, payload: { topicId: 'papers' },
  decide: (context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'answer', device: 'k' }),
  answer: (day, decided) => ({ number: day.tickets.get(decided.ticketIds?.[0] ?? '')?.number }),
})
const does = (hub: Hub, decide: Submission['decide']): Promise<Answer> =>
  hub.submit({ sender: 'staff:ana', actor: 'ana', name: 'x', commandId: crypto.randomUUID(), payload: {}, decide, answer: () => ({}) })
const count = (sql: string): number => Number(db.prepare(sql).pluck().get())

test('commands of one turn of the event loop are decided one after another and committed together', async () => {
  const hub = open()
  let commits = 0
  hub.onCommit(() => { commits += 1 })
  const answers = await Promise.all(Array.from({ length: 50 }, () => issue(hub)))
  expect(answers.map((answer) => answer.ok && answer['number'])).toEqual(Array.from({ length: 50 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`))
  expect(commits).toBe(1)
})

describe('a command', () => {
  const nothing = (hub: Hub, decide: Submission['decide'], commandId: string = crypto.randomUUID(), answer: Submission['answer'] = () => ({})): Promise<Answer> =>
    hub.submit({ sender: 'visit:v', name: 'visit:missed', commandId, payload: {}, decide, answer })
  const rows = (): number => count('SELECT count(*) FROM event') + count('SELECT count(*) FROM command_answer')

  test('[security 3] that changes nothing, or is refused, writes no row; repeated, it is decided again and takes effect once', async () => {
    const hub = open()
    await issue(hub)
    const before = rows()
    const id = crypto.randomUUID()
    for (let n = 0; n < 20; n += 1) {
      expect(await nothing(hub, () => ({ ok: true, facts: [] }), id)).toMatchObject({ ok: true })
      expect(await nothing(hub, () => ({ ok: false, error: { code: 'conflict', message: 'no' } }))).toMatchObject({ ok: false })
    }
    expect(rows()).toBe(before)
    const issuing = (): Promise<Answer> => nothing(hub, (context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'answer', device: 'k' }), id)
    expect(await issuing()).toEqual(await issuing())
    expect(count(`SELECT count(*) FROM event WHERE type = 'ticket-issued'`)).toBe(2)
  })

  test('[security 1] that fails by a bug is `unavailable` alone: all others of its turn are done, and listeners that fail stop nobody', async () => {
    const hub = open()
    hub.onCommit(() => { throw new Error('a listener with a bug') })
    let told = 0
    hub.onCommit(() => { told += 1 })
    const bug = (): never => { throw new Error('a decision with a bug') }
    const issueWithBug = nothing(hub, (context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'answer', device: 'k' }), undefined, bug)
    const answers = await Promise.all([issue(hub), nothing(hub, bug), issueWithBug, issue(hub)])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual(['ok', 'unavailable', 'unavailable', 'ok'])
    expect(db.prepare('SELECT number FROM ticket_flow ORDER BY number').pluck().all()).toEqual(['A001', 'A002'])
    expect(told).toBeGreaterThan(0)
    expect(fatal).toEqual([])
  })
})

describe('a commit that fails', () => {
  test('changes nothing: the commands answer `unavailable`, the state is folded anew, and the same command later is decided afresh', async () => {
    const hub = open()
    await issue(hub)
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON event WHEN (SELECT count(*) FROM event) > 6 BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
    const commandId = crypto.randomUUID()
    const answers = await Promise.all([issue(hub), issue(hub, commandId)])
    expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(['unavailable', 'unavailable'])
    expect(hub.day().tickets.size).toBe(1)
    expect(count(`SELECT count(*) FROM event WHERE type = 'ticket-issued'`)).toBe(1)
    db.exec('DROP TRIGGER full')
    expect(await issue(hub, commandId)).toMatchObject({ ok: true, number: 'A002' })
    expect(fatal).toEqual([])
  })

  test('for an I/O error stops the hub: after a failed sync nothing may be acknowledged', async () => {
    const hub = open()
    const broken = hub.submit({
      sender: 's', name: 'x', commandId: crypto.randomUUID(), payload: {}, answer: () => ({}),
      decide: () => { throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' }) },
    })
    expect(await broken).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(fatal).toHaveLength(1)
  })
})

test('a refusal is not remembered: the same command is decided afresh', async () => {
  const hub = open()
  const commandId = crypto.randomUUID()
  const call = () => hub.submit({ sender: 'staff:ana', actor: 'ana', name: 'ticket:call-next', commandId, payload: {}, decide: (context) => callNext(context, ana), answer: () => ({}) })
  await does(hub, (context) => openCounter(context, ana, { counterId: 'w1' }))
  expect(await call()).toMatchObject({ ok: false, error: { code: 'empty' } })
  await issue(hub)
  expect(await call()).toMatchObject({ ok: true })
})

describe('the day', () => {
  const served = async (hub: Hub): Promise<void> => {
    await issue(hub)
    await does(hub, (context) => openCounter(context, ana, { counterId: 'w1' }))
    await does(hub, (context) => callNext(context, ana))
    await does(hub, (context) => start(context, ana))
    const code = [...hub.day().visits.values()][0]?.code ?? ''
    await does(hub, (context) => record(context, ana, { visitCode: code, documents: ['passport'], note: 'a secret' }))
  }

  test('closes at its hour: tickets end, casefiles are erased, and the next day begins at 001', async () => {
    const hub = open(false)
    await served(hub)
    await issue(hub)
    expect(count(`SELECT count(*) FROM event_private WHERE data LIKE '%secret%'`)).toBe(1)
    expect(readFileSync(join(folder, 'hub.sqlite-wal')).includes('a secret')).toBe(true)
    now = Date.parse('2026-11-23T21:00:00Z')
    hub.rollDay()
    expect(hub.day().open).toBe(false)
    expect(db.prepare('SELECT number, outcome FROM ticket_flow ORDER BY number').all()).toEqual([{ number: 'A001', outcome: 'served' }, { number: 'A002', outcome: 'expired' }])
    expect(count(`SELECT count(*) FROM event_private WHERE data LIKE '%secret%' OR data LIKE '%passport%'`)).toBe(0)
    for (const file of ['hub.sqlite', 'hub.sqlite-wal']) expect(readFileSync(join(folder, file)).includes('a secret')).toBe(false)
    expect(await issue(hub)).toMatchObject({ ok: false, error: { code: 'closed' } })
    now = Date.parse('2026-11-24T08:00:00Z')
    expect(await issue(hub)).toMatchObject({ ok: true, number: 'A001' })
    expect(hub.day().businessDay).toBe('2026-11-24')
  })

  test('closes, and an answer given again after it is whole, its casefile emptied', async () => {
    const hub = open(false)
    await served(hub)
    const commandId = crypto.randomUUID()
    const visit = { visitCode: 'CODE', documents: ['passport'], notes: [{ text: 'a secret' }], referrals: [{ ordered: false }] }
    const ask = () => hub.submit({ sender: 'staff:ana', actor: 'ana', name: 'x', commandId, payload: {}, decide: (context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'answer', device: 'k' }), answer: () => ({ visit }) })
    const first = await ask()
    now = Date.parse('2026-11-23T21:00:00Z')
    hub.rollDay()
    expect(await ask()).toEqual({ ...first, visit: { ...visit, documents: [], notes: [], referrals: [] } })
  })

  test('of a demo closes at local midnight, whatever time zone the machine thinks in', async () => {
    const hub = open()
    // Lisbon is an hour ahead of UTC in July
    now = Date.parse('2027-07-01T22:59:59Z')
    await issue(hub)
    const before = hub.day().businessDay
    now += 1_000
    expect(await issue(hub)).toMatchObject({ number: 'A001' })
    expect([before, hub.day().businessDay]).toEqual(['2027-07-01', '2027-07-02'])
  })

  test('never goes back: over a change of clock or of date the numbers go on', async () => {
    const hub = open()
    await issue(hub)
    now -= 2 * 86_400_000
    expect(await issue(hub)).toMatchObject({ number: 'A002' })
    expect(hub.day().businessDay).toBe('2026-11-23')
  })

  test('left open by a hub that was off at midnight is closed at the next start', async () => {
    await served(open())
    now = Date.parse('2026-11-25T08:00:00Z')
    const hub = open()
    expect(hub.day()).toMatchObject({ businessDay: '2026-11-25', open: true })
    expect(hub.day().tickets.size).toBe(0)
    expect(count(`SELECT count(*) FROM ticket_flow WHERE outcome IS NULL`)).toBe(0)
  })

  test('a restart folds the log into the same state', async () => {
    const hub = open()
    await served(hub)
    await issue(hub)
    expect(open().day()).toEqual(hub.day())
  })

  test('closed, it joins its month once, whatever is restarted; of fewer than five there are no quantiles', async () => {
    await served(open())
    now = Date.parse('2026-11-24T08:00:00Z')
    open()
    open()
    expect(report(db, 'service', 'wait', '2026-11', '2026-11')).toEqual([{ key: 'welcome', n: 1 }])
    expect(report(db, 'service', 'wait', '2026-12', '2027-11')).toEqual([])
  })

  test('its flow is found by indexes among years of others: nothing of the log is read through', () => {
    const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM ticket_flow WHERE business_day = '2026-11-23'`).all().map(({ detail }) => detail)
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([])
    expect(plan.filter((step) => step.startsWith('SEARCH i '))).toEqual(['SEARCH i USING INDEX event_business_day (<expr>=?)'])
    expect(plan.filter((step) => step.startsWith('SEARCH') && !step.startsWith('SEARCH i ') && !step.includes('INDEX event_ticket (ticket_id=?'))).toEqual([])
  })

  test('retention goes on where it stopped: each day loses its people on its own evening', async () => {
    const people = () => db.prepare('SELECT DISTINCT substr(at, 1, 10) FROM event WHERE visit_id IS NOT NULL').pluck().all()
    await served(open())
    now += 12 * 86_400_000
    await served(open())
    expect(people()).toEqual(['2026-11-23', '2026-12-05'])
    now += 19 * 86_400_000
    await served(open())
    expect(people()).toEqual(['2026-12-05', '2026-12-24'])
    now += 12 * 86_400_000
    open()
    // that day's close, late, is of today
    expect(people()).toEqual(['2026-12-24', '2027-01-05'])
  })

  test('retention unlinks people and keeps the anonymous flow; outside it the log refuses every change', async () => {
    await served(open())
    expect(() => db.exec('UPDATE event SET actor = NULL')).toThrow('append-only')
    expect(() => db.exec('DELETE FROM event')).toThrow('append-only')
    now += 31 * 86_400_000
    // the first roll closes the old day and opens today's; the next day close looks back
    const later = open()
    expect(later.day().open).toBe(true)
    const old = db.prepare<[], { visit_id: unknown; called_at: string; outcome: string }>(`SELECT * FROM ticket_flow WHERE business_day = '2026-11-23'`).all()
    expect(old).toMatchObject([{ visit_id: null, number: 'A001', outcome: 'served', called_at: '2026-11-23T09:00:00.000Z' }])
    expect(count(`SELECT count(*) FROM event WHERE actor IS NOT NULL AND at < '2026-12-01'`)).toBe(0)
    expect(count('SELECT count(*) FROM event_private')).toBe(0)
  })
})

test('opening hours say whether the doors are open, at the local time of the centre', () => {
  const hub = open(false)
  expect(hub.doorsOpen()).toBe(true)
  now = Date.parse('2026-11-23T07:59:00Z')
  expect(hub.doorsOpen()).toBe(false)
  now = Date.parse('2026-11-22T10:00:00Z')
  expect(hub.doorsOpen()).toBe(false)
})

describe('migrations', () => {
  for (const migration of hubStore.migrations)
    test(`${migration.name} applies to the version before it`, () => {
      const fresh = new Database(':memory:')
      migrate(fresh, { ...hubStore, migrations: hubStore.migrations.filter((one) => one.version < migration.version) })
      migrate(fresh, { ...hubStore, migrations: [migration] })
      expect(fresh.pragma('user_version', { simple: true })).toBe(migration.version)
      fresh.close()
    })

  test('no number stands twice, and tables are strict', () => {
    expect(new Set(hubStore.migrations.map((one) => one.version)).size).toBe(hubStore.migrations.length)
    expect(db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0`).all()).toEqual([])
  })

  test('ticket_flow reads each ticket by its index', () => {
    const plan = db.prepare<[], { detail: string }>('EXPLAIN QUERY PLAN SELECT * FROM ticket_flow').all().map((row) => row.detail)
    expect(plan.filter((detail) => /^SCAN (?!i|CONSTANT)/.test(detail))).toEqual([])
    expect(plan.some((detail) => detail.includes('event_ticket'))).toBe(true)
  })

  test('the database syncs fully and erases what is deleted', () => {
    expect([db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true }), db.pragma('secure_delete', { simple: true })]).toEqual(['wal', 2, 1])
  })
})

test('[O3] a first command that arrives after the one that stands for it issues nothing', async () => {
  const hub = open()
  const [first, handIn] = [crypto.randomUUID(), crypto.randomUUID()]
  const standing = (): Promise<Answer> => hub.submit({
    sender: 'kiosk:k', name: 'ticket:hand-in', commandId: handIn, payload: {}, standsFor: first,
    decide: (context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'answer', device: 'k' }), answer: () => ({}),
  })
  expect(await standing()).toMatchObject({ ok: true })
  expect(await issue(hub, first)).toMatchObject({ ok: false, error: { code: 'conflict' } })
  // repeated, it is still the same
  expect(await standing()).toMatchObject({ ok: true })
  expect(count('SELECT count(*) FROM ticket_flow')).toBe(1)
})
