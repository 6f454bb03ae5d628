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
  const from = db.prepare<[], number>('SELECT done FROM retention_gate').pluck().get() ?? 0
  // times only grow along the log: it is read from where the last evening stopped to the first that is not due
  const to = db.prepare<[number, string], number>('SELECT seq - 1 FROM event WHERE seq > ? AND at >= ? ORDER BY seq LIMIT 1').pluck().get(from, before)
    ?? db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM event').pluck().get() ?? 0
  db.prepare('DELETE FROM event_private WHERE seq > ? AND seq <= ?').run(from, to)
  db.exec('UPDATE retention_gate SET open = 1')
  // the order of a queue is a time too
  db.prepare(`UPDATE event SET visit_id = NULL, actor = NULL, at = substr(at, 1, 16) || ':00.000Z',
      data = json_replace(data, '$.orderAt', (data ->> 'orderAt') / 60000 * 60000, '$.issuedAt', (data ->> 'issuedAt') / 60000 * 60000)
    WHERE seq > ? AND seq <= ?`).run(from, to)
  db.prepare('UPDATE retention_gate SET open = 0, done = ?').run(to)
  // staff's addresses go as visitors' traces do; the record's chain does not cover them
  db.prepare('DELETE FROM record_address WHERE record_id IN (SELECT id FROM record WHERE at < ?)').run(before)
  for (const table of ['known_device', 'known_address']) db.prepare(`DELETE FROM ${table} WHERE last_at < ?`).run(before)
  db.prepare('DELETE FROM session WHERE expires_at < ?').run(new Date(now).toISOString())
}
