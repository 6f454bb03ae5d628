import type { Kept, Shelf } from '@senha/guard'
import type { Db } from '@senha/sqlite'
import { timings } from '../timings.ts'

/** Rows that are kept at most: those go first whose tries are forgiven first. About 100 bytes each. */
const mostRows = 10_000

/** The table `throttle`. Written beside the log: it never waits for another process, as the hub would stand still meanwhile. */
export const openThrottles = (db: Db): Shelf => {
  const all = db.prepare<[], Kept>('SELECT name, key, tries, at, over_at AS overAt FROM throttle')
  const upsert = db.prepare('INSERT OR REPLACE INTO throttle (name, key, tries, at, over_at) VALUES (?, ?, ?, ?, ?)')
  const forgive = db.prepare('DELETE FROM throttle WHERE over_at <= ?')
  const shorten = db.prepare(`DELETE FROM throttle WHERE (name, key) IN
    (SELECT name, key FROM throttle ORDER BY over_at DESC LIMIT -1 OFFSET ${mostRows})`)
  const write = db.transaction((kept: readonly Kept[], now: number): void => {
    for (const { name, key, tries, at, overAt } of kept) upsert.run(name, key, tries, at, overAt)
    forgive.run(now)
    shorten.run()
  })
  return {
    read: () => all.all(),
    write: (kept, now) => {
      db.pragma('busy_timeout = 0')
      try {
        write.immediate(kept, now)
        return true
      } catch (cause) {
        // another process writes: a second later is soon enough
        if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY')) return false
        throw cause
      } finally {
        db.pragma(`busy_timeout = ${timings.databaseBusyMs}`)
      }
    },
  }
}
