import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chooseOwnPin, connect, lisbon, login, runHub, startHub } from './testing/hub-process.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'senha-start-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (flags: string[] = [], centre = lisbon) => runHub(['--centre', centre, '--data', folder, '--port', '0', '--demo', ...flags])
const admin = (...args: string[]) => runHub([...args, '--data', folder], 'apps/hub/admin.ts')
/** One clear line, a non-zero status, nothing said on standard output. */
const oneLine = (words: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(new RegExp(`^hub: .*${words.source}.*\\n$`, 's')) })

test('a busy port ends with one clear line', async () => {
  const other = createServer()
  await new Promise<void>((listening) => { other.listen(0, '0.0.0.0', listening) })
  const address = other.address()
  expect(await start(['--port', String(typeof address === 'object' && address?.port)])).toMatchObject(oneLine(/port \d+ is busy/))
  other.close()
})

test('a corrupt database is refused and left as it is', async () => {
  const file = join(folder, 'hub.sqlite')
  const garbage = Buffer.from('this is not a database, but it is long enough to look like one. '.repeat(100))
  writeFileSync(file, garbage)
  expect(await start()).toMatchObject(oneLine(/cannot open the database .*not a database/))
  expect(readFileSync(file).equals(garbage)).toBe(true)
})

test('a database of a newer program, and one of another program, are refused and left as they are', async () => {
  for (const [change, words] of [['PRAGMA user_version = 99', /newer version \(schema 99/], ['PRAGMA application_id = 7', /another program/]] as const) {
    rmSync(join(folder, 'hub.sqlite'), { force: true })
    await admin('device', 'add', '--kind', 'kiosk', '--id', 'door')
    const db = new Database(join(folder, 'hub.sqlite'))
    db.pragma('journal_mode = DELETE')
    db.exec(change)
    db.close()
    const before = readFileSync(join(folder, 'hub.sqlite'))
    expect(await start()).toMatchObject(oneLine(words))
    expect(readFileSync(join(folder, 'hub.sqlite')).equals(before)).toBe(true)
  }
})

test('a wrong configuration is refused with file, path and reason before anything listens or is written', async () => {
  const file = join(folder, 'centre.json')
  writeFileSync(file, '{ "id": ')
  expect(await start([], file)).toMatchObject(oneLine(/is not JSON/))
  writeFileSync(file, readFileSync(lisbon, 'utf8').replace('"service": "welcome"', '"service": "nowhere"'))
  const refused = await start([], file)
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('topics.0.service')
  expect(refused.stderr).toContain('nowhere')
  expect(await start([], join(folder, 'absent.json'))).toMatchObject(oneLine(/cannot read the centre/))
})

test('wrong flags say how to call it', async () => {
  expect(await start(['--prot', '1'])).toMatchObject(oneLine(/usage: npm run hub/))
  expect(await start(['--port', 'eighty'])).toMatchObject(oneLine(/"eighty" is no port/))
  expect(await runHub(['--data', folder])).toMatchObject(oneLine(/usage/))
})

test('two hubs never write one folder', async () => {
  const hub = await startHub()
  expect(await runHub(['--centre', lisbon, '--data', hub.data, '--port', '0', '--demo'])).toMatchObject(oneLine(/another hub is running/))
  await hub.close()
})

test('without --demo nobody knows a PIN or a token; the administrator makes the first ones, and a revoked device is turned away', async () => {
  const hub = await startHub([])
  const here = (...args: string[]) => runHub([...args, '--data', hub.data], 'apps/hub/admin.ts')
  await expect(login(hub.url, 'ana')).rejects.toThrow('401')
  await expect(connect(hub.url, '/kiosk', { token: 'demo-kiosk' })).rejects.toThrow('no valid token')
  expect(await here('user', 'add', '--id', 'sara', '--name', 'Sara', '--role', 'mediator', '--agency', 'centre', '--languages', 'pt,fr', '--pin', '730416', '--centre', lisbon)).toMatchObject({ code: 0 })
  expect(await here('user', 'add', '--id', 'eva', '--name', 'Eva', '--role', 'boss', '--agency', 'centre', '--languages', 'pt', '--pin', '730416')).toMatchObject({ code: 1, stderr: expect.stringContaining('role') })
  const token = (await here('device', 'add', '--kind', 'kiosk', '--id', 'door')).stdout.trim()
  const sara = await connect(hub.url, '/counter', { token: await chooseOwnPin(hub.url, 'sara', '730416', '850291') })
  expect(await sara.command('counter:open', { counterId: 'w1' })).toMatchObject({ ok: true })
  const door = await connect(hub.url, '/kiosk', { token, id: 'another-name' })
  await sara.fact('counter:state', (state) => state['devices'].some((device: { id: string; connected: boolean }) => device.id === 'door' && device.connected))
  const gone = new Promise((done) => door.socket.once('disconnect', done))
  expect(await here('device', 'revoke', '--kind', 'kiosk', '--id', 'door')).toMatchObject({ code: 0 })
  await gone
  await expect(connect(hub.url, '/kiosk', { token })).rejects.toThrow('no valid token')
  sara.close()
  await hub.close()
})

test('a backup taken while the hub works is restored whole, and what was there is kept', async () => {
  const hub = await startHub()
  const here = (...args: string[]) => runHub([...args, '--data', hub.data], 'apps/hub/admin.ts')
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk' })
  const issue = () => door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  await issue()
  const copy = join(folder, 'copy.sqlite')
  expect(await here('backup', '--to', copy)).toMatchObject({ code: 0 })
  await issue()
  expect(await here('restore', '--from', copy)).toMatchObject({ code: 1, stderr: expect.stringContaining('another hub is running') })
  door.close()
  await hub.kill()
  expect(await here('restore', '--from', copy)).toMatchObject({ code: 0, stdout: expect.stringContaining('what was there is') })
  await hub.start()
  const again = await connect(hub.url, '/kiosk', { token: 'demo-kiosk' })
  expect(await again.command('ticket:issue', { topicId: 'papers', language: 'pt' })).toMatchObject({ ticket: { number: expect.stringMatching(/^A[4-9]\d{3}$|^A1\d{4}$/) } })
  again.close()
  await hub.close()
})
