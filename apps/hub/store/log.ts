import type { Recorded } from '@senha/domain'
import type { Db } from '@senha/sqlite'
import { iso } from '../clock.ts'

interface Row {
  seq: number; at: string; type: string; visit_id: string | null; ticket_id: string | null; service_id: string | null
  counter_id: string | null; actor: string | null; device: string | null; command_id: string | null; data: string; private: string | null
}

export interface Log {
  /** Appends a fact; inside the caller's transaction. */
  readonly append: (fact: Recorded) => void
  /** The facts of the last business day, from its opening on, in order. */
  readonly today: () => Recorded[]
  /** All facts of the log, in order: for who lives a day through again. */
  readonly all: () => Recorded[]
  /** Position and time (ms) of the last fact; 0 and 0 in an empty log. */
  readonly last: () => { seq: number; at: number }
  /** Time (ms) of the first fact; undefined in an empty log. */
  readonly beganAt: () => number | undefined
}

/** Rows are written by `append` alone, from facts, and the log is append-only: read back, they are facts. */
const recorded = (row: Row): Recorded => {
  const fact: Record<string, unknown> = { seq: row.seq, at: Date.parse(row.at), type: row.type, data: JSON.parse(row.data) }
  // one after another: a restart reads a whole day, and building a list of each row's fields doubled its time
  if (row.visit_id !== null) fact['visitId'] = row.visit_id
  if (row.ticket_id !== null) fact['ticketId'] = row.ticket_id
  if (row.service_id !== null) fact['serviceId'] = row.service_id
  if (row.counter_id !== null) fact['counterId'] = row.counter_id
  if (row.actor !== null) fact['actor'] = row.actor
  if (row.device !== null) fact['device'] = row.device
  if (row.command_id !== null) fact['commandId'] = row.command_id
  if (row.private !== null) fact['private'] = JSON.parse(row.private)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above; the fold throws where the log contradicts itself
  return fact as unknown as Recorded
}

export const openLog = (db: Db): Log => {
  const insert = db.prepare(`INSERT INTO event (seq, at, type, visit_id, ticket_id, service_id, counter_id, actor, device, command_id, data)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertPrivate = db.prepare('INSERT INTO event_private (seq, data) VALUES (?, ?)')
  const lastRow = db.prepare<[], { seq: number; at: string }>('SELECT seq, at FROM event ORDER BY seq DESC LIMIT 1')
  const todayRows = db.prepare<[], Row>(`SELECT e.*, p.data AS private FROM event e LEFT JOIN event_private p ON p.seq = e.seq
    WHERE e.seq >= (SELECT coalesce(max(seq), 1) FROM event WHERE type = 'day-opened') ORDER BY e.seq`)
  return {
    append: (fact) => {
      insert.run(fact.seq, iso(fact.at), fact.type, fact.visitId ?? null, fact.ticketId ?? null, fact.serviceId ?? null,
        fact.counterId ?? null, fact.actor ?? null, fact.device ?? null, fact.commandId ?? null, JSON.stringify(fact.data))
      if (fact.private && Object.keys(fact.private).length > 0) insertPrivate.run(fact.seq, JSON.stringify(fact.private))
    },
    today: () => todayRows.all().map(recorded),
    all: () => db.prepare<[], Row>('SELECT e.*, p.data AS private FROM event e LEFT JOIN event_private p ON p.seq = e.seq ORDER BY e.seq').all().map(recorded),
    last: () => {
      const row = lastRow.get()
      return row ? { seq: row.seq, at: Date.parse(row.at) } : { seq: 0, at: 0 }
    },
    beganAt: () => {
      const at = db.prepare<[], string>('SELECT at FROM event ORDER BY seq LIMIT 1').pluck().get()
      return at === undefined ? undefined : Date.parse(at)
    },
  }
}
