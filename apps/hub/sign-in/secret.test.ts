import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecret } from './secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

// only root can give a file away
test.runIf(process.getuid?.() === 0)("made by root, it is its folder's owner's, and nobody else's", () => {
  const [uid, gid] = [12_345, 23_456]
  chownSync(folder, uid, gid)
  const made = openSecret(folder, undefined, undefined)
  const owners = ['secret', 'secret/pepper'].map((name) => {
    const { mode, ...of } = statSync(join(folder, name))
    return { name, mode: mode & 0o777, uid: of.uid, gid: of.gid }
  })
  expect(owners).toEqual([
    { name: 'secret', mode: 0o700, uid, gid },
    { name: 'secret/pepper', mode: 0o600, uid, gid },
  ])
  expect(openSecret(folder, undefined, undefined)).toEqual(made)
})
