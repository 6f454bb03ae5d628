import type { Db } from '@senha/sqlite'

/** Why a session is over. `idle` and `expired` come by the clock. */
export const endings = ['signed-out', 'ended', 'pin-changed', 'changed', 'removed', 'idle', 'expired'] as const
export type Ending = (typeof endings)[number]

export interface SessionRow {
  readonly id: string
  readonly staffId: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string
  readonly address: string
  /** In coarse words; empty: no browser that is known here. */
  readonly browser: string
  /** Good for changing the first PIN, and for nothing else. */
  readonly firstPin: boolean
  readonly endedWhy: string | null
}

/** Where sessions are kept: the database, or memory for those of the demo. Tokens are known by their SHA-256 alone. */
export interface SessionStore {
  readonly add: (tokenHash: Buffer, row: SessionRow) => void
  readonly find: (tokenHash: Buffer) => SessionRow | undefined
  /** Those of a person that nobody ended, in the order they began; some of them may have run out. */
  readonly of: (staffId: string) => SessionRow[]
  readonly end: (id: string, why: Ending) => void
  readonly used: (id: string, at: string) => void
}

type Stored = Omit<SessionRow, 'firstPin'> & { firstPin: number }
const columns = `id, staff_id AS staffId, created_at AS createdAt, expires_at AS expiresAt, coalesce(last_used_at, created_at) AS lastUsedAt,
  address, browser, first_pin AS firstPin, ended_why AS endedWhy`

/** Ends all sessions of a database, and says how many there were. */
export const endEverySession = (db: Db): number => {
  const why: Ending = 'ended'
  return db.prepare('UPDATE session SET ended_why = ? WHERE ended_why IS NULL').run(why).changes
}

export const openSessions = (db: Db): SessionStore => {
  const insert = db.prepare(
    'INSERT INTO session (token_hash, id, staff_id, created_at, expires_at, last_used_at, address, browser, first_pin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const byToken = db.prepare<[Buffer], Stored>(`SELECT ${columns} FROM session WHERE token_hash = ?`)
  const ofStaff = db.prepare<[string], Stored>(
    `SELECT ${columns} FROM session WHERE staff_id = ? AND ended_why IS NULL ORDER BY created_at, id`,
  )
  const end = db.prepare('UPDATE session SET ended_why = ? WHERE id = ? AND ended_why IS NULL')
  const used = db.prepare('UPDATE session SET last_used_at = max(coalesce(last_used_at, created_at), ?) WHERE id = ?')
  const rowOf = (row: Stored): SessionRow => ({ ...row, firstPin: row.firstPin === 1 })
  return {
    add: (tokenHash, row) => {
      insert.run(
        tokenHash,
        row.id,
        row.staffId,
        row.createdAt,
        row.expiresAt,
        row.lastUsedAt,
        row.address,
        row.browser,
        row.firstPin ? 1 : 0,
      )
    },
    find: (tokenHash) => {
      const row = byToken.get(tokenHash)
      return row && rowOf(row)
    },
    of: (staffId) => ofStaff.all(staffId).map(rowOf),
    end: (id, why) => {
      end.run(why, id)
    },
    used: (id, at) => {
      used.run(at, id)
    },
  }
}

/**
 * Sessions of the demo: they are gone with the program, and no database ever has them. Of more than `most` the oldest
 * go.
 */
export const memorySessions = (most: number): SessionStore => {
  const rows = new Map<string, SessionRow>()
  const change = (id: string, fields: Partial<SessionRow>): void => {
    for (const [key, row] of rows) if (row.id === id && row.endedWhy === null) rows.set(key, { ...row, ...fields })
  }
  return {
    add: (tokenHash, row) => {
      rows.set(tokenHash.toString('hex'), row)
      const [oldest] = rows.keys()
      if (rows.size > most && oldest !== undefined) rows.delete(oldest)
    },
    find: (tokenHash) => rows.get(tokenHash.toString('hex')),
    of: (staffId) => [...rows.values()].filter((row) => row.staffId === staffId && row.endedWhy === null),
    end: (id, endedWhy) => change(id, { endedWhy }),
    used: (id, lastUsedAt) => change(id, { lastUsedAt }),
  }
}
