import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { compiled, run } from './build.ts'
import { openSufferer } from './house.ts'
import { spreadMs } from './row.ts'
import type { Options, Result } from './row.ts'
import { suffer } from './suffer.ts'

/** A disk whose power can be cut: what it was not told to keep is gone. */
interface Disk { readonly folder: string; readonly cut: () => void; readonly back: () => void; readonly close: () => void }

const openDisk = (): Disk | string => {
  const cutter = compiled('shutdown.c')
  if (cutter === undefined) return 'no gcc'
  const parent = mkdtempSync(join(tmpdir(), 'senha-power-'))
  const [image, folder] = [join(parent, 'disk.img'), join(parent, 'disk')]
  const failed = [['truncate', '-s', '256M', image], ['mkfs.ext4', '-q', '-F', image], ['mkdir', folder], ['mount', '-o', 'loop', image, folder]]
    .map(([program = '', ...words]) => run(program, ...words)).find((step) => !step.ok)
  if (failed) return `no loop mounts here: ${failed.words}`
  const must = (program: string, ...words: string[]): void => {
    const done = run(program, ...words)
    if (!done.ok) throw new Error(`${program}: ${done.words}`)
  }
  return {
    folder,
    cut: () => must(cutter, folder),
    back: () => {
      must('umount', folder)
      must('mount', '-o', 'loop', image, folder)
    },
    close: () => {
      run('umount', folder)
      rmSync(parent, { recursive: true, force: true })
    },
  }
}

/** Rows that a bare SQLite said were committed and that are gone after the cut. */
const lostBy = async (disk: Disk, synchronous: 'FULL' | 'NORMAL'): Promise<number> => {
  const file = join(disk.folder, `${synchronous}.sqlite`)
  const child = spawn(process.execPath, [fileURLToPath(new URL('sync-writer.ts', import.meta.url)), file, synchronous], { stdio: ['ignore', 'pipe', 'ignore'] })
  let told = ''
  await new Promise<void>((over) => {
    child.stdout.on('data', (text) => {
      // enough was written; what is told after the cut does not count
      if (told.length > 4_000) return over()
      told += String(text)
    })
  })
  disk.cut()
  child.kill('SIGKILL')
  await new Promise<void>((gone) => { child.once('close', () => gone()) })
  disk.back()
  const db = new Database(file)
  const kept = Number(db.prepare('SELECT count(*) FROM written').pluck().get())
  db.close()
  return Math.max(0, Number(told.trimEnd().split('\n').at(-1)) - kept)
}

/** The power fails under load. `kill -9` cannot show this: a control with synchronous=NORMAL shows that the cut is a real one. */
export const powerCut = async (options: Options): Promise<Result> => {
  const name = 'power cut'
  const disk = openDisk()
  if (typeof disk === 'string') return { name, skipped: disk }
  const hub = await openSufferer(join(disk.folder, 'data'))
  try {
    const { recovered, faults, commands } = await suffer(hub, options, async () => {
      // processor and disk stop at one moment: a hub that lived on could acknowledge after the cut, where a sync that was
      // under way may return as if the disk had kept it
      hub.freeze()
      disk.cut()
      await hub.kill()
      disk.back()
      await hub.start()
    })
    await hub.kill()
    const [normal, full] = [await lostBy(disk, 'NORMAL'), await lostBy(disk, 'FULL')]
    const control = normal === 0 ? ['the control with synchronous=NORMAL lost nothing either: this cut proves little'] : []
    return {
      name, faults: [...faults, ...control], recovery: `${spreadMs(recovered)} after the hub said it is ready`,
      how: `${recovered.length} times: ext4 on a loop device, FS_IOC_SHUTDOWN without flush, unmounted, mounted; ${commands} commands (bare SQLite with synchronous=NORMAL lost ${normal} rows in one such cut, with FULL ${full})`,
    }
  } finally {
    await hub.close()
    disk.close()
  }
}
