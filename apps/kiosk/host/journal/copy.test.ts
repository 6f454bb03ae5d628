import { migrate } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { lisboa, sampleTicket } from '../../testing/samples.ts'
import { journalOn } from '../journal.ts'
import { copyInto, inMemory } from './copy.ts'
import { kioskStore } from './database.ts'

const day = '2026-11-23'
const now = (): Date => new Date(`${day}T10:00:00Z`)
const lease = { serviceId: 'welcome', letters: 'A', from: 960, to: 961, visitCodes: ['AAAAAA', 'CCCCCC'] }
const wish = { topicId: 'papers', language: 'pt', priority: false } as const

const made = (): Db => {
  const db = new Database(':memory:')
  migrate(db, kioskStore)
  return db
}
/** All rows of all tables that the schema itself names, whatever the copy thinks of. */
const everything = (db: Db): Record<string, unknown[]> => Object.fromEntries(
  db.prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).all()
    .map(({ name }) => [name, db.prepare(`SELECT * FROM ${name}`).all()]),
)

test('every table of a kiosk’s journal goes from its disk into memory and back', () => {
  const disk = made()
  const journal = journalOn(disk, now, () => undefined)
  journal.begin()
  journal.rememberCentre(lisboa)
  journal.reserve.keep(day, [lease])
  journal.reserve.take(day, 'welcome', '11111111-1111-4111-8111-111111111111', wish)
  journal.add({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
  journal.settle('j-1', { outcome: 'printed' })
  const before = everything(disk)
  // a table that stays empty here would be compared with nothing
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
  const memory = inMemory(disk)
  expect(everything(memory)).toEqual(before)
  const other = made()
  journalOn(other, now, () => undefined).begin()
  copyInto(memory, other)
  expect(everything(other)).toEqual(before)
})
