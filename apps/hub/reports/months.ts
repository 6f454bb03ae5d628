import type { Day } from '@senha/domain'
import { localClock } from '@senha/domain'
import type { Db } from '@senha/sqlite'
import { add, countOf, mergePacked, pack, quantile } from './sketch.ts'
import type { Sketch } from './sketch.ts'

export const measures = ['wait', 'service'] as const
export type Measure = (typeof measures)[number]
type Split = 'hour' | 'language' | 'priority'
export const groupings = ['service', 'hour', 'service and hour', 'month', 'language', 'priority'] as const
export type Grouping = (typeof groupings)[number]

interface Stored { readonly month: string; readonly service_id: string; readonly value: string; readonly sketch: Uint8Array }

/** A closed day's waits (issue to last call) and service times (start to end) join their months; inside the transaction of the day's close. */
export const takeDay = (db: Db, day: Day, timeZone: string): void => {
  const month = day.businessDay.slice(0, 7)
  const cells = new Map<string, { measure: Measure; serviceId: string; split: Split; value: string; sketch: Sketch }>()
  const put = (measure: Measure, serviceId: string, split: Split, value: string, seconds: number): void => {
    const key = `${measure} ${serviceId} ${split} ${value}`
    const cell = cells.get(key) ?? { measure, serviceId, split, value, sketch: [] }
    cells.set(key, cell)
    add(cell.sketch, seconds)
  }
  for (const { visitId, serviceId, issuedAt, calledAt, startedAt, endedAt, outcome } of day.tickets.values()) {
    const visit = day.visits.get(visitId)
    const splits: [Split, string][] = [['hour', localClock(issuedAt, timeZone).slice(0, 2)]]
    if (visit) splits.push(['language', visit.language], ['priority', visit.priority ? '1' : '0'])
    for (const [split, value] of splits) {
      if (calledAt !== undefined) put('wait', serviceId, split, value, (calledAt - issuedAt) / 1000)
      if (startedAt !== undefined && endedAt !== undefined && outcome === 'served') put('service', serviceId, split, value, (endedAt - startedAt) / 1000)
    }
  }
  const find = db.prepare<[string, string, string, string, string], Uint8Array>('SELECT sketch FROM month_sketch WHERE month = ? AND measure = ? AND split = ? AND service_id = ? AND value = ?').pluck()
  const write = db.prepare('INSERT OR REPLACE INTO month_sketch (month, measure, split, service_id, value, sketch) VALUES (?, ?, ?, ?, ?, ?)')
  for (const { measure, serviceId, split, value, sketch } of cells.values()) {
    const before = find.get(month, measure, split, serviceId, value)
    if (before) mergePacked(sketch, before)
    write.run(month, measure, split, serviceId, value, pack(sketch))
  }
}

/** Of how many, and within how many minutes half, nine in ten, and nineteen in twenty of them were; within 2.5 %. */
export interface ReportRow { readonly key: string; readonly n: number; readonly p50?: number; readonly p90?: number; readonly p95?: number }

/** So few say nothing of a queue, and too much of a person. */
const fewest = 5

/** A measure between two months (YYYY-MM, both included), grouped, in the order of the keys. */
export const report = (db: Db, by: Grouping, measure: Measure, from: string, to: string): ReportRow[] => {
  const split: Split = by === 'language' || by === 'priority' ? by : 'hour'
  const rows = db.prepare<[string, string, string, string], Stored>('SELECT month, service_id, value, sketch FROM month_sketch WHERE month BETWEEN ? AND ? AND measure = ? AND split = ?')
    .all(from, to, measure, split)
  const sums = new Map<string, Sketch>()
  for (const { month, service_id, value, sketch } of rows) {
    const key = by === 'service' ? service_id : by === 'month' ? month : by === 'service and hour' ? `${service_id} ${value}` : value
    const sum = sums.get(key) ?? []
    sums.set(key, sum)
    mergePacked(sum, sketch)
  }
  const minutes = (sketch: Sketch, share: number): number => Math.round((quantile(sketch, share) ?? 0) / 6) / 10
  return [...sums].map(([key, sketch]) => {
    const n = countOf(sketch)
    return { key, n, ...(n >= fewest && { p50: minutes(sketch, 0.5), p90: minutes(sketch, 0.9), p95: minutes(sketch, 0.95) }) }
  }).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
