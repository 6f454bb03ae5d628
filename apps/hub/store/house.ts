import type { Db } from '@senha/sqlite'

/**
 * Marks at its first start what a folder is used for, and says why it may not be used so now: what was played in a
 * demonstration is no centre's truth, and a centre's people and days are nothing to play with.
 */
export const settleHouse = (db: Db, { demo, adopt }: { demo: boolean; adopt: boolean }): string | undefined => {
  const kind = db.prepare<[], string>('SELECT kind FROM house').pluck().get()
  const mark = (next: 'centre' | 'demo'): undefined => {
    if (kind === next) return undefined
    db.transaction(() => {
      db.exec('DELETE FROM house')
      db.prepare('INSERT INTO house VALUES (?)').run(next)
    }).immediate()
    return undefined
  }
  if (demo) {
    // a folder from before such marks: whoever has staff of its own is a centre
    const real =
      kind === 'centre' || (kind === undefined && db.prepare('SELECT 1 FROM staff LIMIT 1').get() !== undefined)
    return real ? 'holds the data of a real centre: a demonstration takes a folder of its own' : mark('demo')
  }
  if (kind === 'demo' && !adopt)
    return 'was used with --demo: take a fresh folder, or keep its tickets and days with --adopt-demo-data'
  return mark('centre')
}
