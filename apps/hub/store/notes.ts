import type { Db } from '@senha/sqlite'
import { z } from 'zod'
import { iso } from '../clock.ts'

/** What a restore leaves for the hub's next start: the highest number of each service that the replaced file knew. */
const restoredValue = z.object({ highest: z.record(z.string(), z.int()) })
export type Restored = z.infer<typeof restoredValue> & { readonly at: number }

export interface StorageNotes {
  /** When the last backup was finished, milliseconds since 1970; undefined where there never was one. */
  readonly backedUpAt: () => number | undefined
  readonly noteBackup: (at: number) => void
  /** A restore that no hub has answered yet with new numbers. */
  readonly restored: () => Restored | undefined
  readonly noteRestored: (restored: Restored) => void
  readonly forgetRestored: () => void
}

/** What the hub's file remembers about itself. */
export const openNotes = (db: Db): StorageNotes => {
  const select = db.prepare<[string], { at: string; value: string }>('SELECT at, value FROM storage_note WHERE name = ?')
  const put = db.prepare('INSERT OR REPLACE INTO storage_note (name, at, value) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM storage_note WHERE name = ?')
  return {
    backedUpAt: () => {
      const row = select.get('backed-up')
      return row && Date.parse(row.at)
    },
    noteBackup: (at) => void put.run('backed-up', iso(at), '{}'),
    restored: () => {
      const row = select.get('restored')
      return row && { ...restoredValue.parse(JSON.parse(row.value)), at: Date.parse(row.at) }
    },
    noteRestored: ({ at, highest }) => void put.run('restored', iso(at), JSON.stringify({ highest })),
    forgetRestored: () => void remove.run('restored'),
  }
}
