import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'
import { openRetention } from './retention.ts'

let here: StaffingHere
beforeEach(() => {
  here = staffingHere()
})
afterEach(() => here.close())

const add = (act: string, address?: string): void =>
  here.record.add({ act, actor: 'marta', subject: 'ana', address, detail: { count: 1 } }, here.now())
/** Somebody with a SQL shell, who knows the triggers. */
const tamper = (sql: string): void => {
  const db = new Database(`${here.folder}/hub.sqlite`)
  db.exec(
    `DROP TRIGGER IF EXISTS record_no_update; DROP TRIGGER IF EXISTS record_no_delete; PRAGMA foreign_keys = OFF; ${sql}`,
  )
  db.close()
}

test('[record] nothing in it is changed or taken out', () => {
  add('signed-in')
  expect(() => here.db.exec(`UPDATE record SET act = 'x'`)).toThrow('append-only')
  expect(() => here.db.exec('DELETE FROM record')).toThrow('append-only')
})

describe('[record] the chain shows the first row that somebody', () => {
  beforeEach(() => {
    for (const act of ['signed-in', 'pin-reset', 'user-removed', 'signed-out']) add(act)
    expect(here.record.verify()).toMatchObject({ ok: true, rows: 4 })
  })
  test.each([
    ['changed', `UPDATE record SET actor = 'olga' WHERE id = 2`, 2],
    ['changed in its detail', `UPDATE record SET detail = '{"count":2}' WHERE id = 3`, 3],
    ['took out', 'DELETE FROM record WHERE id = 2', 3],
    ['took out from the start', 'DELETE FROM record WHERE id = 1', 2],
    [
      'put in',
      `INSERT INTO record SELECT 5, at, actor, act, subject, detail, prev_hash, x'00' FROM record WHERE id = 4`,
      5,
    ],
    ['renumbered', 'DELETE FROM record WHERE id = 2; UPDATE record SET id = id - 1 WHERE id > 2', 2],
  ])('%s', (_what, sql, id) => {
    tamper(sql)
    expect(here.record.verify()).toEqual({ ok: false, id })
  })
})

test('[record] what was not committed is not in it, and the next row goes on from the last that was', () => {
  add('signed-in')
  expect(() =>
    here.people.together(() => {
      add('pin-reset')
      throw new Error('the disk is full')
    }),
  ).toThrow('the disk is full')
  add('signed-out')
  expect(here.record.verify()).toMatchObject({ ok: true, rows: 2 })
})

test('[record] retention erases addresses and known places, and the chain stays whole', () => {
  add('signed-in', '10.0.0.7')
  here.people.signedIn('ana', { address: '10.0.0.7', deviceHash: Buffer.from('x') }, here.now())
  here.pass(31 * 86_400_000)
  add('signed-in', '10.0.0.8')
  openRetention(here.db, 30).forgetSessions(here.now())
  expect(here.record.between('2026', '2027').map((row) => row.address)).toEqual([null, '10.0.0.8'])
  expect([here.people.knowsAddress('ana', '10.0.0.7'), here.people.knowsDevice('ana', Buffer.from('x'))]).toEqual([
    false,
    false,
  ])
  expect(here.record.verify()).toMatchObject({ ok: true, rows: 2 })
})

test('[record] ten thousand refused sign-ins are one row a minute, which names users that exist and no others', () => {
  for (let n = 0; n < 10_000; n += 1)
    here.staffing.refusals.count('sign-in-refused', n % 2 === 0 ? 'ana' : undefined, `10.0.${n % 200}.1`)
  here.staffing.remember()
  here.staffing.remember()
  const rows = here.record.between('2026', '2027')
  expect(rows.map(({ act, detail }) => [act, JSON.parse(detail)])).toEqual([
    ['sign-in-refused', { count: 10_000, users: { ana: 5_000 }, unknown: 5_000 }],
  ])
  expect(rows[0]?.address?.split(' ')).toHaveLength(5)
})
