import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeReadOnly, openSmallDisk } from './testing/disk.ts'
import { connect, lisbon, runHub, staff, startHub } from './testing/hub-process.ts'
import type { Fields, HubProcess } from './testing/hub-process.ts'

const health = async (hub: HubProcess): Promise<{ status: number; body: Fields }> => {
  const answer = await fetch(`${hub.url}/health`)
  return { status: answer.status, body: await answer.json() }
}
const wish = { topicId: 'papers', language: 'pt' }
const alertsOf = (state: Fields): string[] => state['alerts'].map((alert: { code: string; subject: string }) => `${alert.code} ${alert.subject}`)

test('[installer disk] a full disk: /health, the monitor and the consoles say so, nothing is acknowledged, and all is well once there is room', async () => {
  const disk = openSmallDisk(24)
  if (!disk) return console.log('skipped: no mounts here')
  const hub = await startHub(['--demo'], lisbon, join(disk.folder, 'data'))
  try {
    const kiosk = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
    const wall = await connect(hub.url, '/monitor', { token: 'demo-monitor' })
    const ana = await staff(hub.url, 'ana')
    // 24 MB are nearly full for a hub, and still work
    await expect.poll(() => health(hub)).toMatchObject({ status: 200, body: { ok: true, database: 'nearly-full' } })
    expect((await health(hub)).body['freeBytes']).toBeLessThan(24 * 2 ** 20)
    await wall.fact('monitor:state', (state) => alertsOf(state).some((alert) => alert.startsWith('disk-nearly-full ')))
    disk.fill()
    let refused: Fields = {}
    // what the write-ahead log has room for is still acknowledged, and on disk
    for (let tries = 0; tries < 2_000 && refused['ok'] !== false; tries += 1) refused = await kiosk.command('ticket:issue', wish) // oxlint-disable-line no-await-in-loop
    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(await health(hub)).toMatchObject({ status: 503, body: { ok: false, database: 'full' } })
    await wall.fact('monitor:state', (state) => alertsOf(state).includes('disk full'))
    await ana.fact('counter:state', (state) => state['storage'] === 'full')
    disk.empty()
    expect(await kiosk.command('ticket:issue', wish)).toMatchObject({ ok: true })
    await expect.poll(() => health(hub)).toMatchObject({ status: 200, body: { ok: true, database: 'nearly-full' } })
    for (const client of [kiosk, wall, ana]) client.close()
  } finally {
    await hub.close()
    disk.close()
  }
})

test('[F15] a database that this user cannot write, as after a restore by root, is refused at the start in one clear line', async () => {
  const hub = await startHub()
  await hub.kill()
  const file = join(hub.data, 'hub.sqlite')
  const writable = makeReadOnly(file)
  try {
    const ended = await runHub(['--centre', lisbon, '--data', hub.data, '--port', '0', '--demo'])
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^hub: .*hub\.sqlite cannot be written by this user .*: check who owns it and how its disk is mounted\n$/)
  } finally {
    writable()
  }
  await hub.start()
  expect(await health(hub)).toMatchObject({ status: 200 })
  await hub.close()
})

test('[security 11] another program holds the write lock for longer than the hub waits: a device that connects does not end the hub, and is written down afterwards', async () => {
  const hub = await startHub()
  const other = new Database(join(hub.data, 'hub.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  const display = await connect(hub.url, '/display', { token: 'demo-display', id: 'hall' })
  const wall = await connect(hub.url, '/monitor', { token: 'demo-monitor' })
  await wall.fact('monitor:state', (state) => state['devices'].some((device: { id: string; connected: boolean }) => device.id === 'hall' && device.connected))
  const answer = await fetch(`${hub.url}/api/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: 'ana', pin: '1234' }) })
  expect([answer.status, await answer.json()]).toEqual([503, { ok: false, error: expect.objectContaining({ code: 'unavailable' }) }])
  const kiosk = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
  expect(await kiosk.command('ticket:issue', wish)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(await health(hub)).toMatchObject({ status: 503, body: { ok: false, database: 'failing' } })
  other.exec('ROLLBACK')
  expect(await kiosk.command('ticket:issue', wish)).toMatchObject({ ok: true })
  expect(await health(hub)).toMatchObject({ status: 200 })
  const seen = other.prepare("SELECT count(*) FROM device WHERE id IN ('hall', 'door')").pluck()
  // what could not be written at once is written with the next device
  const third = await connect(hub.url, '/display', { token: 'demo-display', id: 'stairs' })
  await expect.poll(() => seen.get()).toBe(2)
  other.close()
  for (const client of [display, wall, kiosk, third]) client.close()
  await hub.close()
})

test('[security 16] database, its sidecars, lock and voice are for the hub\'s own user alone, whatever the umask of who starts it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-modes-'))
  const data = join(folder, 'data')
  const before = process.umask(0)
  try {
    const hub = await startHub(['--demo'], lisbon, data)
    const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
    expect(await door.command('ticket:issue', wish)).toMatchObject({ ok: true })
    const wide = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => (statSync(join(data, name)).mode & 0o077) !== 0)
    expect(readdirSync(data)).toEqual(expect.arrayContaining(['hub.lock', 'hub.sqlite', 'hub.sqlite-shm', 'hub.sqlite-wal']))
    expect([wide, statSync(data).mode & 0o777]).toEqual([[], 0o700])
    door.close()
    await hub.close()
  } finally {
    process.umask(before)
    rmSync(folder, { recursive: true, force: true })
  }
})
