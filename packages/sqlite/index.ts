import Database from 'better-sqlite3'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, narrow, privateFile, privateFolder } from './files.ts'
import { StoreError } from './store-error.ts'

export { filesOf, giveToOwner, narrow, privateFile, privateFolder, syncToDisk } from './files.ts'
export { headerOf } from './header.ts'
export { FolderTaken, holdFolder, lockFolder } from './lock.ts'
export { StoreError } from './store-error.ts'
export { diskTrouble, isFatal, isLocked, isOfDatabase } from './trouble.ts'
export type { DiskTrouble } from './trouble.ts'

export type Db = Database.Database

export interface Migration { readonly version: number; readonly name: string; readonly sql: string }

/** Whose database it is, and how it came to its shape. */
export interface Store {
  /** `hub` or `kiosk`: the file is NAME.sqlite, its lock NAME.lock. */
  readonly name: string
  /** Four ASCII letters as a number, in the header of the file: a database of another program is refused. */
  readonly applicationId: number
  readonly migrations: readonly Migration[]
  /** How long another process that holds the write lock is waited for. */
  readonly busyMs: number
}

/** The numbered migrations of a folder in their order; version N is file `00N-….sql`. */
export const migrationsIn = (folder: URL): Migration[] =>
  readdirSync(folder).filter((name) => /^\d{3}-.*\.sql$/.test(name)).toSorted()
    .map((name) => ({ version: Number(name.slice(0, 3)), name, sql: readFileSync(new URL(name, folder), 'utf8') }))

const pragma = (db: Db, name: string): number => Number(db.pragma(name, { simple: true }))
const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Refuses a database of another program, or of a newer version. */
const mustBeOurs = (db: Db, file: string, { applicationId, migrations }: Store): void => {
  const newest = migrations.at(-1)?.version ?? 0
  const version = pragma(db, 'user_version')
  if (version === 0 && pragma(db, 'schema_version') === 0) return
  if (pragma(db, 'application_id') !== applicationId) throw new StoreError(`${file} is a database of another program`)
  if (version <= newest) return
  const schema = `schema ${version}, this program knows ${newest}`
  throw new StoreError(`${file} was written by a newer version (${schema}): update this program`)
}

/** Looks at an existing file without touching it: whose it is, and which version. */
const inspect = (file: string, store: Store): void => {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    mustBeOurs(db, file, store)
  } finally {
    db.close()
  }
}

/** Brings a database to the newest version, each migration in a transaction of its own. */
export const migrate = (db: Db, { applicationId, migrations }: Pick<Store, 'applicationId' | 'migrations'>): void => {
  for (const migration of migrations) {
    if (migration.version <= pragma(db, 'user_version')) continue
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${migration.version}`)
    })()
  }
}

/**
 * Ends with one clear line where the database can be read but not written, for instance because another user restored it.
 * SQLite itself tells only later: it goes on in the write-ahead log until that must be folded back.
 */
const mustBeWritable = (file: string): void => {
  try {
    for (const each of filesOf(file)) if (existsSync(each)) accessSync(each, constants.W_OK)
  } catch (cause) {
    throw new StoreError(`${file} cannot be written by this user (${wordsOf(cause)}): check who owns it and how its disk is mounted`, { cause })
  }
}

/** What a database in use needs: full syncs, and deleted content overwritten. */
const configure = (db: Db, file: string): void => {
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('secure_delete = ON')
  if (pragma(db, 'synchronous') !== 2) throw new StoreError(`${file}: this SQLite does not sync fully`)
}

/**
 * Opens (or makes) a database in a folder. WAL with synchronous=FULL: what was committed survives a power cut (NORMAL loses
 * some), and other processes may read it live; what is deleted is overwritten. Throws StoreError with one clear line.
 * `alone`: no other process may read it, and so it opens on a full disk too. The index of the log, which SQLite shares
 * with other processes through a file of 32 KB, stays in memory then (https://www.sqlite.org/wal.html, 8).
 */
export const openStore = (folder: string, store: Store, { alone = false }: { readonly alone?: boolean } = {}): Db => {
  const file = join(folder, `${store.name}.sqlite`)
  let db: Db | undefined
  try {
    privateFolder(folder)
    if (existsSync(file) && !alone) inspect(file, store)
    privateFile(file)
    mustBeWritable(file)
    for (const sidecar of filesOf(file)) narrow(sidecar)
    db = new Database(file, { timeout: store.busyMs })
    if (alone) {
      db.pragma('locking_mode = EXCLUSIVE')
      mustBeOurs(db, file, store)
    }
    db.pragma('journal_mode = WAL')
    configure(db, file)
    migrate(db, store)
    return db
  } catch (cause) {
    db?.close()
    if (cause instanceof StoreError) throw cause
    throw new StoreError(`cannot open the database ${file}: ${wordsOf(cause)}`, { cause })
  }
}

/**
 * Opens a database that is not in use: a backup, or a copy to be put in place. It is checked from end to end, brought to the
 * newest version, and stays one file, without a write-ahead log. Throws StoreError where it is damaged.
 */
export const openDetached = (file: string, store: Store): Db => {
  let db: Db | undefined
  try {
    inspect(file, store)
    db = new Database(file, { fileMustExist: true })
    db.pragma('journal_mode = DELETE')
    configure(db, file)
    const sound = String(db.pragma('integrity_check', { simple: true }))
    if (sound !== 'ok') throw new StoreError(`${file} is damaged: ${sound.split('\n')[0]}`)
    migrate(db, store)
    return db
  } catch (cause) {
    db?.close()
    throw cause instanceof StoreError ? cause : new StoreError(`${file} is damaged: ${wordsOf(cause)}`, { cause })
  }
}
