import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A small disk mounted on a folder; `fill` leaves no byte of it. Undefined where nobody may mount. */
export const fullDisk = (folder: string): { fill: () => void; empty: () => void; close: () => void } | undefined => {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).status !== 0) return undefined
  return {
    fill: () => {
      const handle = openSync(join(folder, 'filler'), 'a')
      try {
        for (;;) writeSync(handle, Buffer.alloc(4_096))
      } catch { /* full: what was wanted */ } finally { closeSync(handle) }
    },
    empty: () => rmSync(join(folder, 'filler')),
    close: () => void spawnSync('umount', ['-l', folder]),
  }
}
