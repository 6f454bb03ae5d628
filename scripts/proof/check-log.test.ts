import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCentre } from '@senha/centre/load'
import { callNext, issueTicket, openCounter, start } from '@senha/domain'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHub } from '../../apps/hub/hub.ts'
import type { Submission } from '../../apps/hub/hub.ts'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { randomSupply } from '../../apps/hub/supply.ts'
import { lisbon } from '../../apps/hub/testing/hub-process.ts'
import { checkLog } from './check-log.ts'
import type { Call } from './recorder.ts'

const loaded = loadCentre(lisbon)
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded
const ana = { id: 'ana', agency: 'centre', languages: ['pt'] }

let folder: string
let calls: Call[]
const file = (): string => join(folder, 'hub.sqlite')

/** A short, true day: two tickets, one of them called and being served; every call written down. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'senha-check-'))
  calls = []
  const db = openDatabase(folder)
  let now = Date.parse('2026-11-23T09:00:00Z')
  const hub = createHub({ db, centre, now: () => (now += 1000), supply: randomSupply, demo: true, onFatal: (cause) => { throw cause } })
  const ask = async (client: string, name: string, decide: Submission['decide']): Promise<void> => {
    const commandId = crypto.randomUUID()
    const answer = await hub.submit({ sender: client, ...(client === 'staff:ana' && { actor: 'ana' }), name, commandId, payload: {}, decide, answer: (_day, decided) => (decided.ticketIds?.[0] === undefined ? {} : { ticket: { id: decided.ticketIds[0] } }) })
    calls.push({ client, commandId, name, payload: {}, askedAt: 0, answeredAt: 1, answer })
  }
  await ask('staff:ana', 'counter:open', (context) => openCounter(context, ana, { counterId: 'w1' }))
  for (const language of ['pt', 'uk']) await ask('kiosk:door', 'ticket:issue', (context) => issueTicket(context, { topicId: 'papers', language }, { by: 'nobody' }))
  await ask('staff:ana', 'ticket:call-next', (context) => callNext(context, ana))
  await ask('staff:ana', 'ticket:call-next', (context) => callNext(context, ana))
  await ask('staff:ana', 'ticket:start', (context) => start(context, ana))
  db.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Changes the log as no program may: the checker must see it. */
const damaged = (sql: string): string[] => {
  const db = new Database(file())
  db.exec(`UPDATE retention_gate SET open = 1; ${sql}; UPDATE retention_gate SET open = 0`)
  db.close()
  return checkLog(file(), calls).faults
}

test('a true log and true clients are found without fault', () => {
  const checked = checkLog(file(), calls)
  expect(checked.faults).toEqual([])
  expect(checked.acknowledged).toBe(5)
  expect(calls.some((call) => call.answer?.ok === false)).toBe(true)
})

test.each([
  ['an acknowledged command whose events are gone', "DELETE FROM event WHERE type = 'ticket-started'", 'is not in the log'],
  ['an acknowledged command whose answer is gone', 'DELETE FROM command_answer', 'its answer is not kept'],
  ['a number that was given twice', "UPDATE event SET data = json_set(data, '$.number', 'A001') WHERE type = 'ticket-issued'", 'is given twice'],
  ['a ticket that is called where another stands', "INSERT INTO event SELECT 100, at, type, visit_id, 'x', service_id, counter_id, actor, device, 'other', data FROM event WHERE type = 'ticket-called'", 'was never issued'],
  ['a ticket called twice', "INSERT INTO event SELECT (SELECT max(seq) + 1 FROM event), at, type, visit_id, ticket_id, service_id, 'w2', actor, device, 'other', data FROM event WHERE type = 'ticket-called'", 'is serving'],
  ['a hole in the log', "DELETE FROM event WHERE type = 'counter-opened'", 'comes after'],
  ['a command that was done twice', "INSERT INTO event SELECT (SELECT max(seq) + 1 FROM event), at, type, visit_id, ticket_id, service_id, counter_id, actor, device, command_id, data FROM event WHERE type = 'ticket-started'", 'done twice'],
])('%s is found', (_what, sql, words) => {
  expect(damaged(sql).join('\n')).toContain(words)
})

test('a client that was told two things under one id is found', () => {
  const call = calls.find((one) => one.name === 'ticket:issue')
  if (call?.answer?.ok) calls.push({ ...call, answer: { ...call.answer, ticket: { id: 'another' } } })
  expect(checkLog(file(), calls).faults.join('\n')).toContain('was told two things')
})

test('a refused command that changed something is found', () => {
  const call = calls.find((one) => one.name === 'ticket:start')
  if (call) call.answer = { ok: false, error: { code: 'conflict', message: '' } }
  expect(checkLog(file(), calls).faults.join('\n')).toContain('was refused (conflict) and is in the log')
})

test('a screen that shows another order than the log, or a place that the log never had, is found', () => {
  const shown = (seq: number, number: string) => ({
    seq, at: '2026-11-23T09:00:00.000Z', open: true, counters: [], devices: [], alerts: [], today: { visits: 2, issued: 2, served: 0, noShow: 0 },
    queues: [{ serviceId: 'welcome', waiting: 1, wait: null, openCounters: 1, tickets: [{
      id: 't', number, serviceId: 'welcome', stage: 1, status: 'waiting' as const, language: 'uk' as const, priority: false, partySize: 1, topicId: 'papers',
      issuedAt: '2026-11-23T09:00:00.000Z', orderAt: '2026-11-23T09:00:00.000Z', paper: 'pending' as const, busy: false,
    }] }],
  })
  const last = checkLog(file(), calls).events
  expect(checkLog(file(), calls, [shown(last, 'A002')]).faults).toEqual([])
  expect(checkLog(file(), calls, [shown(last, 'A001')]).faults.join('\n')).toContain('the log says ["A002"]')
  expect(checkLog(file(), calls, [shown(last + 1, 'A002')]).faults.join('\n')).toContain('the log has no such place')
})
