// `npm run waits -- [--days N] [--visitors N] [--centre FILE]`: how well waits are forecast on simulated days, against the
// standard estimators (Ibrahim and Whitt 2009): queue length (QL), last to enter service (LES), head of line (HOL).
import { parseArgs } from 'node:util'
import { openLog } from '../apps/hub/store/log.ts'
import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import { aheadOf, apply, emptyDay, forecast, inOrder, openCounters } from '@senha/domain'
import type { Day, Recorded, Ticket } from '@senha/domain'
import Database from 'better-sqlite3'
import { simulateDay } from './sim/day.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { days: { ...text, default: '3' }, visitors: { ...text, default: '1192' }, centre: { ...text, default: 'packages/centre/cnai-2010.json' } } })
const loaded = loadCentre(values.centre)
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded

interface Range { readonly low: number; readonly high: number; readonly middle: number }
/** What one estimator said of one ticket when it was issued, and how long it waited, minutes. */
interface Said { readonly by: string; readonly truth: number; readonly range: Range | undefined; readonly group: string }

/** A point as the display would round it: a band from two thirds to one and a half times. */
const band = (minutes: number): Range => ({ low: Math.floor(minutes * 0.65), high: Math.max(1, Math.ceil(minutes * 1.5)), middle: minutes })
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)

const estimates = (day: Day, rules: Centre, ticket: Ticket, lastWait: number | undefined, now: number): Record<string, Range | undefined> => {
  const cycles = day.cycleSeconds.get(ticket.serviceId) ?? []
  const open = openCounters(day, rules, ticket.serviceId)
  const known = cycles.length >= 3 && open > 0
  const range = forecast(day, rules, now).ofTicket(ticket.id) ?? undefined
  const head = inOrder(day, [ticket.serviceId], { rules, now }).find((other) => other.id !== ticket.id)
  return {
    forecast: range && { ...range, middle: (range.low + range.high) / 2 },
    QL: known ? band((aheadOf(day, ticket, { rules, now }) + 1) * mean(cycles) / 60 / open) : undefined,
    LES: known && lastWait !== undefined ? band(lastWait / 60_000) : undefined,
    HOL: known ? band(head ? (now - head.issuedAt) / 60_000 : 0) : undefined,
  }
}

/** Lives through a day's log again, asking every estimator at each ticket's issue. */
const judge = (facts: readonly Recorded[]): Said[] => {
  const firstCall = new Map<string, number>()
  for (const fact of facts) if (fact.type === 'ticket-called' && !firstCall.has(fact.ticketId ?? '')) firstCall.set(fact.ticketId ?? '', fact.at)
  const day = emptyDay('', false, 0)
  const lastWait = new Map<string, number>()
  const said: Said[] = []
  for (const fact of facts) {
    apply(day, fact)
    const ticket = day.tickets.get(fact.ticketId ?? '')
    if (!ticket) continue
    if (fact.type === 'ticket-called' && ticket.callCount === 1) lastWait.set(ticket.serviceId, fact.at - ticket.issuedAt)
    const called = firstCall.get(ticket.id)
    if (fact.type !== 'ticket-issued' || called === undefined) continue
    const truth = (called - fact.at) / 60_000
    const group = ticket.stage > 1 ? 'second ticket' : day.visits.get(ticket.visitId)?.priority ? 'first, priority' : 'first'
    for (const [by, range] of Object.entries(estimates(day, centre, ticket, lastWait.get(ticket.serviceId), fact.at))) said.push({ by, truth, range, group })
  }
  return said
}

const row = (name: string, all: readonly Said[]): string => {
  const known = all.flatMap(({ range, truth }) => (range ? [{ range, truth }] : []))
  const error = known.map(({ range, truth }) => range.middle - truth)
  const within = known.filter(({ range, truth }) => range.low <= truth && truth <= range.high).length / Math.max(1, known.length)
  const width = mean(known.map(({ range }) => range.high - range.low))
  return `${name.padEnd(28)} ${String(known.length).padStart(6)} of ${String(all.length).padStart(6)} ${mean(error.map(Math.abs)).toFixed(1).padStart(8)} ${mean(error).toFixed(1).padStart(8)} ${(within * 100).toFixed(0).padStart(6)} % ${width.toFixed(1).padStart(8)}`
}

const said: Said[] = []
for (let seed = 1; seed <= Number(values.days); seed += 1) {
  // one day after another: each has a hub of its own
  // oxlint-disable-next-line no-await-in-loop
  const day = await simulateDay({ centre, visitors: Number(values.visitors), seed })
  const db = new Database(day.database, { readonly: true })
  said.push(...judge(openLog(db).all()))
  db.close()
  // oxlint-disable-next-line no-await-in-loop
  await day.close()
}
console.log(`${values.days} simulated days of ${values.visitors} visitors at ${centre.name}; minutes\n`)
console.log(`${'at the issue of a ticket'.padEnd(28)} ${'told'.padStart(16)} ${'error'.padStart(8)} ${'bias'.padStart(8)} ${'within'.padStart(8)} ${'width'.padStart(8)}`)
for (const by of ['forecast', 'QL', 'LES', 'HOL']) {
  const of = said.filter((one) => one.by === by)
  console.log(row(by, of))
  for (const group of ['first', 'first, priority', 'second ticket']) console.log(row(`  ${group}`, of.filter((one) => one.group === group)))
}
