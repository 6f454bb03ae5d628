import Database from 'better-sqlite3'
import { setTimeout as after } from 'node:timers/promises'
import { buildShim } from './build.ts'
import type { Shim } from './build.ts'
import { openSufferer } from './house.ts'
import type { Sufferer } from './house.ts'
import { spreadMs } from './row.ts'
import type { Options, Result } from './row.ts'
import { suffer } from './suffer.ts'

const [hourSeconds, daySeconds] = [3_600, 86_400]
/** A wrong clock stands for so long, milliseconds. */
const wrongForMs = 4_000

interface Kept { readonly expired: number; readonly unlinked: number; readonly closed: number; readonly casefiles: number; readonly waiting: number }

/** What a wrong clock could take from people, read with plain SQL. */
const keptIn = (database: string): Kept => {
  const db = new Database(database, { readonly: true })
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
  const kept = {
    expired: count(`SELECT count(*) FROM ticket_flow WHERE outcome = 'expired'`),
    unlinked: count(`SELECT count(*) FROM event WHERE type = 'ticket-issued' AND visit_id IS NULL`),
    closed: count(`SELECT count(*) FROM event WHERE type = 'day-closed'`),
    casefiles: count(`SELECT count(*) FROM event_private WHERE data ->> 'visitCode' IS NULL`),
    waiting: count('SELECT count(*) FROM ticket_flow WHERE outcome IS NULL'),
  }
  db.close()
  return kept
}

const clockOf = async (url: string): Promise<string> => {
  const body: unknown = await (await fetch(`${url}/health`)).json()
  const clock: unknown = typeof body === 'object' && body !== null && 'clock' in body ? body.clock : undefined
  return typeof clock === 'object' && clock !== null && 'state' in clock ? String(clock.state) : 'unknown'
}

interface Misled { readonly name: string; readonly seconds: number; readonly said: string; /** The hub is killed and started on the wrong clock. */ readonly atStart: boolean }
const all: readonly Misled[] = [
  { name: '12 h ahead', seconds: 12 * hourSeconds, said: 'held', atStart: false },
  { name: '400 days ahead', seconds: 400 * daySeconds, said: 'held', atStart: false },
  { name: '1 h back', seconds: -hourSeconds, said: 'behind', atStart: false },
  { name: 'a start 12 h ahead', seconds: 12 * hourSeconds, said: 'held', atStart: true },
  { name: 'a start 400 days ahead', seconds: 400 * daySeconds, said: 'held', atStart: true },
  { name: 'a start 1 h back', seconds: -hourSeconds, said: 'behind', atStart: true },
]

/** The clock is wrong for four seconds while people wait: what it cost them, and whether the hub said so and was right again. */
const mislead = async (hub: Sufferer, shim: Shim, { name, seconds, said, atStart }: Misled): Promise<{ faults: string[]; waiting: number }> => {
  const before = keptIn(hub.database)
  if (atStart) await hub.kill()
  shim.clockOff(seconds)
  if (atStart) await hub.start()
  await after(wrongForMs)
  const meanwhile = await clockOf(hub.url)
  shim.clockOff(0)
  // the clock is looked at every second
  await after(2_000)
  const [later, then] = [keptIn(hub.database), await clockOf(hub.url)]
  const lost = [
    ...(later.expired > 0 ? [`${later.expired} tickets expired`] : []), ...(later.unlinked > 0 ? [`${later.unlinked} visits unlinked`] : []), ...(later.closed > 0 ? ['the day closed'] : []),
    ...(later.casefiles < before.casefiles ? [`${before.casefiles - later.casefiles} casefiles erased`] : []),
    ...(before.waiting === 0 ? ['nobody waited: this shows nothing'] : []),
    ...(meanwhile === said ? [] : [`/health said ${meanwhile}, not ${said}`]), ...(then === 'steady' ? [] : [`/health says ${then} afterwards`]),
  ]
  return { faults: lost.map((fault) => `${name}: ${fault}`), waiting: before.waiting }
}

/** A wrong clock for some seconds, while the hub works and at its start: nobody loses a place, nothing is erased, and it is said. */
export const clockMisleads = async (options: Options): Promise<Result> => {
  const name = 'clock wrong for a while'
  const shim = buildShim()
  if (!shim) return { name, skipped: 'no gcc' }
  const hub = await openSufferer(undefined, shim.env)
  try {
    const own: string[] = []
    const waiting: number[] = []
    const { recovered, faults, commands } = await suffer(hub, { ...options, rounds: all.length }, async (_clients, round) => {
      const one = all[round]
      if (!one) return
      const told = await mislead(hub, shim, one)
      own.push(...told.faults)
      waiting.push(told.waiting)
      options.say(`  ${one.name}: ${told.waiting} tickets lived, ${told.faults.length} faults`)
    })
    return {
      name, faults: [...own, ...faults], recovery: spreadMs(recovered),
      how: `${all.length} times for ${wrongForMs / 1000} s (LD_PRELOAD): ${all.map((one) => one.name).join(', ')}, with ${Math.min(...waiting)} to ${Math.max(...waiting)} tickets alive; ${commands} commands; nobody expired, no casefile was erased, /health said held or behind, then steady`,
    }
  } finally { await hub.close() }
}
