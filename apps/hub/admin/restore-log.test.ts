import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../store/database.ts'
import { openLog } from '../store/log.ts'
import { restore } from './restore.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'senha-restore-log-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

test('[F14] a backup whose log contradicts itself is refused before anything is touched: no hub could start on it', async () => {
  const [made, folder] = [join(place, 'made'), join(place, 'data')]
  const db = openDatabase(made)
  const at = Date.parse('2026-11-23T09:00:00Z')
  const log = openLog(db)
  log.append({ seq: 1, at, type: 'day-opened', data: { businessDay: '2026-11-23' } })
  log.append({ seq: 2, at, type: 'ticket-ended', ticketId: 'nobody has it', visitId: 'nor this', serviceId: 'welcome', data: { outcome: 'served' } })
  db.close()
  mkdirSync(folder)
  await expect(restore({ folder, from: join(made, 'hub.sqlite'), now: at })).rejects.toThrow(/contradicts itself.*nothing was changed/)
  expect(existsSync(join(folder, 'hub.sqlite'))).toBe(false)
})
