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

/** The identity on one database. */
export interface OpenIdentity extends JournalIdentity {
  readonly instance: string
  /** Counts this opening; a new journal gets its id. */
  readonly begin: () => void
}

/**
 * `opening`: the instance of the same process on another database, of which this one is a copy in memory. Where the
 * journal begins only here, because its disk takes nothing, no disk counts its opening: it goes under an id of its own.
 */
export const openIdentity = (db: Db, opening?: string): OpenIdentity => {
  const sql = {
    count: db.prepare<[string]>(
      'INSERT INTO identity (one, journal_id, starts) VALUES (1, ?, 1) ON CONFLICT (one) DO UPDATE SET starts = starts + 1',
    ),
    renew: db.prepare<[string]>('INSERT OR REPLACE INTO identity (one, journal_id, starts) VALUES (1, ?, 1)'),
    forgetReserve: db.prepare('DELETE FROM reserve'),
    read: db.prepare<[], Row>('SELECT journal_id, starts FROM identity WHERE one = 1'),
  }
  const instance = opening ?? uuid()
  const renew = db.transaction(() => {
    sql.renew.run(uuid())
    sql.forgetReserve.run()
  })
  return {
    instance,
    begin: opening === undefined ? () => void sql.count.run(uuid()) : renew,
    read: () => {
      const row = sql.read.get()
      if (!row) throw new Error('the journal has lost its identity')
      return { journal: { id: row.journal_id, start: row.starts }, instance }
    },
    renew,
  }
}
