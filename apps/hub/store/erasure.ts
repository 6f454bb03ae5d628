import { filesOf, isLocked } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import { statSync } from 'node:fs'
import type { Clock } from '../clock.ts'
import { timings } from '../timings.ts'
import { withoutWaiting } from './aside.ts'

/**
 * What was erased must not live on in the write-ahead log. Emptying that log takes a moment in which nobody else reads: a
 * reader that stays (a backup, a shell) holds it up, so that it is tried again until it is done.
 */
export interface Erasure {
  /** Something was erased: its traces go now, or as soon as they can. */
  readonly ask: () => void
  /** Tries again where something is left; called on a timer. */
  readonly look: () => void
  /** Since when erased words wait in the log, ms; undefined where none do. */
  readonly pendingSince: () => number | undefined
}

/** `failed` hears of a disk that failed under it. */
export const createErasure = (db: Db, now: Clock, say: (line: string) => void, failed: (cause: unknown) => void): Erasure => {
  let pending: number | undefined
  let said = false
  const emptied = (): boolean => {
    try {
      withoutWaiting(db, () => db.pragma('wal_checkpoint(TRUNCATE)'))
      const [, wal = ''] = filesOf(db.name)
      return db.memory || (statSync(wal, { throwIfNoEntry: false })?.size ?? 0) === 0
    } catch (cause) {
      if (!isLocked(cause)) failed(cause)
      return false
    }
  }
  const attempt = (): void => {
    if (pending === undefined) return
    if (emptied()) {
      pending = undefined
      if (said) say('what day close erased is gone from the write-ahead log too')
      said = false
      return
    }
    if (said || now() - pending < timings.erasureAlertMs) return
    said = true
    say('what day close erased still stands in the write-ahead log: another program reads the database and does not end')
  }
  const ask = (): void => {
    pending ??= now()
    attempt()
  }
  return { ask, look: attempt, pendingSince: () => pending }
}
