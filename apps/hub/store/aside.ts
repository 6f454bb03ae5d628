import { setTimeout as after } from 'node:timers/promises'
import { failureWords } from '@senha/guard'
import type { Db } from '@senha/sqlite'
import { diskTrouble, isLocked } from '@senha/sqlite'
import { timings } from '../timings.ts'

/** The one way to write what is no fact of the log: devices seen, sessions, people. */
export interface Aside {
  /** Writes in a transaction of its own. Where the disk or another process is in the way, tries again for a while, then gives `false`; never holds the event loop and never throws. */
  readonly write: (work: () => void) => Promise<boolean>
  /** One try now; false where it could not be. */
  readonly tryNow: (work: () => void) => boolean
}

/** Does something with the database without waiting for another process: nothing else runs in the hub while SQLite waits. */
export const withoutWaiting = <R>(db: Db, work: () => R): R => {
  db.pragma('busy_timeout = 0')
  try {
    return work()
  } finally {
    db.pragma(`busy_timeout = ${timings.databaseBusyMs}`)
  }
}

/** `failed` hears of every failure but a lock that another process holds. */
export const createAside = (db: Db, failed: (cause: unknown) => void = () => undefined): Aside => {
  const attempt = (work: () => void): 'written' | 'in the way' | 'failed' => {
    if (!db.open) return 'failed'
    try {
      withoutWaiting(db, () => db.transaction(work).immediate())
      return 'written'
    } catch (cause) {
      if (isLocked(cause)) return 'in the way'
      failed(cause)
      if (diskTrouble(cause) !== undefined) return 'in the way'
      console.error(`hub: a write beside the log failed: ${failureWords(cause)}`)
      return 'failed'
    }
  }
  return {
    tryNow: (work) => attempt(work) === 'written',
    write: async (work) => {
      for (let tries = Math.ceil(timings.databaseBusyMs / timings.asideRetryMs); tries > 0; tries -= 1) {
        const done = attempt(work)
        // a bug stays one, however often it is tried
        if (done !== 'in the way') return done === 'written'
        // oxlint-disable-next-line no-await-in-loop -- one try after another
        await after(timings.asideRetryMs)
      }
      return false
    },
  }
}
