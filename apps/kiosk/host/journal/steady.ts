import { createFailures } from '@senha/guard'
import { diskTrouble } from '@senha/sqlite'
import type { Db, DiskTrouble } from '@senha/sqlite'
import { hostTimings } from '../../timings.ts'
import type { HubTime } from '../hub-time.ts'
import { journalOn } from '../journal.ts'
import type { Journal, JournalOnDb } from '../journal.ts'
import { copyInto, inMemory } from './copy.ts'
import { openDatabase } from './database.ts'

/**
 * A journal whose disk may fill or fail under it. From then on it goes on in memory, so that what the hub issues is still
 * printed once and its paper reported; numbers come from the reserve no more, since only a disk remembers which were given.
 * Once the disk takes it again, all of it is written back. Should the kiosk end meanwhile, the papers of that time are known
 * to the hub alone; opened again on a disk that still takes nothing, what waits there may be printed already, and is unknown.
 */
export const openSteadyJournal = (
  folder: string, now: () => Date, warn: (what: string) => void, time?: Pick<HubTime, 'keepIn' | 'moment'>,
): Journal & { readonly look: () => void } => {
  const { db, close } = openDatabase(folder)
  const failures = createFailures(warn, () => performance.now())
  const onDisk = journalOn(db, now, close, { time })
  let spare: { readonly db: Db; readonly journal: JournalOnDb; readonly why: DiskTrouble } | undefined
  const current = (): JournalOnDb => spare?.journal ?? onDisk

  const goOnInMemory = (why: DiskTrouble): void => {
    const copy = inMemory(db)
    const journal = journalOn(copy, now, () => copy.close(), { time, opening: onDisk.identity.instance })
    spare = { db: copy, journal, why }
    warn(`the journal cannot be written (${why}): it goes on in memory, without a reserve`)
  }
  const look = (): void => {
    if (!spare) return
    // nothing else runs while SQLite waits for another process
    db.pragma('busy_timeout = 0')
    try {
      copyInto(spare.db, db)
    } catch (cause) {
      if (diskTrouble(cause) === undefined) throw cause
      return
    } finally {
      db.pragma(`busy_timeout = ${hostTimings.databaseBusyMs}`)
    }
    spare.db.close()
    spare = undefined
    warn('the journal is on the disk again')
  }
  const timer = setInterval(failures.guarded('the way back to the disk', look), hostTimings.diskRetryMs)
  timer.unref()

  type Picked<A extends readonly unknown[], R> = (journal: JournalOnDb) => (...args: A) => R
  const via = <A extends readonly unknown[], R>(pick: Picked<A, R>) => (...args: A): R => {
    try {
      return pick(current())(...args)
    } catch (cause) {
      const why = diskTrouble(cause)
      if (why === undefined || spare) throw cause
      goOnInMemory(why)
      return pick(current())(...args)
    }
  }
  // kept once and for good: whichever database is in use is asked at each write
  time?.keepIn({ read: via((journal) => journal.hubTime.read), write: via((journal) => journal.hubTime.write) })
  via((journal) => () => journal.begin(spare !== undefined))()
  return {
    add: via((journal) => journal.add),
    next: via((journal) => journal.next),
    waiting: via((journal) => journal.waiting),
    answered: via((journal) => journal.answered),
    sending: via((journal) => journal.sending),
    settle: via((journal) => journal.settle),
    again: via((journal) => journal.again),
    papers: via((journal) => journal.papers),
    reports: via((journal) => journal.reports),
    reported: via((journal) => journal.reported),
    centre: via((journal) => journal.centre),
    rememberCentre: via((journal) => journal.rememberCentre),
    rollUse: via((journal) => journal.rollUse),
    rememberRollUse: via((journal) => journal.rememberRollUse),
    openAlways: { read: via((journal) => journal.openAlways.read), write: via((journal) => journal.openAlways.write) },
    identity: { read: via((journal) => journal.identity.read), renew: via((journal) => journal.identity.renew) },
    reserve: {
      keep: via((journal) => journal.reserve.keep),
      has: (businessDay, serviceId) => !spare && onDisk.reserve.has(businessDay, serviceId),
      isKept: via((journal) => journal.reserve.isKept),
      take: via((journal) => (...args) => (spare ? undefined : journal.reserve.take(...args))),
      given: via((journal) => journal.reserve.given),
      owed: via((journal) => journal.reserve.owed),
      owedCount: via((journal) => journal.reserve.owedCount),
      notTaken: via((journal) => journal.reserve.notTaken),
      correct: via((journal) => journal.reserve.correct),
      taken: via((journal) => journal.reserve.taken),
      renumbered: via((journal) => journal.reserve.renumbered),
      refused: via((journal) => journal.reserve.refused),
      forgetBefore: via((journal) => journal.reserve.forgetBefore),
      hubIdOf: via((journal) => journal.reserve.hubIdOf),
    },
    trouble: () => spare?.why,
    tidy: via((journal) => journal.tidy),
    look,
    close: () => {
      clearInterval(timer)
      // what is only in memory gets a last chance
      look()
      spare?.db.close()
      onDisk.close()
    },
  }
}
