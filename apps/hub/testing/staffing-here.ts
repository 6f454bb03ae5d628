import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createThrottles } from '@senha/guard'
import type { Db } from '@senha/sqlite'
import { openSecret } from '../sign-in/secret.ts'
import { createStaffing } from '../staffing.ts'
import type { Staffing, StaffingParts } from '../staffing.ts'
import { createAside } from '../store/aside.ts'
import { openDatabase } from '../store/database.ts'
import { openPeople } from '../store/people.ts'
import type { People } from '../store/people.ts'
import { openRecord } from '../store/record.ts'
import type { ActRecord } from '../store/record.ts'
import { openSessions } from '../store/sessions.ts'
import { openThrottles } from '../store/throttles.ts'

export interface StaffingHere {
  readonly folder: string
  readonly db: Db
  readonly people: People
  readonly record: ActRecord
  readonly staffing: Staffing
  /** Sets the clock on; timers that are due then run. */
  readonly pass: (ms: number) => void
  /** Sets the clock on to the next timer, if one was set, until this is answered. */
  readonly until: <T>(answer: Promise<T>) => Promise<T>
  readonly now: () => number
  /** The same folder by a program that was started again. */
  readonly again: (more?: Partial<StaffingParts>) => Staffing
  readonly close: () => void
}

/** Staffing over a database of its own, its clock and timers in the test's hands. */
export const staffingHere = (more: Partial<StaffingParts> = {}): StaffingHere => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-staff-'))
  const db = openDatabase(folder)
  const [people, record] = [openPeople(db), openRecord(db)]
  let at = Date.parse('2026-11-23T09:00:00Z')
  const now = (): number => at
  const timers: { at: number; run: () => void }[] = []
  const later = (ms: number, run: () => void): void => void timers.push({ at: at + ms, run })
  const again = (other: Partial<StaffingParts> = {}): Staffing =>
    createStaffing({
      people,
      sessions: openSessions(db),
      record,
      secret: openSecret(folder),
      throttles: createThrottles(now, openThrottles(db, createAside(db))),
      now,
      later,
      ...more,
      ...other,
    })
  return {
    folder,
    db,
    people,
    record,
    now,
    again,
    staffing: again(),
    pass: (ms) => {
      at += ms
      for (const timer of timers.splice(0)) {
        if (timer.at <= at) timer.run()
        else timers.push(timer)
      }
    },
    until: async (answer) => {
      const turn = { over: false }
      const done = answer.finally(() => {
        turn.over = true
      })
      while (!turn.over) {
        const due = timers.toSorted((a, b) => a.at - b.at)[0]
        if (due) {
          timers.splice(timers.indexOf(due), 1)
          at = Math.max(at, due.at)
          due.run()
        }
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((next) => {
          setImmediate(next)
        })
      }
      return done
    },
    close: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
