import type { Db } from '@senha/sqlite'
import { anonymousDay } from './anonymous-day.ts'
import type { EventRow } from './anonymous-day.ts'

const dayMs = 86_400_000

/**
 * Erases what day close erases: documents, notes, codes of cards and free text of everything up to now, also in remembered answers; the
 * visit code stays until retention, so that a late look-up still says "yesterday's". Inside the caller's transaction.
 */
export const eraseCasefiles = (db: Db): void => {
  db.exec(`DELETE FROM event_private WHERE data ->> 'visitCode' IS NULL`)
  // emptied, not taken out: an answer that is given again must still be one that a client can read
  db.exec(`UPDATE command_answer SET answer = json_replace(json_remove(answer, '$.visit.past', '$.cardCode'),
      '$.visit.documents', json('[]'), '$.visit.notes', json('[]'), '$.visit.referrals', json('[]'))
    WHERE answer ->> '$.visit.notes' IS NOT NULL OR answer ->> '$.cardCode' IS NOT NULL`)
}

interface DayRow { readonly seq: number; readonly at: string }

export interface Retention {
  /** Whether a day is due. */
  readonly isDue: (now: number) => boolean
  /** Takes the persons out of the oldest day that is due and still has them, if there is one; inside the caller's transaction. `now` in ms. */
  readonly step: (now: number) => boolean
  /** Sessions that have run out, staff's addresses and devices of `retentionDays` ago, and devices that were not seen for as long and have no token. */
  readonly forgetSessions: (now: number) => void
}

/**
 * After `retentionDays` nothing says who was served or by whom, nor which tickets belonged to one visit (anonymous-day.ts);
 * visit codes are gone. `retention_gate.done` is the last position that this was done to: one day a step, so that it goes on
 * where it stopped, and a whole log (after a change of the rule, by a migration) is gone over without holding the hub up.
 */
export const openRetention = (db: Db, retentionDays: number): Retention => {
  const done = db.prepare<[], number>('SELECT done FROM retention_gate').pluck()
  const days = db.prepare<[number], DayRow>(`SELECT seq, at FROM event WHERE type = 'day-opened' AND seq > ? ORDER BY seq LIMIT 2`)
  const last = db.prepare<[number], { seq: number; type: string }>(`SELECT seq, type FROM event WHERE seq > ? ORDER BY seq DESC LIMIT 1`)
  const rowsOf = db.prepare<[number, number], EventRow>(`SELECT seq, at, type, ticket_id, service_id, counter_id, device, data FROM event WHERE seq > ? AND seq <= ? ORDER BY seq`)
  const erasePrivate = db.prepare('DELETE FROM event_private WHERE seq > ? AND seq <= ?')
  const openGate = db.prepare('UPDATE retention_gate SET open = 1')
  const closeGate = db.prepare('UPDATE retention_gate SET open = 0, done = ?')
  const rewrite = db.prepare(`UPDATE event SET at = ?, type = ?, visit_id = NULL, ticket_id = ?, service_id = ?, counter_id = ?, actor = NULL, device = ?, command_id = NULL, data = ?
    WHERE seq = ?`)
  const dropSessions = db.prepare('DELETE FROM session WHERE expires_at < ?')
  // staff's addresses go as visitors' traces do; the record's chain does not cover them
  const dropTraces = [
    db.prepare<[string]>('DELETE FROM record_address WHERE record_id IN (SELECT id FROM record WHERE at < ?)'),
    ...['known_device', 'known_address'].map((table) => db.prepare<[string]>(`DELETE FROM ${table} WHERE last_at < ?`)),
  ]
  const dropDevices = db.prepare(`DELETE FROM device WHERE last_seen_at < ?
    AND NOT EXISTS (SELECT 1 FROM device_token t WHERE t.kind = device.kind AND t.device_id = device.id)`)

  /** Up to where the oldest day goes that still has its persons; undefined while it is not over. */
  const endOf = (from: number, next: DayRow | undefined): number | undefined => {
    if (next) return next.seq - 1
    const newest = last.get(from)
    return newest?.type === 'day-closed' ? newest.seq : undefined
  }
  const due = (now: number): { from: number; to: number } | undefined => {
    const from = done.get() ?? 0
    const [day, next] = days.all(from)
    if (!day || day.at >= new Date(now - retentionDays * dayMs).toISOString()) return undefined
    const to = endOf(from, next)
    return to === undefined ? undefined : { from, to }
  }
  return {
    isDue: (now) => due(now) !== undefined,
    step: (now) => {
      const range = due(now)
      if (!range) return false
      const { from, to } = range
      erasePrivate.run(from, to)
      openGate.run()
      for (const row of anonymousDay(rowsOf.all(from, to))) rewrite.run(row.at, row.type, row.ticket_id, row.service_id, row.counter_id, row.device, row.data, row.seq)
      closeGate.run(to)
      return true
    },
    forgetSessions: (now) => {
      dropSessions.run(new Date(now).toISOString())
      const before = new Date(now - retentionDays * dayMs).toISOString()
      dropDevices.run(before)
      for (const drop of dropTraces) drop.run(before)
    },
  }
}
