import { createHash } from 'node:crypto'
import type { Db } from '@senha/sqlite'
import { iso } from '../clock.ts'

export interface Act {
  /** A member of staff, `admin` for the command line; left out: nobody signed in. */
  readonly actor?: string | undefined
  readonly act: string
  readonly subject?: string | undefined
  /** Ids, codes, numbers; never free text, never anything of a visitor. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** Where it came from: kept apart, and only as long as retention says. */
  readonly address?: string | undefined
}

export interface RecordRow {
  readonly id: number
  readonly at: string
  readonly actor: string | null
  readonly act: string
  readonly subject: string | null
  readonly detail: string
  readonly address: string | null
}
interface ChainedRow extends RecordRow {
  readonly prev_hash: Buffer
  readonly hash: Buffer
}

export interface ActRecord {
  /** Appends one act; inside the transaction of what was done, where there is one. */
  readonly add: (act: Act, at: number) => void
  /** Rows from one time (ISO) up to another, not included. */
  readonly between: (from: string, to: string) => RecordRow[]
  /** The first row that does not fit the chain, or how many do and the last one's hash. */
  readonly verify: () => { ok: true; rows: number; hash: string } | { ok: false; id: number }
}

const start = Buffer.alloc(32)

/** SHA-256 of the hash before, then of the row's fields as one line of JSON. */
const hashOf = (previous: Buffer, row: Pick<RecordRow, 'id' | 'at' | 'actor' | 'act' | 'subject' | 'detail'>): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify([row.id, row.at, row.actor, row.act, row.subject, row.detail]))
    .digest()

export const openRecord = (db: Db): ActRecord => {
  // read anew each time: another program may have added a row, and a transaction may have failed
  const last = db.prepare<[], { id: number; hash: Buffer }>('SELECT id, hash FROM record ORDER BY id DESC LIMIT 1')
  const insert = db.prepare(
    'INSERT INTO record (id, at, actor, act, subject, detail, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertAddress = db.prepare('INSERT INTO record_address (record_id, address) VALUES (?, ?)')
  const rows = db.prepare<
    [string, string],
    RecordRow
  >(`SELECT r.id, r.at, r.actor, r.act, r.subject, r.detail, a.address FROM record r LEFT JOIN record_address a ON a.record_id = r.id
    WHERE r.at >= ? AND r.at < ? ORDER BY r.id`)
  const chained = db.prepare<[], ChainedRow>('SELECT *, NULL AS address FROM record ORDER BY id')
  const add = db.transaction((act: Act, at: number): void => {
    const before = last.get() ?? { id: 0, hash: start }
    const row = {
      id: before.id + 1,
      at: iso(at),
      actor: act.actor ?? null,
      act: act.act,
      subject: act.subject ?? null,
      detail: JSON.stringify(act.detail ?? {}),
    }
    insert.run(row.id, row.at, row.actor, row.act, row.subject, row.detail, before.hash, hashOf(before.hash, row))
    if (act.address !== undefined && act.address !== '') insertAddress.run(row.id, act.address)
  })
  return {
    add: (act, at) => add.immediate(act, at),
    between: (from, to) => rows.all(from, to),
    verify: () => {
      let [previous, count]: [Buffer, number] = [start, 0]
      for (const row of chained.iterate()) {
        if (row.id !== count + 1 || !row.prev_hash.equals(previous) || !row.hash.equals(hashOf(previous, row)))
          return { ok: false, id: row.id }
        previous = row.hash
        count += 1
      }
      return { ok: true, rows: count, hash: previous.toString('hex') }
    },
  }
}
