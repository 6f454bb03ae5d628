import Database from 'better-sqlite3'

/** One ticket as the log tells it; instants in milliseconds since 1970 UTC. */
export interface TicketRow {
  readonly ticketId: string
  readonly firstTicketId: string
  readonly serviceId: string
  readonly stage: number
  readonly language: string
  readonly priority: boolean
  readonly issuedAt: number
  /** The first call; undefined: never called. */
  readonly calledAt: number | undefined
  readonly startedAt: number | undefined
  readonly endedAt: number
  readonly outcome: string
  readonly counterId: string | undefined
}

/** What a counter did: opened, paused, called somebody, was done with them. */
export interface CounterSpan { readonly counterId: string; readonly type: string; readonly at: number }

interface Row {
  ticket_id: string; first_ticket: string; service_id: string; stage: number; language: string; priority: number; issued_at: string
  first_called: string | null; started_at: string | null; ended_at: string | null; outcome: string | null; counter_id: string | null
}

const instant = (text: string | null): number | undefined => (text === null ? undefined : Date.parse(text))

/** Reads the tickets of a day and what its counters did, with plain SQL over the documented view: nothing of the simulation is trusted. */
export const readLog = (database: string): { tickets: TicketRow[]; counters: CounterSpan[] } => {
  const db = new Database(database, { readonly: true })
  try {
    const rows = db.prepare<[], Row>(`
      SELECT f.*, (SELECT min(c.at) FROM event c WHERE c.ticket_id = f.ticket_id AND c.type = 'ticket-called') AS first_called,
        first_value(f.ticket_id) OVER (PARTITION BY f.visit_id ORDER BY f.stage, f.issued_at) AS first_ticket
      FROM ticket_flow f ORDER BY f.issued_at, f.number`).all()
    const counters = db.prepare<[], { counterId: string; type: string; at: string }>(
      `SELECT counter_id AS counterId, type, at FROM event WHERE counter_id IS NOT NULL AND (type LIKE 'counter-%' OR type IN ('ticket-called', 'ticket-ended', 'ticket-requeued', 'ticket-parked', 'ticket-transferred')) ORDER BY seq`).all()
    return {
      tickets: rows.map((row) => ({
        ticketId: row.ticket_id, firstTicketId: row.first_ticket, serviceId: row.service_id, stage: row.stage, language: row.language, priority: row.priority === 1,
        issuedAt: Date.parse(row.issued_at), calledAt: instant(row.first_called), startedAt: instant(row.started_at), endedAt: instant(row.ended_at) ?? NaN,
        outcome: row.outcome ?? 'open', counterId: row.counter_id ?? undefined,
      })),
      counters: counters.map((row) => ({ ...row, at: Date.parse(row.at) })),
    }
  } finally { db.close() }
}
