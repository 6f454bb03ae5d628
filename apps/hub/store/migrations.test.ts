import Database from 'better-sqlite3'
import { migrate } from '@senha/sqlite'
import { expect, test } from 'vitest'
import { hubStore } from './database.ts'
import { settleHouse } from './house.ts'
import { openPeople } from './people.ts'
import { openSessions } from './sessions.ts'

/** A database as the sixth migration left it, with these rows. */
const released = (sql: string): Database.Database => {
  const db = new Database(':memory:')
  migrate(db, { ...hubStore, migrations: hubStore.migrations.filter((one) => one.version <= 6) })
  db.exec(sql)
  migrate(db, hubStore)
  return db
}
const staff = `INSERT INTO staff VALUES ('sara', 'Sara', 'mediator', 'centre', '["pt"]', 'scrypt$1$s$h', '2026-11-02T08:00:00.000Z');`
const session = (token: string, staffId: string, at: string): string =>
  `INSERT INTO session VALUES (x'${token}', '${staffId}', '${at}', '2099-01-01T00:00:00.000Z');`

test('007: people keep their PIN, and a session of today goes on', () => {
  const db = released(staff + session('01', 'sara', '2026-11-23T08:00:00.000Z'))
  expect(openPeople(db).staff('sara')).toMatchObject({ pinHash: 'scrypt$1$s$h', firstPin: false, wrongPins: 0 })
  expect(openSessions(db).find(Buffer.from('01', 'hex'))).toMatchObject({
    staffId: 'sara',
    lastUsedAt: '2026-11-23T08:00:00.000Z',
    endedWhy: null,
    firstPin: false,
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
  expect(settleHouse(db, { demo: true, adopt: false })).toContain('real centre')
  expect(settleHouse(db, { demo: false, adopt: false })).toBeUndefined()
  db.close()
})

test('007: [security 6] what a demonstration left is no session of anybody, and marks the folder', () => {
  const before = '2026-11-01T08:00:00.000Z'
  const db = released(staff + session('01', 'marta', before) + session('02', 'sara', before))
  for (const token of ['01', '02']) expect(openSessions(db).find(Buffer.from(token, 'hex'))).toBeUndefined()
  expect(settleHouse(db, { demo: false, adopt: false })).toContain('--adopt-demo-data')
  db.close()
})

test('013: [T7] [T9] a return after a missed call that was taken back leaves the no-show in the flow; one that stands takes it out', () => {
  const event = (seq: number, ticketId: string, type: string, data: object): string =>
    `INSERT INTO event (seq, at, type, ticket_id, service_id, data) VALUES (${seq}, '2026-11-23T09:0${seq}:00.000Z', '${type}', '${ticketId}', 'welcome', '${JSON.stringify(data)}');`
  const missed = (from: number, ticketId: string): string => [
    event(from, ticketId, 'ticket-issued', { businessDay: '2026-11-23', number: ticketId, ordinal: 1, stage: 1, language: 'pt', priority: false, orderAt: 0 }),
    event(from + 1, ticketId, 'ticket-ended', { outcome: 'no-show' }),
    event(from + 2, ticketId, 'ticket-returned', { orderAt: 0, orderSeq: 1, undid: from + 1 }),
  ].join('')
  const db = released(missed(1, 'A001') + missed(4, 'A002') + event(7, 'A002', 'ticket-undone', { undid: 6 }))
  expect(db.prepare('SELECT number, outcome FROM ticket_flow ORDER BY number').all()).toEqual([{ number: 'A001', outcome: null }, { number: 'A002', outcome: 'no-show' }])
  db.close()
})
