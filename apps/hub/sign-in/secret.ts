import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { giveToOwner, StoreError } from '@senha/sqlite'

/**
 * The key that PIN hashes are made with. It stands outside of the database: a stolen backup alone gives no PINs away.
 */
export interface Secret {
  readonly key: Buffer
  /** Names the key inside each hash, and tells nothing of it. */
  readonly id: string
}

const leastBytes = 16

const secretOf = (key: Buffer): Secret => ({
  key,
  id: createHash('sha256').update('senha pin key ').update(key).digest('hex').slice(0, 12),
})

const read = (file: string): Secret => {
  const key = readFileSync(file)
  if (key.length < leastBytes) throw new StoreError(`${file} is too short for a secret: at least ${leastBytes} bytes`)
  return secretOf(key)
}

const sync = (path: string): void => {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/**
 * Written beside and linked into its place: of two programs that start at once, one makes it and both read the same. It is on
 * disk before any PIN is hashed with it: a power cut that left an empty file would lock everybody out. Where root makes it,
 * it is given to the folder's owner before it has its name: that user's hub must be able to read it.
 */
const make = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  chmodSync(dirname(file), 0o700)
  giveToOwner(dirname(file))
  const own = `${file}.${process.pid}`
  // left by a program of this number that was killed
  rmSync(own, { force: true })
  writeFileSync(own, randomBytes(32), { flag: 'wx', mode: 0o600, flush: true })
  try {
    giveToOwner(own)
    linkSync(own, file)
  } catch (cause) {
    if (!existsSync(file)) throw cause
  } finally {
    rmSync(own, { force: true })
  }
  for (const holder of [dirname(file), dirname(dirname(file))]) sync(holder)
}

/**
 * The secret of a data folder: a file that was named (`--secret`), systemd's credential `pepper`,
 * or `DIR/secret/pepper`, which is made at its first use. Throws StoreError with one clear line.
 */
export const openSecret = (
  folder: string,
  named?: string,
  credentials = process.env['CREDENTIALS_DIRECTORY'],
): Secret => {
  const credential = credentials === undefined ? undefined : join(credentials, 'pepper')
  const given = named ?? (credential !== undefined && existsSync(credential) ? credential : undefined)
  const file = given ?? join(folder, 'secret', 'pepper')
  try {
    if (given === undefined && !existsSync(file)) make(file)
    return read(file)
  } catch (cause) {
    if (cause instanceof StoreError) throw cause
    throw new StoreError(`cannot read the secret ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
