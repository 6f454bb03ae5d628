import { filesOf, headerOf, narrow, openDetached, privateFile, StoreError, syncToDisk } from '@senha/sqlite'
import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hubStore, openDatabase } from '../store/database.ts'
import { openNotes } from '../store/notes.ts'
import { encrypt } from './age.ts'

interface Target { readonly folder: string; readonly to: string; readonly encryptTo?: string | undefined; readonly now: number }

/**
 * SQLite's own online backup: whole and consistent while the hub writes. It appears under its name only when it is whole,
 * checked and on the disk; encrypted, its plain text never leaves the hub's folder. The database keeps its version: an
 * older hub may be running on it. Throws StoreError.
 */
export const backup = async ({ folder, to, encryptTo, now }: Target): Promise<void> => {
  const database = join(folder, `${hubStore.name}.sqlite`)
  if (!existsSync(database)) throw new StoreError(`there is no database in ${folder}`)
  if (filesOf(database).includes(resolve(to))) throw new StoreError(`${to} is the hub's own database`)
  const part = encryptTo === undefined ? `${to}.part` : join(folder, 'backup.part')
  const sealed = `${to}.part`
  rmSync(part, { force: true })
  let version = 0
  try {
    privateFile(part)
    const db = new Database(database, { readonly: true })
    await db.backup(part).finally(() => db.close())
    narrow(part)
    version = headerOf(part)?.version ?? 0
    const migrations = hubStore.migrations.filter((migration) => migration.version <= version)
    openDetached(part, { ...hubStore, migrations }).close()
    if (encryptTo !== undefined) await encrypt(part, sealed, encryptTo)
    syncToDisk(sealed)
    renameSync(sealed, to)
    syncToDisk(dirname(resolve(to)))
  } finally {
    for (const file of new Set([part, sealed])) rmSync(file, { force: true })
  }
  // to write the note would bring the database to this program's version; the hub notes no backups before that
  if (version !== hubStore.migrations.at(-1)?.version) return
  const live = openDatabase(folder)
  openNotes(live).noteBackup(now)
  live.close()
}

const dated = /^hub-\d{8}T\d{6}Z\.sqlite(\.age)?$/

/** A backup under its time in a folder of backups, of which only the newest `keep` stay. Gives the file's name. */
export const backupInto = async (target: Omit<Target, 'to'> & { readonly into: string; readonly keep: number }): Promise<string> => {
  const { into, keep, now, encryptTo } = target
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const time = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const to = join(into, `hub-${time}.sqlite${encryptTo === undefined ? '' : '.age'}`)
  await backup({ ...target, to })
  for (const old of readdirSync(into).filter((name) => dated.test(name)).toSorted().slice(0, -keep)) rmSync(join(into, old))
  return to
}
