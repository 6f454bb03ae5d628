// `npm run history -- --cases 2314755 --to DIR`: years of days in a hub's database, by the same rules and facts; then reports over them.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCentre } from '@senha/centre/load'
import Database from 'better-sqlite3'
import { startHubOn } from './bench/programs.ts'
import { fillHistory } from './history/fill.ts'
import { report } from '../apps/hub/reports/months.ts'
import { keepRows } from './proof/document.ts'
import { performance as page } from './proof/pages.ts'

const { values } = parseArgs({ options: {
  cases: { type: 'string', default: '2314755' }, 'visitors-a-day': { type: 'string', default: '1192' }, to: { type: 'string' }, document: { type: 'boolean', default: false },
} })
const [cases, visitors] = [Number(values.cases), Number(values['visitors-a-day'])]
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(visitors) || visitors < 1) {
  console.error('usage: history [--cases N] [--visitors-a-day N] [--to DIR] [--document]')
  process.exit(1)
}
const loaded = loadCentre('packages/centre/cnai-2010.json')
if (!loaded.ok) throw new Error(loaded.error.message)
const folder = values.to ?? mkdtempSync(join(tmpdir(), 'senha-history-'))
const filled = fillHistory(folder, loaded.centre, cases, visitors, (line) => console.error(line))
const file = join(folder, 'hub.sqlite')
const count = (value: number): string => Math.round(value).toLocaleString('en')
const db = new Database(file, { readonly: true })

/** Milliseconds, the first time (nothing of it in memory here yet) and at best. */
const timed = (act: () => unknown): { first: number; best: number } => {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now()
    act()
    return performance.now() - before
  })
  return { first: times[0] ?? 0, best: Math.min(...times) }
}
const all = timed(() => report(db, 'service and hour', 'wait', '2004-01', '2099-12'))
const year = timed(() => report(db, 'service and hour', 'wait', '2005-01', '2005-12'))
const began = performance.now()
const issued = db.prepare(`SELECT service_id, count(*) FROM event WHERE type = 'ticket-issued' GROUP BY service_id`).all().length
const scan = performance.now() - began
const someDay = db.prepare<[], string>(`SELECT data ->> 'businessDay' FROM event WHERE type = 'ticket-issued' ORDER BY seq LIMIT 1 OFFSET ${Math.floor(filled.tickets / 2)}`).pluck().get()
const flow = timed(() => db.prepare('SELECT * FROM ticket_flow WHERE business_day = ?').all(someDay))
const sketches = Number(db.prepare('SELECT sum(length(sketch)) FROM month_sketch').pluck().get())
console.table(report(db, 'service', 'wait', '2004-01', '2099-12'))
db.close()
const starts: number[] = []
for (let run = 0; run < 3; run += 1) {
  // one after another
  // oxlint-disable-next-line no-await-in-loop
  const hub = await startHubOn(folder)
  starts.push(hub.readyMs)
  // oxlint-disable-next-line no-await-in-loop
  await hub.close()
}
const years = (filled.days / 260).toFixed(1)
const size = `${(statSync(file).size / 2 ** 30).toFixed(1)} GB`
const rows = [
  ['history', `${count(filled.cases)} cases on ${count(filled.days)} days (${years} years of weekdays): ${count(filled.tickets)} tickets, ${count(filled.events)} events in ${count(filled.seconds)} s, ${size}`, '', `${count(filled.events / filled.seconds)} events/s by the hub's rules, fold and log`],
  ['day close after all these years', `${filled.eveningMs.toFixed(0)} ms at most in the last hundred evenings`, '', 'sketches taken in, the day that is due unlinked from people'],
  ['restart after all these years', `${Math.min(...starts).toFixed(0)} ms from the process's start until it is ready`, '', 'without a compile cache'],
  ['one day of ticket_flow among them', `${flow.first.toFixed(0)} ms first, ${flow.best.toFixed(0)} ms again`, '', 'every column of every ticket'],
  ['report over a year, service × hour', `${year.first.toFixed(0)} ms first, ${year.best.toFixed(0)} ms again`, '', 'p50, p90, p95 of the wait from monthly sketches'],
  [`report over the whole history, service × hour`, `${all.first.toFixed(0)} ms first, ${all.best.toFixed(0)} ms again; sketches ${(sketches / 2 ** 20).toFixed(1)} MB`, `counting the tickets of ${issued} services in the log alone: ${count(scan)} ms`, 'target 500 ms'],
]
for (const row of rows) console.log(row.filter((cell) => cell !== '').join('\n    '))
if (values.document) keepRows(page, rows)
if (values.to === undefined) rmSync(folder, { recursive: true })
