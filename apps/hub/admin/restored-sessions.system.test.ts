import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { call, runHub, startHub } from '../testing/hub-process.ts'
import { signedIn } from '../testing/signed-in.ts'

let place: string
let data: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'senha-restored-'))
  data = join(place, 'data')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const admin = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await runHub([...args, '--data', data], 'apps/hub/admin.ts')
  if (code !== 0) throw new Error(stderr)
  return stdout
}

test('a restore brings no session back, says which rights it does bring back, and stands in the record', async () => {
  const tokens = [signedIn(data, { id: 'sara' }), signedIn(data, { id: 'ivo' })]
  const copy = join(place, 'copy.sqlite')
  await admin('backup', '--to', copy)
  await admin('user', 'remove', '--id', 'sara')
  const said = await admin('restore', '--from', copy)
  const hub = await startHub([], undefined, data)
  try {
    for (const token of tokens)
      // oxlint-disable-next-line no-await-in-loop
      expect(await call(hub.url, '/api/session', { token })).toMatchObject({ ok: false, status: 401 })
    const db = new Database(join(data, 'hub.sqlite'), { readonly: true })
    expect(db.prepare(`SELECT actor, detail FROM record WHERE act = 'restored'`).all()).toEqual([
      { actor: 'admin', detail: '{"sessions":2}' },
    ])
    db.close()
    expect(said).toMatch(/everybody signs in anew\n.*removed.*PINs.*tokens.*revoked/)
    expect(await admin('verify')).toMatch(/^the record is whole: 1 rows/)
  } finally {
    await hub.close()
  }
})
