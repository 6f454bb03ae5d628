import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { timings } from '../timings.ts'

export type Db = Database.Database

/** Says that the file is a hub's: "SENH" in ASCII. */
const applicationId = 0x53454e48
const migrationsFolder = new URL('migrations/', import.meta.url)

/** A database that cannot be opened: told in one line, the file left as it is. */
export class StoreError extends Error {}

export interface Migration { readonly version: number; readonly name: string; readonly sql: string }

/** The numbered migrations in their order; version N is file `N-….sql`. */
export const migrations = (): Migration[] =>
  readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql')).toSorted().map((name) => ({
    version: Number(name.slice(0, 3)), name, sql: readFileSync(new URL(name, migrationsFolder), 'utf8'),
  }))

const pragma = (db: Db, name: string): number => Number(db.pragma(name, { simple: true }))

/** Looks at an existing file without touching it: whose it is, and which version. */
const inspect = (file: string, newest: number): void => {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const version = pragma(db, 'user_version')
    if (version === 0 && pragma(db, 'schema_version') === 0) return
    if (pragma(db, 'application_id') !== applicationId) throw new StoreError(`${file} is a database of another program`)
    if (version > newest) throw new StoreError(`${file} was written by a newer version (schema ${version}, this program knows ${newest}): update this program`)
  } finally {
    db.close()
  }
}

/** Brings a database to a version (by default the newest), each migration in a transaction of its own. */
export const migrate = (db: Db, to: readonly Migration[] = migrations()): void => {
  for (const migration of to) {
    if (migration.version <= pragma(db, 'user_version')) continue
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${migration.version}`)
    })()
  }
}

/**
 * Opens (or makes) the hub's database in a folder. WAL with synchronous=FULL: an acknowledged command survives a power cut
 * (NORMAL loses some), and other processes may read it live. Throws StoreError with one clear line.
 */
export const openDatabase = (folder: string): Db => {
  const file = join(folder, 'hub.sqlite')
  try {
    mkdirSync(folder, { recursive: true })
    if (existsSync(file)) inspect(file, migrations().at(-1)?.version ?? 0)
    const db = new Database(file, { timeout: timings.databaseBusyMs })
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('secure_delete = ON')
    if (pragma(db, 'synchronous') !== 2) throw new StoreError(`${file}: this SQLite does not sync fully`)
    migrate(db)
    return db
  } catch (cause) {
    if (cause instanceof StoreError) throw cause
    throw new StoreError(`cannot open the database ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** Keeps a second hub off the same folder for as long as this process lives: the lock goes with the process, however it ends. */
export const lockFolder = (folder: string): (() => void) => {
  const file = join(folder, 'hub.lock')
  try {
    mkdirSync(folder, { recursive: true })
    const db = new Database(file, { timeout: 0 })
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
    return () => db.close()
  } catch (cause) {
    const busy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')
    throw new StoreError(busy ? `another hub is running on ${folder}` : `cannot write in ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
