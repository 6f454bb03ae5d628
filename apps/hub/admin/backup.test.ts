import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headerOf, openStore } from '@senha/sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hubStore, openDatabase } from '../store/database.ts'
import { openNotes } from '../store/notes.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const newest = hubStore.migrations.at(-1)?.version
let place: string
let data: string
let copy: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'senha-backup-'))
  data = join(place, 'data')
  copy = join(place, 'copy.sqlite')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

test('under a hub of an older version a backup leaves its database, and the copy, as they are', async () => {
  const older = hubStore.migrations.filter(({ version }) => version <= 9)
  const live = openStore(data, { ...hubStore, migrations: older })
  await backup({ folder: data, to: copy, now })
  expect(live.pragma('user_version', { simple: true })).toBe(9)
  live.close()
  expect(headerOf(copy)).toMatchObject({ version: 9 })
  await restore({ folder: join(place, 'data'), from: copy, now })
  expect(headerOf(join(data, 'hub.sqlite'))).toMatchObject({ version: newest })
})

test('a backup of a database of this version leaves a note of when it was', async () => {
  const live = openDatabase(data)
  await backup({ folder: data, to: copy, now })
  expect(openNotes(live).backedUpAt()).toBe(now)
  live.close()
})
