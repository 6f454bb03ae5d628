import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { giveToOwner } from '@senha/sqlite'

/** Puts a small file in place as a whole, on the disk itself, for its folder's user alone: after a power cut it is the old one or the new one. */
export const putFile = (file: string, text: string): void => {
  const next = `${file}.new`
  try {
    // one that was left over may have another mode
    rmSync(next, { force: true })
    const handle = openSync(next, 'wx', 0o600)
    try {
      writeSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    giveToOwner(next)
    renameSync(next, file)
  } catch (cause) {
    rmSync(next, { force: true })
    throw cause
  }
}
