import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0

export interface SmallDisk {
  readonly folder: string
  /** Fills it to the last byte, and empties it. */
  readonly fill: () => void
  readonly empty: () => void
  readonly close: () => void
}

/** A disk of its own in memory; undefined where this machine lets nobody mount (a test then says so). */
export const openSmallDisk = (megabytes: number): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-disk-'))
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => {
      const handle = openSync(filler, 'a')
      // page by page: the last write fails, and nothing is left
      try {
        for (;;) writeSync(handle, Buffer.alloc(4_096))
      } catch { /* full: what was wanted */ } finally { closeSync(handle) }
    },
    empty: () => rmSync(filler, { force: true }),
    close: () => {
      run('umount', '-l', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Makes a file unwritable, for root too (permissions do not bind root: the file is mounted read-only over itself); gives the way back. */
export const makeReadOnly = (file: string): (() => void) => {
  if (process.getuid?.() === 0 && run('mount', '--bind', file, file)) {
    if (!run('mount', '-o', 'remount,ro,bind', file)) throw new Error('cannot mount read-only')
    return () => void run('umount', '-l', file)
  }
  chmodSync(file, 0o400)
  return () => chmodSync(file, 0o600)
}
