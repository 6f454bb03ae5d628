import Database from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { privateFile, privateFolder } from './files.ts'
import { StoreError } from './store-error.ts'

/** Another program of this name holds the folder. */
export class FolderTaken extends StoreError {}

const fileIn = (folder: string, name: string): string => join(folder, `${name}.lock`)

/** Keeps a second process of this name off the same folder for as long as this one lives: the lock goes with the process, however it ends. */
export const lockFolder = (folder: string, name: string): (() => void) => {
  try {
    privateFolder(folder)
    privateFile(fileIn(folder, name))
    const db = new Database(fileIn(folder, name), { timeout: 0 })
    // a transaction on an empty file begins with a rollback journal beside it, for which a full disk has no room
    db.pragma('journal_mode = MEMORY')
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
    return () => db.close()
  } catch (cause) {
    const busy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')
    if (busy) throw new FolderTaken(`another ${name} is running on ${folder}`, { cause })
    throw new StoreError(`cannot write in ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

export interface FolderLock {
  /** Locks anew where somebody removed the lock's file, so that no second program finds the folder free. Throws FolderTaken where one did. */
  readonly renew: () => void
  readonly release: () => void
}

/** The same for a program that stays: a lock is worth nothing once its file has lost its name. */
export const holdFolder = (folder: string, name: string): FolderLock => {
  const inode = (): number | undefined => statSync(fileIn(folder, name), { throwIfNoEntry: false })?.ino
  let unlock = lockFolder(folder, name)
  let own = inode()
  return {
    renew: () => {
      // of a folder that is gone, with its disk, nothing is made anew
      if (inode() === own || !existsSync(folder)) return
      const lost = unlock
      unlock = lockFolder(folder, name)
      own = inode()
      lost()
    },
    release: () => unlock(),
  }
}
