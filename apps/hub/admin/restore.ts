import { filesOf, headerOf, lockFolder, narrow, openDetached, privateFile, StoreError, syncToDisk } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import Database from 'better-sqlite3'
import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hubStore } from '../store/database.ts'
import { foldDay } from '../store/fold-day.ts'
import { openLog } from '../store/log.ts'
import { openNotes } from '../store/notes.ts'
import { openRecord } from '../store/record.ts'
import { endEverySession } from '../store/sessions.ts'
import { decrypt, isEncrypted } from './age.ts'

interface Source { readonly folder: string; readonly from: string; readonly identity?: string | undefined; readonly now: number }

/** Room that must be left beside the copy: its migration and its write-ahead log. */
const spareBytes = 32 * 2 ** 20

const unchanged = '; nothing was changed'
const refuseWhere = (fault: boolean, words: string): void => {
  if (fault) throw new StoreError(words + unchanged)
}

/** Looks at a file without opening it as a database. */
const checkHeader = (file: string, named: string): void => {
  const header = headerOf(file)
  const newest = hubStore.migrations.at(-1)?.version ?? 0
  refuseWhere(!header, `${named} is not a database`)
  refuseWhere(header?.applicationId !== hubStore.applicationId, `${named} is not a hub's database`)
  refuseWhere((header?.version ?? 0) > newest, `${named} was written by a newer version (schema ${header?.version}, this program knows ${newest}): update this program`)
}

const checkSource = ({ from, identity, folder }: Source, database: string): void => {
  refuseWhere(!existsSync(from), `there is no file ${from}`)
  const source = statSync(from)
  refuseWhere(!source.isFile(), `${from} is not a file`)
  for (const own of filesOf(database)) {
    const target = statSync(own, { throwIfNoEntry: false })
    refuseWhere(target?.ino === source.ino && target.dev === source.dev, `${from} is the very database that it would replace`)
  }
  refuseWhere((statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0, `${from} is not whole without ${from}-wal: it is a database in use; make a copy with "backup"`)
  if (isEncrypted(from)) refuseWhere(identity === undefined, `${from} is encrypted: give the key with --identity FILE, or decrypt it first (age --decrypt --identity FILE --output PLAIN ${from})`)
  else checkHeader(from, from)
  if (!existsSync(folder)) return
  const { bavail, bsize } = statfsSync(folder)
  refuseWhere(bavail * bsize < source.size + spareBytes, `${folder} has ${Math.floor((bavail * bsize) / 2 ** 20)} MB free and needs ${Math.ceil((source.size + spareBytes) / 2 ** 20)}`)
}

/** The highest number of each service of the last day in a database, reserves included. */
const highestIn = (db: Db): Record<string, number> => {
  const rows = db.prepare<[], { service: string; highest: number }>(`SELECT service_id AS service, max(coalesce(data ->> 'ordinal', data ->> 'to')) AS highest FROM event
    WHERE seq >= (SELECT coalesce(max(seq), 1) FROM event WHERE type = 'day-opened') AND type IN ('ticket-issued', 'numbers-leased') AND service_id IS NOT NULL GROUP BY service_id`).all()
  return Object.fromEntries(rows.map(({ service, highest }) => [service, highest]))
}

/** SQLite finds no fault in a file whose rows contradict each other, and the hub would fail at each start. */
const checkLog = (db: Db, named: string): void => {
  try {
    foldDay(openLog(db))
  } catch (cause) {
    throw new StoreError(`the log in ${named} contradicts itself: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** Folds the write-ahead log of the old database into its file, so that the file alone is whole. What cannot be read is kept as it is. */
const foldOld = (database: string): Record<string, number> => {
  if (!existsSync(database)) return {}
  try {
    const db = new Database(database)
    try {
      db.pragma('journal_mode = DELETE')
      return highestIn(db)
    } finally {
      db.close()
    }
  } catch {
    return {}
  }
}

/**
 * Puts a backup in the place of the hub's database. Everything is checked, and the copy brought to this program's version and
 * synced, before the old database is touched; then one rename swaps them. Killed at any moment, the old or the new one is
 * there, whole. Gives the name under which the old one is kept, if there was one. Throws StoreError.
 */
export const restore = async (source: Source): Promise<string | undefined> => {
  const { folder, from, identity, now } = source
  const database = join(folder, `${hubStore.name}.sqlite`)
  const copy = join(folder, 'restore.part')
  checkSource(source, database)
  const unlock = lockFolder(folder, hubStore.name)
  try {
    for (const file of [...filesOf(copy), `${copy}-journal`]) rmSync(file, { force: true })
    privateFile(copy)
    if (identity !== undefined && isEncrypted(from)) await decrypt(from, copy, identity)
    else copyFileSync(from, copy, constants.COPYFILE_FICLONE)
    narrow(copy)
    checkHeader(copy, from)
    const db = openDetached(copy, hubStore)
    try {
      checkLog(db, from)
    } catch (cause) {
      db.close()
      throw cause
    }
    const highest = foldOld(database)
    db.transaction(() => {
      // of the sessions open at the backup, a new PIN or a removal may have ended some since
      const sessions = endEverySession(db)
      openRecord(db).add({ actor: 'admin', act: 'restored', detail: { sessions } }, now)
      openNotes(db).noteRestored({ at: now, highest })
    })()
    db.close()
    syncToDisk(copy)
    const aside = existsSync(database) ? `${database}.before-restore-${new Date(now).toISOString().replaceAll(':', '')}` : undefined
    if (aside !== undefined) {
      // a second name, not a move: there is no moment without a database
      for (const [index, old] of filesOf(database).entries()) if (existsSync(old)) linkSync(old, filesOf(aside)[index] ?? aside)
    }
    // a write-ahead log left from the old database would be read into the new one
    for (const sidecar of filesOf(database).slice(1)) rmSync(sidecar, { force: true })
    renameSync(copy, database)
    syncToDisk(folder)
    return aside
  } catch (cause) {
    const words = (cause instanceof Error ? cause.message : String(cause)).replaceAll(copy, from)
    throw new StoreError(words.endsWith(unchanged) ? words : words + unchanged, { cause })
  } finally {
    for (const file of [...filesOf(copy), `${copy}-journal`]) rmSync(file, { force: true })
    unlock()
  }
}
