import type { Db } from '@senha/sqlite'
import { iso } from '../clock.ts'
import type { ClockMark, HubClock } from '../hub-clock.ts'
import { clockLimits } from '../timings.ts'
import { withoutWaiting } from './aside.ts'

export interface ClockMarks {
  readonly read: () => ClockMark | undefined
  readonly write: (mark: ClockMark) => void
}

interface Row { at: string; boot_id: string | null; since_boot_ms: number | null; state: ClockMark['is']; ahead_seconds: number }

/** What the hub last wrote down of its clock. */
export const openClockMarks = (db: Db): ClockMarks => {
  const select = db.prepare<[], Row>('SELECT at, boot_id, since_boot_ms, state, ahead_seconds FROM clock_mark')
  const put = db.prepare('INSERT OR REPLACE INTO clock_mark (one, at, boot_id, since_boot_ms, state, ahead_seconds) VALUES (1, ?, ?, ?, ?, ?)')
  return {
    read: () => {
      const row = select.get()
      return row && {
        at: Date.parse(row.at), bootId: row.boot_id ?? undefined, sinceBoot: row.since_boot_ms ?? undefined,
        is: row.state, aheadSeconds: row.ahead_seconds,
      }
    },
    write: ({ at, bootId, sinceBoot, is, aheadSeconds }) => {
      put.run(iso(Math.floor(at)), bootId ?? null, sinceBoot === undefined ? null : Math.floor(sinceBoot), is, aheadSeconds)
    },
  }
}

/** Writes down what time it is for the hub, now and then and at each change of its mind; a failure is only a mark less. */
export const createTimeMarks = (db: Db, marks: ClockMarks, clock: HubClock): { readonly look: () => void } => {
  let marked: { readonly is: string; readonly elapsed: number } | undefined
  return {
    look: () => {
      const [{ is }, elapsed] = [clock.state(), clock.elapsed()]
      if (marked?.is === is && elapsed - marked.elapsed < clockLimits.markEveryMs) return
      marked = { is, elapsed }
      try {
        withoutWaiting(db, () => marks.write(clock.mark()))
      } catch (cause) {
        console.error(`hub: the time could not be written down: ${cause instanceof Error ? cause.message : String(cause)}`)
      }
    },
  }
}
