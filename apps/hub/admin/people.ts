import type { Db } from '@senha/sqlite'
import { isLocked, StoreError } from '@senha/sqlite'
import { userInfo } from 'node:os'
import { openDatabase } from '../store/database.ts'
import { openPeople } from '../store/people.ts'
import type { People } from '../store/people.ts'
import { openRecord } from '../store/record.ts'
import type { Act } from '../store/record.ts'
import { timings } from '../timings.ts'

const opened = <T>(folder: string, use: (db: Db) => T): T => {
  const db = openDatabase(folder, timings.commandBusyMs)
  try {
    return use(db)
  } finally {
    db.close()
  }
}

/** Looks at the people and devices of a folder, and changes nothing. */
export const readPeople = <T>(folder: string, use: (people: People) => T): T =>
  opened(folder, (db) => use(openPeople(db)))

/**
 * Changes people or devices: what is done and its line in the record stand in one transaction. The hub may be writing at
 * this moment, so the lock is waited for. Throws StoreError where another program keeps it longer; nothing is changed then.
 */
export const changePeople = <T>(folder: string, now: number, use: (people: People, keep: (act: Act) => void) => T): T =>
  opened(folder, (db) => {
    const record = openRecord(db)
    const keep = (act: Act): void =>
      record.add({ ...act, actor: 'admin', detail: { ...act.detail, system: userInfo().username } }, now)
    try {
      return db.transaction(() => use(openPeople(db), keep)).immediate()
    } catch (cause) {
      if (!isLocked(cause)) throw cause
      throw new StoreError('another program kept the database to itself; nothing was changed: try again', { cause })
    }
  })
