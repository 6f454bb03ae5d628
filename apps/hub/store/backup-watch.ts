import type { Clock } from '../clock.ts'
import type { StorageNotes } from './notes.ts'

export interface BackupWatch {
  /** Since when there should have been a newer backup, ms; undefined where there is one. `hours` 0: nobody asks. */
  readonly overdueSince: () => number | undefined
  /** When the last one was finished, ms. */
  readonly lastAt: () => number | undefined
  /** Reads the note again: `admin backup` writes it beside the hub. */
  readonly look: () => void
}

/** Tells when the last backup is older than so many hours; of a database that is younger itself, nothing. */
export const createBackupWatch = (notes: Pick<StorageNotes, 'backedUpAt'>, beganAt: () => number | undefined, hours: number, now: Clock): BackupWatch => {
  let last: number | undefined
  const look = (): void => {
    last = notes.backedUpAt()
  }
  look()
  return {
    lastAt: () => last,
    overdueSince: () => {
      const due = (last ?? beganAt() ?? now()) + hours * 3_600_000
      return hours > 0 && now() > due ? due : undefined
    },
    look,
  }
}
