import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { Db } from '@senha/sqlite'
import { iso } from '../clock.ts'

const accepted = z.looseObject({ ok: z.literal(true), seq: z.int() })
export type Accepted = z.infer<typeof accepted>

export interface Answers {
  /** The first accepted answer to this command of this sender; `other` where the same id came with another payload. */
  readonly find: (sender: string, commandId: string, sum: number) => Accepted | 'other' | undefined
  /** Inside the caller's transaction. */
  readonly keep: (sender: string, commandId: string, sum: number, answer: Accepted, at: number) => void
  /** Forgets the answers from before a time (ms). */
  readonly forgetOld: (before: number) => void
}

/** Tells payloads apart. Fields come in the order of the command's schema, so the same payload has the same sum however it was written. */
export const payloadSum = (name: string, payload: unknown): number => crc32(name + JSON.stringify(payload))

interface Row { readonly sender: string; readonly command_id: string; readonly payload_sum: number | null; readonly answer: string }

export const openAnswers = (db: Db): Answers => {
  // columns read apart: whole rows take three times as long, at each restart
  const column = <T>(name: 'id' | 'sender' | 'command_id'): T[] => db.prepare<[], T>(`SELECT ${name} FROM command_answer ORDER BY id`).pluck().all()
  const select = db.prepare<[number], Row>('SELECT sender, command_id, payload_sum, answer FROM command_answer WHERE id = ?')
  const insert = db.prepare('INSERT INTO command_answer (sender, command_id, payload_sum, at, answer) VALUES (?, ?, ?, ?, ?)')
  const rows = new Map<string, Map<string, number>>()
  const know = (sender: string, commandId: string, id: number): void => {
    const known = rows.get(sender)
    if (known) known.set(commandId, id)
    else rows.set(sender, new Map([[commandId, id]]))
  }
  const look = (): void => {
    rows.clear()
    const [senders, commandIds] = [column<string>('sender'), column<string>('command_id')]
    for (const [index, id] of column<number>('id').entries()) know(senders[index] ?? '', commandIds[index] ?? '', id)
  }
  look()
  return {
    find: (sender, commandId, sum) => {
      const id = rows.get(sender)?.get(commandId)
      const row = id === undefined ? undefined : select.get(id)
      // the transaction that wrote it may have failed, and its row be gone or another's
      if (row?.sender !== sender || row.command_id !== commandId) return undefined
      return row.payload_sum === null || row.payload_sum === sum ? accepted.parse(JSON.parse(row.answer)) : 'other'
    },
    keep: (sender, commandId, sum, answer, at) => {
      know(sender, commandId, Number(insert.run(sender, commandId, sum, iso(at), JSON.stringify(answer)).lastInsertRowid))
    },
    forgetOld: (before) => {
      db.prepare('DELETE FROM command_answer WHERE at < ?').run(iso(before))
      look()
    },
  }
}
