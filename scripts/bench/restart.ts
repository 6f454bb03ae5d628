import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Centre } from '@senha/centre'
import { createHub } from '../../apps/hub/hub.ts'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { supplyAt } from '../../apps/hub/supply.ts'
import { fillDay } from './fill-day.ts'
import { middle } from './measure.ts'
import { startHubOn } from './programs.ts'

export interface RestartBench {
  readonly visitors: number
  readonly events: number
  /** Opening the database and folding the day, in a running process. */
  readonly foldMs: number
  /** The process from its start to its word that it is ready. */
  readonly readyMs: number
  /** The same where Node keeps its compiled modules (NODE_COMPILE_CACHE). */
  readonly cachedMs: number
  readonly residentMb: number
}

const runs = 5

/** What a restart costs in the middle of a day of so many visitors. */
export const restartBench = async (centre: Centre, visitors: number): Promise<RestartBench> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-bench-'))
  try {
    const { events } = await fillDay(folder, centre, visitors)
    const folds = Array.from({ length: runs }, () => {
      const began = performance.now()
      const db = openDatabase(folder)
      const hub = createHub({ db, centre, now: Date.now, supply: supplyAt(Date.now), demo: true, onFatal: (cause) => { throw cause } })
      const foldMs = performance.now() - began
      if (hub.day().visits.size !== visitors) throw new Error(`${hub.day().visits.size} of ${visitors} visits came back`)
      db.close()
      return foldMs
    })
    /* oxlint-disable no-await-in-loop -- one process at a time on this machine */
    const start = async (env: Readonly<Record<string, string>>): Promise<{ readyMs: number; residentMb: number }> => {
      const hub = await startHubOn(folder, env)
      const { readyMs, residentMb } = { readyMs: hub.readyMs, residentMb: hub.residentMb() }
      await hub.close()
      return { readyMs, residentMb }
    }
    const [plain, cached]: [Awaited<ReturnType<typeof start>>[], number[]] = [[], []]
    const cache = { NODE_COMPILE_CACHE: join(folder, 'compiled') }
    // twice until everything that is compiled late is in it too
    for (const env of [cache, cache]) await start(env)
    for (let run = 0; run < runs; run += 1) {
      plain.push(await start({}))
      cached.push((await start(cache)).readyMs)
    }
    return { visitors, events, foldMs: middle(folds, (ms) => ms), cachedMs: middle(cached, (ms) => ms), ...middle(plain, (one) => one.readyMs) }
    /* oxlint-enable no-await-in-loop */
  } finally { rmSync(folder, { recursive: true, force: true }) }
}
