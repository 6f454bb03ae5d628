import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderTaken, holdFolder, lockFolder, StoreError } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a lock takes no room on the disk, so that a full one does not keep a program from starting', () => {
  const unlock = lockFolder(folder, 'kiosk')
  expect(readdirSync(folder)).toEqual(['kiosk.lock'])
  expect(statSync(join(folder, 'kiosk.lock')).size).toBe(0)
  unlock()
})

test('a folder is locked until its lock is given back', () => {
  const unlock = lockFolder(folder, 'kiosk')
  expect(() => lockFolder(folder, 'kiosk')).toThrow(new StoreError(`another kiosk is running on ${folder}`))
  lockFolder(folder, 'hub')()
  unlock()
  lockFolder(folder, 'kiosk')()
})

test('a lock whose file was removed is taken anew; where another program was first, it says so', () => {
  const lock = holdFolder(folder, 'hub')
  lock.renew()
  rmSync(join(folder, 'hub.lock'))
  lock.renew()
  expect(() => lockFolder(folder, 'hub')).toThrow(FolderTaken)
  rmSync(join(folder, 'hub.lock'))
  const other = lockFolder(folder, 'hub')
  expect(() => lock.renew()).toThrow(FolderTaken)
  other()
  lock.renew()
  expect(() => lockFolder(folder, 'hub')).toThrow(FolderTaken)
  lock.release()
  lockFolder(folder, 'hub')()
})
