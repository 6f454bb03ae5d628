import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect, login, runHub, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
const clients: Client[] = []
beforeAll(async () => {
  hub = await startHub()
})
afterAll(async () => {
  await hub.close()
})
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

const as = async (namespace: string, auth: Record<string, unknown>): Promise<Client> => {
  const client = await connect(hub.url, namespace, auth)
  clients.push(client)
  return client
}
const marta = async (): Promise<Client> => as('/monitor', { token: await login(hub.url, 'marta') })
/** A new token, as an administrator makes it while the hub runs. */
const tokenFor = async (kind: string, id: string): Promise<string> =>
  (await runHub(['device', 'add', '--data', hub.data, '--kind', kind, '--id', id], 'apps/hub/admin.ts')).stdout.trim()
const report = { version: '1', width: 1920, height: 1080, audio: 'ready' }
const twinsOf = (state: Fields): Fields[] => state['alerts'].filter((alert: Fields) => alert['code'] === 'twin-device')
/** The alerts of twins as somebody sees them who looks now. */
const twinsNow = async (): Promise<string[]> =>
  twinsOf(await (await marta()).fact('monitor:state')).map((alert) => alert['subject'])

describe('[cloned display token] one token in two places', () => {
  test('both displays show what happens, and the monitor says where they are', async () => {
    const token = await tokenFor('display', 'hall')
    const [first, second] = [
      await as('/display', { token, instance: 'page-1' }),
      await as('/display', { token, instance: 'page-2' }),
    ]
    expect(await first.command('display:report', report)).toMatchObject({ ok: true })
    const supervisor = await marta()
    const state = await supervisor.fact('monitor:state', (now) => twinsOf(now).length > 0)
    expect(twinsOf(state)).toEqual([
      { code: 'twin-device', level: 'soon', subject: 'hall', at: expect.any(String), others: ['127.0.0.1'] },
    ])
    expect(state['devices'].find((device: Fields) => device['id'] === 'hall')).toMatchObject({
      connected: true,
      twins: ['127.0.0.1'],
    })
    expect(await supervisor.command('notice:post', { noticeId: 'evacuation' })).toMatchObject({ ok: true })
    for (const display of [first, second])
      expect(await display.fact('display:state', (now) => now['notices'] !== undefined)).toBeDefined()
    // asked which one it is, both say so
    expect(await supervisor.command('device:identify', { deviceId: 'hall' })).toMatchObject({ ok: true })
    for (const display of [first, second])
      expect(await display.fact('display:identify')).toMatchObject({ deviceId: 'hall' })
    await supervisor.command('notice:clear', { noticeId: 'evacuation' })
    second.close()
    await supervisor.fact('monitor:state', (now) => twinsOf(now).length === 0 && now['notices'] === undefined, state)
  })

  test('a page that is loaded again is no twin, though its older connection still speaks', async () => {
    const token = await tokenFor('display', 'corner')
    const before = await as('/display', { token, instance: 'page-1' })
    const after = await as('/display', { token, instance: 'page-1' })
    for (const display of [before, after]) await display.command('display:report', report)
    expect(await twinsNow()).toEqual([])
  })

  test("a wall's token likewise", async () => {
    const token = await tokenFor('monitor', 'wall')
    const first = await as('/monitor', { token, instance: 'page-1' })
    await as('/monitor', { token, instance: 'page-2' })
    await first.command('notice:clear', { noticeId: 'evacuation' })
    expect(await twinsNow()).toEqual(['wall'])
  })

  test('the token of a demo serves many: under names of their own, or under none', async () => {
    const displays = [
      await as('/display', { token: 'demo-display', instance: 'page-1' }),
      await as('/display', { token: 'demo-display', instance: 'page-2' }),
      await as('/display', { token: 'demo-display', id: 'left', instance: 'page-3' }),
      await as('/display', { token: 'demo-display', id: 'right', instance: 'page-4' }),
    ]
    for (const display of displays) await display.command('display:report', report)
    expect(await twinsNow()).toEqual([])
  })
})

describe('[newcomers: revoked device]', () => {
  test.each([
    [
      'at the monitor',
      async (supervisor: Client) => supervisor.command('device:revoke', { kind: 'display', deviceId: 'gone' }),
    ],
    [
      'by an administrator, while the hub runs',
      async () =>
        runHub(['device', 'revoke', '--data', hub.data, '--kind', 'display', '--id', 'gone'], 'apps/hub/admin.ts'),
    ],
  ])('%s: it is shown out, and stands in no list and no alarm', async (_how, revoke) => {
    const display = await as('/display', { token: await tokenFor('display', 'gone') })
    const out = new Promise((done) => {
      display.socket.once('disconnect', done)
    })
    const supervisor = await marta()
    const listed = (state: Fields): boolean => state['devices'].some((device: Fields) => device['id'] === 'gone')
    await supervisor.fact('monitor:state', listed)
    await revoke(supervisor)
    await out
    // who comes now is told at once, or when the hub has looked at its devices again
    const later = await (await marta()).fact('monitor:state', (now) => !listed(now))
    expect(later['alerts'].filter((alert: Fields) => alert['subject'] === 'gone')).toEqual([])
  })
})

test("[security 11] another process holds the database's write lock: a new device is let in, and the hub goes on", async () => {
  const db = new Database(join(hub.data, 'hub.sqlite'))
  db.exec('BEGIN IMMEDIATE')
  const door = await as('/kiosk', { token: 'demo-kiosk', id: 'new-door' })
  expect(await door.fact('kiosk:state')).toBeDefined()
  db.exec('ROLLBACK')
  db.close()
  expect(await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })).toMatchObject({ ok: true })
})

test('a handshake whose journal makes no sense is refused', async () => {
  const reason = await connect(hub.url, '/kiosk', {
    token: 'demo-kiosk',
    id: 'door',
    journal: { id: 'j', start: 0 },
  }).then(
    () => 'let in',
    (error: { data?: { code?: string } }) => error.data?.code,
  )
  expect(reason).toBe('invalid')
})

describe('the numbers of a kiosk', () => {
  const kiosk = (start: number, boot: string, journal = 'journal-1') =>
    as('/kiosk', { token: 'demo-kiosk', id: 'gate', instance: boot, journal: { id: journal, start } })
  const paper = (lease: Fields, businessDay: string, index: number, more: Fields = {}): Fields => ({
    businessDay,
    topicId: 'papers',
    language: 'ru',
    ordinal: lease['from'] + index,
    visitCode: lease['visitCodes'][index],
    issuedAt: new Date().toISOString(),
    firstCommandId: crypto.randomUUID(),
    ...more,
  })

  test('[F3] [O4] belong to its journal, over restarts of both; a copy is refused them', async () => {
    const leased = await (await kiosk(1, 'boot-1')).command('numbers:lease')
    await hub.kill()
    await hub.start()
    const again = await (await kiosk(2, 'boot-2')).command('numbers:lease')
    expect(again['leases']).toEqual(leased['leases'])
    expect(await (await kiosk(2, 'boot-of-a-copy')).command('numbers:lease')).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    await hub.kill()
    await hub.start()
    expect(await (await kiosk(1, 'boot-1')).command('numbers:lease')).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    const other = await (await kiosk(1, 'boot-3', 'journal-2')).command('numbers:lease')
    expect(other['leases'][0]['to']).toBeLessThan(leased['leases'][0]['from'])
  })

  test('[F11] a paper keeps the number of its reserve; one with other letters, or of another place, is refused', async () => {
    const door = await kiosk(1, 'boot', 'journal-3')
    const { businessDay, leases } = await door.command('numbers:lease')
    const number = `${leases[0].letters}${leases[0].from}`
    expect(
      await door.command('ticket:hand-in', paper(leases[0], businessDay, 0, { number: `ZZ${leases[0].from}` })),
    ).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(await door.command('ticket:hand-in', paper(leases[0], businessDay, 0, { number }))).toMatchObject({
      ok: true,
      ticket: { number },
    })
    expect(await door.command('ticket:hand-in', paper(leases[0], businessDay, 1, { number }))).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    expect(await door.command('ticket:hand-in', paper(leases[0], businessDay, 1, { number: 'b 1' }))).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
  })

  test('[F3] [O5] two papers with one number: both tickets say so, and what the code on both would do is refused', async () => {
    const door = await kiosk(1, 'boot', 'journal-4')
    const { businessDay, leases } = await door.command('numbers:lease')
    const [first, second] = [paper(leases[0], businessDay, 0), paper(leases[0], businessDay, 0, { topicId: 'health' })]
    const one = await door.command('ticket:hand-in', first)
    const two = await door.command('ticket:hand-in', second)
    expect(two['ticket']).toMatchObject({ paperNumber: one['ticket'].number, topicId: 'health' })
    expect(two['ticket'].number).not.toBe(one['ticket'].number)
    const queue = (await (await marta()).fact('monitor:state'))['queues'].find(
      (each: Fields) => each['serviceId'] === 'welcome',
    )
    expect(queue.tickets.find((ticket: Fields) => ticket['id'] === one['ticket'].id)).toMatchObject({
      samePaper: [two['ticket'].number],
    })
    const phone = await as('/visitor', { visitCode: first['visitCode'] })
    for (const what of ['visit:leave', 'visit:missed'])
      expect(await phone.command(what)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await door.command('visit:missed', { visitCode: first['visitCode'] })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    expect(await (await as('/visitor', { visitCode: two['ticket'].visitCode })).command('visit:leave')).toMatchObject({
      ok: true,
    })
  })
})
