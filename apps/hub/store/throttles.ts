import type { Kept, Shelf } from '@senha/guard'
import type { Db } from '@senha/sqlite'
import type { Aside } from './aside.ts'

/** Rows that are kept at most: those go first whose tries are forgiven first. About 100 bytes each. */
const mostRows = 10_000

/** The table `throttle`. Written beside the log: it never waits for another process, as the hub would stand still meanwhile. */
export const openThrottles = (db: Db, aside: Pick<Aside, 'tryNow'>): Shelf => {
  const all = db.prepare<[], Kept>('SELECT name, key, tries, at, over_at AS overAt FROM throttle')
  const upsert = db.prepare('INSERT OR REPLACE INTO throttle (name, key, tries, at, over_at) VALUES (?, ?, ?, ?, ?)')
  const forgive = db.prepare('DELETE FROM throttle WHERE over_at <= ?')
  const shorten = db.prepare(`DELETE FROM throttle WHERE (name, key) IN
    (SELECT name, key FROM throttle ORDER BY over_at DESC LIMIT -1 OFFSET ${mostRows})`)
  const write = (kept: readonly Kept[], now: number): void => {
    for (const { name, key, tries, at, overAt } of kept) upsert.run(name, key, tries, at, overAt)
    forgive.run(now)
    shorten.run()
  }
  return {
    read: () => all.all(),
    write: (kept, now) => aside.tryNow(() => write(kept, now)),
  }
}
