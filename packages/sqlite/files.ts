import { chmodSync, chownSync, closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const ownerOnly = 0o600
const othersBits = 0o077

/** Makes a folder that only its user may enter; one that is there already keeps its mode: it may be shared on purpose. */
export const privateFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined)

/** Takes a file of ours away from everybody but its user. A file that is not there, or that another user owns, stays as it is. */
export const narrow = (file: string): void => {
  try {
    if ((statSync(file).mode & othersBits) !== 0) chmodSync(file, ownerOnly)
  } catch (cause) {
    if (!['ENOENT', 'EPERM', 'EROFS'].includes(String(codeOf(cause)))) throw cause
  }
}

/** Root works for the user whose folder it is: a file or folder that it makes there must be that user's. */
export const giveToOwner = (file: string): void => {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(file))
  if (uid !== 0) chownSync(file, uid, gid)
}

/** Makes an empty file that only its user may read, or narrows the one that is there. SQLite gives its sidecar files the mode and owner of their database. */
export const privateFile = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', ownerOnly))
    giveToOwner(file)
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause
    narrow(file)
  }
}

/** Waits until a file, or the names in a folder, are on the disk itself. */
export const syncToDisk = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The three files of a database in WAL mode. */
export const filesOf = (database: string): readonly string[] => [database, `${database}-wal`, `${database}-shm`]
