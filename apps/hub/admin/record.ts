import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../store/database.ts'
import { openRecord } from '../store/record.ts'
import type { ActRecord } from '../store/record.ts'
import { listingLine } from './plain-cell.ts'

export const recordUsage = `  record --from 2026-11-01 --to 2026-11-30              who did what, tab-separated; both days included, UTC
  verify                                                whether the record is whole; write its last line down elsewhere, and
                                                        a later one that does not begin there was cut short`

interface Called {
  readonly folder: string
  readonly need: (flag: 'from' | 'to') => string
  readonly stop: (message: string) => never
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** `admin record`, `admin verify`: the record is read while the hub runs. */
export const recordCommands = ({ folder, need, stop }: Called): Record<string, () => void> => {
  const withRecord = (use: (record: ActRecord) => void): void => {
    if (!existsSync(join(folder, 'hub.sqlite'))) return stop(`there is no database in ${folder}`)
    const db = openDatabase(folder)
    use(openRecord(db))
    db.close()
  }
  return {
    record: () => {
      const [from, to] = [need('from'), need('to')]
      if (!day.test(from) || !day.test(to) || Number.isNaN(Date.parse(to))) return stop('a day is written 2026-11-30')
      const after = new Date(Date.parse(to) + 86_400_000).toISOString()
      return withRecord((record) => {
        for (const { id, at, actor, act, subject, address, detail } of record.between(from, after))
          console.log(listingLine([id, at, actor ?? '', act, subject ?? '', address ?? '', detail]))
      })
    },
    verify: () =>
      withRecord((record) => {
        const result = record.verify()
        if (!result.ok)
          return stop(
            `the record is broken at row ${result.id}: it, or a row before it, was changed, put in or taken out`,
          )
        return console.log(`the record is whole: ${result.rows} rows, the last is ${result.hash}`)
      }),
  }
}
