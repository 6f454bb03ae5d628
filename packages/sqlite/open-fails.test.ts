import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, StoreError } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Files of this folder that this process holds open. */
const held = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${fd}`)
      return file.startsWith(folder) ? [file] : []
    } catch {
      // the folder that was being read itself
      return []
    }
  })

test('a database that cannot be opened is not held open: the next try must find it free', () => {
  const store = { name: 'store', applicationId: 0x74657374, migrations: [{ version: 1, name: '001-wrong.sql', sql: 'CREATE TABEL wrong' }], busyMs: 100 }
  expect(() => openStore(folder, store)).toThrow(StoreError)
  expect(held()).toEqual([])
})
