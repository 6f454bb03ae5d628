import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCentre } from '@senha/centre/load'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { lisbon } from '../../apps/hub/testing/hub-process.ts'
import { checkLog } from '../proof/check-log.ts'
import { fillHistory } from './fill.ts'
import { report } from '../../apps/hub/reports/months.ts'

const loaded = loadCentre(lisbon)
if (!loaded.ok) throw new Error(loaded.error.message)

test('a history is a log like any other, and its reports agree with the tickets themselves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-history-'))
  const filled = fillHistory(folder, loaded.centre, 2_500, 200)
  expect(filled).toMatchObject({ days: 13, cases: 2_500 })
  const file = join(folder, 'hub.sqlite')
  expect(checkLog(file, []).faults).toEqual([])
  const db = new Database(file, { readonly: true })
  expect(db.prepare('SELECT count(DISTINCT visit_id) FROM ticket_flow').pluck().get()).toBe(2_500)
  // nobody who came is left standing: all were called, and who was there was served
  expect(db.prepare("SELECT count(*) FROM ticket_flow WHERE called_at IS NULL").pluck().get()).toBe(0)
  expect(Number(db.prepare("SELECT avg(outcome = 'served') FROM ticket_flow").pluck().get())).toBeGreaterThan(0.85)
  expect(Number(db.prepare('SELECT count(*) FROM ticket_flow WHERE stage > 1').pluck().get())).toBeGreaterThan(500)
  const exact = db.prepare<[], { wait: number }>(`SELECT (julianday(called_at) - julianday(issued_at)) * 1440 AS wait FROM ticket_flow
    WHERE service_id = 'welcome' AND called_at IS NOT NULL ORDER BY wait`).all().map((row) => row.wait)
  const [sketched] = report(db, 'service', 'wait', '2004-01', '2004-12').filter((row) => row.key === 'welcome')
  db.close()
  expect(sketched?.n).toBe(exact.length)
  const p90 = exact[Math.ceil(exact.length * 0.9) - 1] ?? 0
  // 2.5 %, and the rounding to a tenth of a minute
  expect(Math.abs((sketched?.p90 ?? 0) - p90)).toBeLessThanOrEqual(p90 * 0.025 + 0.06)
  expect(p90).toBeGreaterThan(0)
  rmSync(folder, { recursive: true })
})
