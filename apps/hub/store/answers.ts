import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '@senha/sqlite'

const accepted = z.looseObject({ ok: z.literal(true), seq: z.int() })
export type Accepted = z.infer<typeof accepted>

export interface Answers {
  /** The first accepted answer to this command of this sender; `other` where the same id came with another payload. */
  readonly find: (sender: string, commandId: string, hash: Buffer) => Accepted | 'other' | undefined
  readonly keep: (sender: string, commandId: string, hash: Buffer, answer: Accepted, at: number) => void
}

/** Fields in a fixed order, so that the same payload has the same hash however it was written. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(canonical)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, canonical(field)]))
      : value

export const payloadHash = (name: string, payload: unknown): Buffer => createHash('sha256').update(JSON.stringify([name, canonical(payload)])).digest()

export const openAnswers = (db: Db): Answers => {
  const select = db.prepare<[string, string], { payload_hash: Buffer; answer: string }>('SELECT payload_hash, answer FROM command_answer WHERE sender = ? AND command_id = ?')
  const insert = db.prepare('INSERT INTO command_answer (sender, command_id, payload_hash, at, answer) VALUES (?, ?, ?, ?, ?)')
  return {
    find: (sender, commandId, hash) => {
      const row = select.get(sender, commandId)
      if (!row) return undefined
      return row.payload_hash.equals(hash) ? accepted.parse(JSON.parse(row.answer)) : 'other'
    },
    keep: (sender, commandId, hash, answer, at) => {
      insert.run(sender, commandId, hash, new Date(at).toISOString(), JSON.stringify(answer))
    },
  }
}
