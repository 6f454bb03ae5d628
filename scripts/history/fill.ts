import { randomInt } from 'node:crypto'
import type { Centre } from '@senha/centre'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { openLog } from '../../apps/hub/store/log.ts'
import { openRetention } from '../../apps/hub/store/retention.ts'
import { supplyAt } from '../../apps/hub/supply.ts'
import { floorOf, historyDay } from './day.ts'
import { instantOf } from '../../apps/hub/clock.ts'
import { takeDay } from '../../apps/hub/reports/months.ts'

export interface Filled { readonly days: number; readonly cases: number; readonly tickets: number; readonly events: number; readonly seconds: number; /** The longest evening of the last hundred: sketches and retention, in ms. */ readonly eveningMs: number }

/** From the opening of the centre in Lisbon to the end of the published count: every weekday. */
const firstDay = '2004-03-15'
const dayMs = 86_400_000

const weekdaysFrom = (first: string, count: number): string[] => {
  const days: string[] = []
  for (let at = Date.parse(first); days.length < count; at += dayMs) {
    const weekday = new Date(at).getUTCDay()
    if (weekday > 0 && weekday < 6) days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

/** Fills a folder's database with so many cases, a day's full load each, by the hub's own rules, facts and log. */
export const fillHistory = (folder: string, centre: Centre, cases: number, visitorsPerDay: number, say: (line: string) => void = () => undefined): Filled => {
  const began = performance.now()
  const db = openDatabase(folder)
  // nothing here was acknowledged to anybody: it may be written as fast as the disk takes it
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -200000')
  const log = openLog(db)
  const retention = openRetention(db, centre.policy.retentionDays)
  const floor = floorOf(centre)
  // codes are not looked at in a history; they only must be different within a day
  let code = randomInt(1_000)
  const supply = { id: supplyAt(Date.now).id, visitCode: () => `H${(code += 1)}`, bookingCode: () => `B${code}`, card: () => ({ code: `C${code}`, hash: `C${code}` }) }
  const days = weekdaysFrom(firstDay, Math.ceil(cases / visitorsPerDay))
  let [seq, tickets] = [log.last().seq, 0]
  const evenings: number[] = []
  const write = db.transaction((businessDay: string, visitors: number, index: number) => {
    const day = historyDay(floor, supply, { businessDay, opensAt: instantOf(businessDay, '08:00', centre.timeZone), seq, visitors, seed: index, append: log.append })
    const evening = performance.now()
    takeDay(db, day, centre.timeZone)
    retention.step(instantOf(businessDay, centre.dayCloseAt, centre.timeZone))
    evenings.push(performance.now() - evening)
    seq = day.seq
    tickets += day.tickets.size
  })
  for (const [index, businessDay] of days.entries()) {
    write(businessDay, Math.min(visitorsPerDay, cases - index * visitorsPerDay), index)
    if (index % 100 === 99) say(`${businessDay}: ${index + 1} of ${days.length} days, ${seq} events, ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { days: days.length, cases, tickets, events: seq, seconds: (performance.now() - began) / 1000, eveningMs: Math.max(...evenings.slice(-100)) }
}
