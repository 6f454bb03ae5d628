import { migrate } from '@senha/sqlite'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hubStore } from './database.ts'
import { openPeople } from './people.ts'

test('[newcomers: revoked device] migration 11: devices that were revoked before are listed no more, paired ones still are', () => {
  const db = new Database(':memory:')
  migrate(db, { ...hubStore, migrations: hubStore.migrations.filter(({ version }) => version < 11) })
  const row = db.prepare(`INSERT INTO device (id, kind) VALUES (?, 'display')`)
  for (const id of ['revoked', 'hall']) row.run(id)
  db.exec(`INSERT INTO device_token (token_hash, kind, device_id, created_at) VALUES (x'01', 'display', 'hall', '2026-11-23T10:00:00.000Z')`)
  migrate(db, hubStore)
  expect(openPeople(db).devices().map(({ id }) => id)).toEqual(['hall'])
  db.close()
})

test('[newcomers: revoked device] a device goes with its token; one that never had any can be taken away too', () => {
  const db = new Database(':memory:')
  migrate(db, hubStore)
  const people = openPeople(db)
  people.pairDevice('display', 'hall', 0)
  people.sawDevice('kiosk', 'demo', 0)
  expect([people.revokeDevice('display', 'hall'), people.revokeDevice('kiosk', 'demo'), people.revokeDevice('kiosk', 'nobody')]).toEqual([true, true, false])
  expect(people.devices()).toEqual([])
  db.close()
})
