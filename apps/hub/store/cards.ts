import type { Card, Day, FactType, Recorded } from '@senha/domain'
import type { Db } from '@senha/sqlite'
import { z } from 'zod'
import { iso } from '../clock.ts'

export interface Cards {
  /** Writes down what a day's visit with a card has become; inside the caller's transaction. Expired cards go only with a clock that `mayErase`. */
  readonly keep: (day: Day, facts: readonly Recorded[], mayErase: boolean) => void
  /** What a code's hash brings back; nothing once it is erased or expired. `now` in ms. */
  readonly find: (hash: string, now: number) => Card | undefined
}

interface Row { language: string; documents: string; past: string }

/** What changes what a card brings back. */
const telling: ReadonlySet<FactType> = new Set<FactType>(['card-issued', 'card-shown', 'visit-recorded', 'visit-referred', 'visit-changed'])
const documentsOf = z.array(z.string())
const pastOf = z.array(z.object({ businessDay: z.string(), serviceIds: z.array(z.string()) }))
const dayMs = 86_400_000

/** Casefiles that their visitors asked to keep (SPEC.md, K1 to K3); `days` after they were last shown they are gone. */
export const openCards = (db: Db, days: number): Cards => {
  const put = db.prepare('INSERT OR REPLACE INTO card (hash, language, documents, past, expires_at) VALUES (?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM card WHERE hash = ?')
  const expire = db.prepare('DELETE FROM card WHERE expires_at <= ?')
  const byHash = db.prepare<[string, string], Row>('SELECT language, documents, past FROM card WHERE hash = ? AND expires_at > ?')
  return {
    keep: (day, facts, mayErase) => {
      for (const fact of facts) {
        if (fact.type === 'card-deleted') remove.run(fact.private?.card ?? '')
        if (fact.type === 'day-closed' && mayErase) expire.run(iso(fact.at))
        if (!telling.has(fact.type)) continue
        const visit = day.visits.get(fact.visitId ?? '')
        if (visit?.card === undefined) continue
        const today = visit.referrals.length === 0 ? [] : [{ businessDay: day.businessDay, serviceIds: visit.referrals.flatMap((referral) => referral.serviceIds) }]
        put.run(visit.card, visit.language, JSON.stringify(visit.documents), JSON.stringify([...visit.past, ...today]), iso(fact.at + days * dayMs))
      }
    },
    find: (hash, now) => {
      const row = byHash.get(hash, iso(now))
      return row && { hash, language: row.language, documents: documentsOf.parse(JSON.parse(row.documents)), past: pastOf.parse(JSON.parse(row.past)) }
    },
  }
}
