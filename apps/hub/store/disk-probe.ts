import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { diskTrouble } from '@senha/sqlite'
import type { DiskTrouble } from '@senha/sqlite'
import { timings } from '../timings.ts'

export interface Probed {
  /** Why a file could not be written and synced; left out where it could. */
  readonly trouble?: DiskTrouble
  /** Bytes that this user may still write; left out where the file system does not say. */
  readonly freeBytes?: number
}

const name = '.write-probe'
const freeOf = async (folder: string): Promise<number | undefined> => {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}

/**
 * Writes a small file in the database's folder, syncs it and removes it, in another thread. A write inside the database
 * would not do: rolled back it never reaches the disk, and committed it may fit into room that the log holds already.
 */
export const probeDisk = async (folder: string): Promise<Probed> => {
  const file = join(folder, name)
  let trouble: DiskTrouble | undefined
  try {
    const handle = await open(file, 'w', 0o600)
    try {
      await handle.writeFile(Buffer.alloc(timings.probeBytes))
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    trouble = diskTrouble(cause) ?? 'failing'
  }
  await rm(file, { force: true }).catch(() => undefined)
  const freeBytes = await freeOf(folder)
  return { ...(trouble && { trouble }), ...(freeBytes !== undefined && { freeBytes }) }
}
