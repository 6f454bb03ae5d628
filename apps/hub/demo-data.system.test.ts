import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, lisbon, login, runHub, startHub } from './testing/hub-process.ts'
import { addPerson } from './testing/person.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-demo-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (data: string, ...flags: string[]) =>
  runHub(['--centre', lisbon, '--data', data, '--port', '0', ...flags])

test('[security 6] a folder that was a demo is refused for a centre, unless its data is taken over; no demo session comes with it', async () => {
  const hub = await startHub()
  const token = await login(hub.url, 'marta')
  await hub.kill()
  expect(await start(hub.data)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/was used with --demo.*--adopt-demo-data/),
  })
  await addPerson(hub.data, { id: 'marta', pin: '918273', role: 'supervisor' })
  await hub.start(['--adopt-demo-data'])
  await expect(connect(hub.url, '/monitor', { token })).rejects.toThrow('no valid token')
  await expect(login(hub.url, 'marta')).rejects.toThrow('401')
  await hub.kill()
  expect(await start(hub.data, '--demo')).toMatchObject({ code: 1, stderr: expect.stringContaining('real centre') })
  await hub.start([])
  await hub.close()
})

test('[security 6] a folder with staff of its own is no playground', async () => {
  await addPerson(folder, { id: 'sara', pin: '730416' })
  expect(await start(folder, '--demo')).toMatchObject({ code: 1, stderr: expect.stringContaining('real centre') })
})

test('[security 16] data on another machine without its secret: the hub says so, and a new first PIN is the way out', async () => {
  await addPerson(folder, { id: 'sara', pin: '730416' })
  const hub = await startHub([])
  await hub.kill()
  mkdirSync(hub.data, { recursive: true })
  for (const end of ['', '-wal', '-shm']) rmSync(join(hub.data, `hub.sqlite${end}`), { force: true })
  // as `admin restore` puts a backup there
  expect(
    await runHub(['backup', '--to', join(folder, 'copy.sqlite'), '--data', folder], 'apps/hub/admin.ts'),
  ).toMatchObject({ code: 0 })
  copyFileSync(join(folder, 'copy.sqlite'), join(hub.data, 'hub.sqlite'))
  const here = (...args: string[]) => runHub([...args, '--data', hub.data], 'apps/hub/admin.ts')
  expect((await here('user', 'list')).stdout).toContain('needs a new PIN')
  await hub.start([])
  await expect(login(hub.url, 'sara', '730416')).rejects.toThrow('401')
  const given = await here('user', 'pin', '--id', 'sara', '--pin', '604951')
  expect(given).toMatchObject({ code: 0, stderr: expect.stringContaining("shell's history") })
  await expect(login(hub.url, 'sara', '604951')).resolves.toMatch(/./)
  await hub.close()
})

test('[record] a command of a supervisor stands in the record once, however often it was sent; a refused one does not', async () => {
  const hub = await startHub()
  const marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
  const post = { commandId: crypto.randomUUID(), noticeId: 'counter-closed', counter: '7' }
  for (let n = 0; n < 2; n += 1)
    // oxlint-disable-next-line no-await-in-loop
    expect(await marta.command('notice:post', post)).toMatchObject({ ok: true })
  expect(await marta.command('notice:clear', { noticeId: 'evacuation' })).toMatchObject({ ok: false })
  // nor does this: nobody's PIN is changed in the demo, and it is not for want of a right
  expect(await marta.command('people:reset-pin', { userId: 'ana' })).toMatchObject({ ok: false, error: { code: 'closed' } })
  expect((await marta.command('people:list'))['people']).toContainEqual(expect.objectContaining({ id: 'ana', pinFixed: true }))
  // a device that came with the demo's token keeps it, and the monitor is told so
  const kiosk = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
  await marta.fact('monitor:state', (state) => state['devices'].some((device: object) => 'id' in device && device.id === 'door' && 'demo' in device))
  expect(await marta.command('device:revoke', { kind: 'kiosk', deviceId: 'door' })).toMatchObject({ ok: false, error: { code: 'closed' } })
  kiosk.close()
  const { stdout } = await runHub(
    ['record', '--from', '2026-01-01', '--to', '2099-01-01', '--data', hub.data],
    'apps/hub/admin.ts',
  )
  const acts = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t').slice(2))
  expect(acts).toEqual([
    ['marta', 'signed-in', '', '127.0.0.1', '{}'],
    ['marta', 'notice:post', 'counter-closed', '127.0.0.1', '{"counter":"7"}'],
  ])
  marta.close()
  await hub.close()
})

test("a device's name forges no line of the record or of the list of devices", async () => {
  const hub = await startHub()
  const marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
  const unpaired = await connect(hub.url, '/pairing', { kind: 'display' })
  const { code } = await unpaired.fact('pairing:state')
  const deviceId = 'x\n2026-11-30\tana\tpin-reset\t\u202emarta'
  expect(await marta.command('device:pair', { code, deviceId })).toMatchObject({ ok: true })
  const listed = async (...args: string[]): Promise<string[]> =>
    (await runHub([...args, '--data', hub.data], 'apps/hub/admin.ts')).stdout.trim().split('\n')
  const written = 'x\\u000a2026-11-30\\u0009ana\\u0009pin-reset\\u0009\\u202emarta'
  const acts = await listed('record', '--from', '2026-01-01', '--to', '2099-01-01')
  expect(acts.map((line) => line.split('\t').slice(3, 5))).toEqual([
    ['signed-in', ''],
    ['device-paired', written],
  ])
  expect(await listed('device', 'list')).toContain(`display\t${written}\tnever seen`)
  unpaired.close()
  marta.close()
  await hub.close()
})

test('[OWASP] [security 21] admin takes a PIN from a file or standard input, and refuses a trivial one', async () => {
  const add = (...more: string[]) =>
    runHub(
      [
        'user',
        'add',
        '--id',
        'sara',
        '--name',
        'Sara',
        '--role',
        'mediator',
        '--agency',
        'centre',
        '--languages',
        'pt',
        '--data',
        folder,
        ...more,
      ],
      'apps/hub/admin.ts',
    )
  expect(await add('--pin', '0000')).toMatchObject({ code: 1, stderr: expect.stringContaining('too easy') })
  // nothing on standard input: no PIN
  expect(await add()).toMatchObject({ code: 1, stderr: expect.stringContaining('4 to 12 digits') })
  // refused before anything was made
  expect(await runHub(['user', 'list', '--data', folder], 'apps/hub/admin.ts')).toMatchObject({ code: 1, stderr: expect.stringContaining('no database') })
})
