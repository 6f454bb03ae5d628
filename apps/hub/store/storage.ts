import { isFatal } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import { dirname } from 'node:path'
import type { Clock } from '../clock.ts'
import { createAside } from './aside.ts'
import type { Aside } from './aside.ts'
import { createBackupWatch } from './backup-watch.ts'
import type { BackupWatch } from './backup-watch.ts'
import { probeDisk } from './disk-probe.ts'
import { createDiskWatch } from './disk-watch.ts'
import type { DiskWatch } from './disk-watch.ts'
import { openLog } from './log.ts'
import { openNotes } from './notes.ts'

/** What looks after the hub's file, beside the log itself. */
export interface Storage { readonly aside: Aside; readonly disk: DiskWatch; readonly backups: BackupWatch }

/** `backupAlertHours` 0: nobody asks for backups. */
export const openStorage = (db: Db, now: Clock, backupAlertHours: number, onFatal: (cause: unknown) => void): Storage => {
  const aside = createAside(db, (cause) => {
    disk.failed(cause)
    if (isFatal(cause)) onFatal(cause)
  })
  const disk = createDiskWatch({
    now, probe: () => probeDisk(dirname(db.name)), canBegin: () => aside.tryNow(() => undefined), say: (line) => console.error(`hub: ${line}`),
  })
  return { aside, disk, backups: createBackupWatch(openNotes(db), openLog(db).beganAt, backupAlertHours, now) }
}
