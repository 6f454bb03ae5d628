import type { Db } from '@senha/sqlite'

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

/**
 * After `retentionDays`: visit and staff are unlinked from tickets, times are rounded to the minute, visit codes
 * are gone. The anonymous flow stays. `now` in ms. Inside the caller's transaction.
 */
export const applyRetention = (db: Db, now: number, retentionDays: number): void => {
  const before = new Date(now - retentionDays * dayMs).toISOString()
  const { done } = db.prepare<[], { done: number }>('SELECT done FROM retention_gate').get() ?? { done: 0 }
  // days are found by the index on types; the log itself, years long, is read from where the last evening stopped
  const upTo = db.prepare<[string], number | null>(`SELECT min(seq) - 1 FROM event WHERE type = 'day-opened' AND at >= ?`).pluck().get(before)
    ?? db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM event').pluck().get() ?? 0
  const range = 'seq > ? AND seq <= ? AND at < ?'
  db.exec('UPDATE retention_gate SET open = 1')
  db.prepare(`DELETE FROM event_private WHERE seq IN (SELECT seq FROM event WHERE ${range})`).run(done, upTo, before)
  db.prepare(`UPDATE event SET visit_id = NULL, actor = NULL, at = substr(at, 1, 16) || ':00.000Z'
    WHERE ${range} AND (visit_id IS NOT NULL OR actor IS NOT NULL OR substr(at, 17) <> ':00.000Z')`).run(done, upTo, before)
  // the order of a queue is a time too
  for (const field of ['orderAt', 'issuedAt'])
    db.prepare(`UPDATE event SET data = json_set(data, '$.${field}', (data ->> '${field}') / 60000 * 60000) WHERE ${range} AND (data ->> '${field}') % 60000 > 0`).run(done, upTo, before)
  // of a day that has only partly passed the rest is taken another evening
  db.prepare(`UPDATE retention_gate SET open = 0, done = coalesce((SELECT min(seq) - 1 FROM event WHERE seq > ? AND seq <= ? AND at >= ?), ?)`).run(done, upTo, before, upTo)
  db.prepare('DELETE FROM session WHERE expires_at < ?').run(new Date(now).toISOString())
}
