import { diskTrouble } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import { v4 as uuid } from 'uuid'

/** Who this kiosk is to the hub, beside its name: its journal, and this opening of it. */
export interface Identity {
  readonly journal: { readonly id: string; readonly start: number }
  readonly instance: string
}

export interface JournalIdentity {
  readonly read: () => Identity
  /**
   * The file is a copy of another kiosk's, who may give out the same numbers: it becomes a journal of its own and
   * gives up its reserve.
   */
  readonly renew: () => void
}

interface Row {
  journal_id: string
  starts: number
}

/**
 * Counts this opening of the journal; a new journal gets its id. `opening`: that of the same process on another database, whose
 * copy this one is: it counts nothing.
 */
export const openIdentity = (db: Db, opening?: string): JournalIdentity => {
  const sql = {
    open: db.prepare<[string]>(
      'INSERT INTO identity (one, journal_id, starts) VALUES (1, ?, 1) ON CONFLICT (one) DO UPDATE SET starts = starts + 1',
    ),
    renew: db.prepare<[string]>('UPDATE identity SET journal_id = ?, starts = 1 WHERE one = 1'),
    forgetReserve: db.prepare('DELETE FROM reserve'),
    read: db.prepare<[], Row>('SELECT journal_id, starts FROM identity WHERE one = 1'),
  }
  const instance = opening ?? uuid()
  /** A disk that takes nothing cannot count this opening: the kiosk goes under an id of its own then, which has no reserve. */
  const uncounted = ((): Identity['journal'] | undefined => {
    if (opening !== undefined) return undefined
    try {
      sql.open.run(uuid())
      return undefined
    } catch (cause) {
      if (diskTrouble(cause) === undefined) throw cause
      return { id: uuid(), start: 1 }
    }
  })()
  return {
    read: () => {
      if (uncounted) return { journal: uncounted, instance }
      const row = sql.read.get()
      if (!row) throw new Error('the journal has lost its identity')
      return { journal: { id: row.journal_id, start: row.starts }, instance }
    },
    renew: db.transaction(() => {
      sql.renew.run(uuid())
      sql.forgetReserve.run()
    }),
  }
}
