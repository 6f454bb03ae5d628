import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostTimings } from '../../timings.ts'

export type Db = Database.Database

/** Says that the file is a kiosk's: "SENK" in ASCII. */
const applicationId = 0x53454e4b
const migrationsFolder = new URL('./', import.meta.url)

/** A journal that cannot be opened: told in one line, the file left as it is. */
export class JournalError extends Error {}

interface Migration { readonly version: number; readonly sql: string }

/** The numbered migrations in their order; version N is file `N-….sql`. */
export const migrations = (): Migration[] =>
  readdirSync(migrationsFolder).filter((name) => /^\d{3}-.*\.sql$/.test(name)).toSorted()
    .map((name) => ({ version: Number(name.slice(0, 3)), sql: readFileSync(new URL(name, migrationsFolder), 'utf8') }))

const pragma = (db: Db, name: string): number => Number(db.pragma(name, { simple: true }))

/** Looks at an existing file without touching it: whose it is, and which version. */
const inspect = (file: string, newest: number): void => {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const version = pragma(db, 'user_version')
    if (version === 0 && pragma(db, 'schema_version') === 0) return
    if (pragma(db, 'application_id') !== applicationId) throw new JournalError(`${file} is a database of another program`)
    if (version > newest) throw new JournalError(`${file} was written by a newer version (schema ${version}, this program knows ${newest}): update this program`)
  } finally {
    db.close()
  }
}

const migrate = (db: Db): void => {
  for (const { version, sql } of migrations()) {
    if (version <= pragma(db, 'user_version')) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${version}`)
    })()
  }
}

/** Keeps a second kiosk off the same folder for as long as this process lives: the lock goes with the process, however it ends. */
const lock = (folder: string): Db => {
  const db = new Database(join(folder, 'kiosk.lock'), { timeout: 0 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (cause) {
    db.close()
    const busy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')
    throw busy ? new JournalError(`another kiosk is running on ${folder}`, { cause }) : cause
  }
}

/**
 * Opens (or makes) `kiosk.sqlite` in a folder. WAL with synchronous=FULL: what was written as printed stays printed after a
 * power cut. Throws JournalError with one clear line.
 */
export const openDatabase = (folder: string): { db: Db; close: () => void } => {
  const file = join(folder, 'kiosk.sqlite')
  const opened: Db[] = []
  const close = (): void => {
    for (const one of opened.toReversed()) one.close()
  }
  try {
    mkdirSync(folder, { recursive: true })
    opened.push(lock(folder))
    if (existsSync(file)) inspect(file, migrations().at(-1)?.version ?? 0)
    const db = new Database(file, { timeout: hostTimings.databaseBusyMs })
    opened.push(db)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    if (pragma(db, 'synchronous') !== 2) throw new JournalError(`${file}: this SQLite does not sync fully`)
    migrate(db)
    return { db, close }
  } catch (cause) {
    close()
    if (cause instanceof JournalError) throw cause
    throw new JournalError(`cannot open the journal ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
