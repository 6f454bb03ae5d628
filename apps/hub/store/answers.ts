import { hash as digest } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '@senha/sqlite'

const accepted = z.looseObject({ ok: z.literal(true), seq: z.int() })
export type Accepted = z.infer<typeof accepted>

export interface Answers {
  /** The first accepted answer to this command of this sender; `other` where the same id came with another payload. */
  readonly find: (sender: string, commandId: string, hash: Buffer) => Accepted | 'other' | undefined
  /** Inside the caller's transaction. */
  readonly keep: (sender: string, commandId: string, hash: Buffer, answer: Accepted, at: number) => void
  /** Forgets the answers from before a time (ms). */
  readonly forgetOld: (before: number) => void
}

/** Fields in a fixed order, so that the same payload has the same hash however it was written. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(canonical)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, canonical(field)]))
      : value

export const payloadHash = (name: string, payload: unknown): Buffer => digest('sha256', JSON.stringify([name, canonical(payload)]), 'buffer')

export const openAnswers = (db: Db): Answers => {
  // two columns read apart: rows of two take three times as long, at each restart
  const ids = db.prepare<[], number>('SELECT id FROM command_answer ORDER BY id').pluck()
  const keys = db.prepare<[], string>(`SELECT sender || ' ' || command_id FROM command_answer ORDER BY id`).pluck()
  const select = db.prepare<[number], { sender: string; command_id: string; payload_hash: Buffer; answer: string }>('SELECT sender, command_id, payload_hash, answer FROM command_answer WHERE id = ?')
  const insert = db.prepare('INSERT INTO command_answer (sender, command_id, payload_hash, at, answer) VALUES (?, ?, ?, ?, ?)')
  const rows = new Map<string, number | bigint>()
  const look = (): void => {
    rows.clear()
    const of = keys.all()
    for (const [index, id] of ids.all().entries()) rows.set(of[index] ?? '', id)
  }
  look()
  return {
    find: (sender, commandId, hash) => {
      const id = rows.get(`${sender} ${commandId}`)
      const row = id === undefined ? undefined : select.get(Number(id))
      // the transaction that wrote it may have failed, and its row be gone or another's
      if (row?.sender !== sender || row.command_id !== commandId) return undefined
      return row.payload_hash.equals(hash) ? accepted.parse(JSON.parse(row.answer)) : 'other'
    },
    keep: (sender, commandId, hash, answer, at) => {
      rows.set(`${sender} ${commandId}`, insert.run(sender, commandId, hash, new Date(at).toISOString(), JSON.stringify(answer)).lastInsertRowid)
    },
    forgetOld: (before) => {
      db.prepare('DELETE FROM command_answer WHERE at < ?').run(new Date(before).toISOString())
      look()
    },
  }
}
