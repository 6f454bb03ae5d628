import { PROTOCOL_VERSION } from '@senha/protocol'
import Database from 'better-sqlite3'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, login, staff, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'
import { enter, openRaw } from './testing/raw-frames.ts'

/** What strangers and one hostile ticket can do to the hub: packets that no library sends, floods, and many of everything. */
let hub: HubProcess
let door: Client
let visitCode: string
const flags = ['--demo', '--public-port', '0']
beforeAll(async () => {
  hub = await startHub(flags)
  door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
  visitCode = await newVisit()
})
afterAll(async () => {
  door.close()
  await hub.close()
})

const newVisit = async (): Promise<string> =>
  (await door.command('ticket:issue', { topicId: 'papers', language: 'pt' }))['ticket'].visitCode
/** The kiosk's connection is from before: while it stands, the hub did not end. */
const stillServes = async (): Promise<void> => {
  expect(await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })).toMatchObject({ ok: true })
  expect(door.socket.connected).toBe(true)
}
const rows = (): number => {
  const db = new Database(join(hub.data, 'hub.sqlite'), { readonly: true })
  const count = Number(
    db.prepare('SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM command_answer)').pluck().get(),
  )
  db.close()
  return count
}
const refusal = (client: Promise<Client>): Promise<string> =>
  client.then(
    (one) => {
      one.close()
      return 'let in'
    },
    (error: { data?: { code?: string }; message: string }) => error.data?.code ?? error.message,
  )

/** After the namespace of a packet; what a library would never send. */
const hostile = [
  '',
  '[5]',
  '[5,{}]',
  '7',
  '7[5]',
  '[null]',
  '[]',
  '["error"]',
  '["__proto__",{}]',
  '["constructor"]',
  '["ticket:issue"]',
  '["ticket:issue",null]',
  '1["ticket:issue",null]',
  '["disconnect"]',
  '["newListener"]',
  '{',
  '"text"',
  '[["ticket:issue"]]',
  `["x",${'['.repeat(5_000)}${']'.repeat(5_000)}]`,
]

test('[security 1] packets without a name, with a number for one, or broken: no connection of another ends, in any namespace, on either port', async () => {
  const inside: [string, object][] = [
    ['/pairing', { kind: 'display' }],
    ['/kiosk', { token: 'demo-kiosk', id: 'x' }],
    ['/display', { token: 'demo-display', id: 'x' }],
    ['/monitor', { token: 'demo-monitor', id: 'x' }],
    ['/counter', { token: await login(hub.url, 'ana') }],
    ['/visitor', { visitCode }],
  ]
  for (const [base, namespaces] of [
    [hub.url, inside],
    [hub.publicUrl, [['/visitor', { visitCode }]]],
  ] satisfies [string, [string, object][]][])
    for (const [namespace, auth] of namespaces) {
      const packets = [
        ...hostile.map((rest) => `2${namespace},${rest}`),
        `3${namespace},1`,
        `1${namespace}`,
        `51-${namespace},["x",{"_placeholder":true,"num":9}]`,
        `51-${namespace},`,
        `4${namespace},{}`,
        `9${namespace}`,
      ]
      for (const packet of packets) {
        const raw = await openRaw(base)
        expect(await enter(raw, namespace, auth)).toMatch(/^40/)
        raw.send(`4${packet}`)
        raw.frame(2, 'binary')
        // an answer that comes after it, or the end of the connection: either way it was taken
        raw.send(`42${namespace},99["asked after it"]`)
        await raw.heard((text) => text.startsWith(`43${namespace},99`))
        raw.close()
        await raw.closed
      }
      await stillServes()
    }
})

test('[security 20] the namespace `/` and unknown ones refuse', async () => {
  for (const packet of ['40', '40{"protocol":1}', '40/nowhere,{}', '40/__proto__,']) {
    const raw = await openRaw(hub.url)
    raw.send(packet)
    expect([packet, (await raw.heard((text) => text.startsWith('4')))?.slice(0, 2)]).toEqual([packet, '44'])
    raw.close()
  }
})

test('[security 2] many CONNECT packets in one write make no crowd of one visit: the connection ends', async () => {
  const raw = await openRaw(hub.publicUrl)
  for (let n = 0; n < 100; n += 1) raw.send(`40/visitor,${JSON.stringify({ protocol: PROTOCOL_VERSION, visitCode })}`)
  await raw.closed
  expect(raw.received.filter((text) => text.startsWith('42/visitor,["visitor:state"')).length).toBeLessThanOrEqual(2)
})

test('[security 2] one ticket opens a dozen connections; one more is refused, and another ticket is not', async () => {
  const phones = await Promise.all(Array.from({ length: 12 }, () => connect(hub.publicUrl, '/visitor', { visitCode })))
  expect(await refusal(connect(hub.publicUrl, '/visitor', { visitCode }))).toBe('too-many')
  expect(await refusal(connect(hub.publicUrl, '/visitor', { visitCode: await newVisit() }))).toBe('let in')
  const first = phones[0]
  const gone = new Promise((left) => {
    first?.socket.once('disconnect', left)
  })
  first?.close()
  await gone
  await expect.poll(() => refusal(connect(hub.publicUrl, '/visitor', { visitCode }))).toBe('let in')
  for (const phone of phones) phone.close()
})

test('[security 2] a phone is sent the centre once, and then what changed; a page of an earlier release still gets whole states', async () => {
  const code = await newVisit()
  const phone = await connect(hub.publicUrl, '/visitor', { visitCode: code, changes: true })
  const old = await connect(hub.publicUrl, '/visitor', { visitCode: code })
  expect((await phone.fact('visitor:state'))['centre']).toBeDefined()
  expect(await phone.command('visit:leave')).toMatchObject({ ok: true })
  const changed = await phone.fact('visitor:changed')
  expect([changed['ended'], changed['centre']]).toEqual([true, undefined])
  expect((await old.fact('visitor:state', (state) => state['ended']))['centre']).toBeDefined()
  phone.close()
  old.close()
})

test('[security 3] a phone that repeats `visit:missed` or `visit:leave` writes nothing and is soon refused, also by another connection and after a restart', async () => {
  const code = await newVisit()
  const phone = await connect(hub.publicUrl, '/visitor', { visitCode: code })
  const before = rows()
  const codes: string[] = []
  for (let n = 0; n < 30; n += 1) {
    const answer = await phone.command('visit:missed')
    codes.push(answer.ok ? 'ok' : (answer.error?.code ?? ''))
  }
  expect(new Set(codes)).toEqual(new Set(['ok', 'too-many']))
  expect(codes.filter((one) => one === 'ok').length).toBeLessThanOrEqual(8)
  expect(rows()).toBe(before)
  phone.close()
  const kept = (): number => {
    const db = new Database(join(hub.data, 'hub.sqlite'), { readonly: true })
    const tries = Number(
      db.prepare(`SELECT coalesce(max(tries), 0) FROM throttle WHERE name = 'visitor-commands'`).pluck().get(),
    )
    db.close()
    return tries
  }
  await expect.poll(kept).toBeGreaterThan(5)
  await hub.kill()
  await hub.start(flags)
  door.close()
  door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
  const again = await connect(hub.publicUrl, '/visitor', { visitCode: code })
  const told = new Set<string>()
  for (let n = 0; n < 4; n += 1) told.add((await again.command('visit:missed')).error?.code ?? 'ok')
  expect(told).toContain('too-many')
  again.close()
})

test('[security 15] whoever sends nonsense without end is shown out; staff at work, however fast, are not', async () => {
  const raw = await openRaw(hub.url)
  await enter(raw, '/display', { token: 'demo-display', id: 'mad' })
  for (let n = 0; n < 2_000; n += 1) raw.send(`42/display,${n}["nothing",{"n":${n}}]`)
  await raw.closed
  expect(raw.received.filter((text) => text.startsWith('43/display')).length).toBeLessThan(500)
  const ana = await staff(hub.url, 'ana')
  await ana.command('counter:open', { counterId: 'w1' })
  for (let n = 0; n < 20; n += 1)
    for (const name of ['counter:pause', 'counter:resume']) expect(await ana.command(name)).toMatchObject({ ok: true })
  ana.close()
  await stillServes()
})

test('a kiosk hands in what it issued in an outage, 300 tickets at once, and none is refused for speed', async () => {
  const { leases, businessDay } = await door.command('numbers:lease')
  const lease: Fields = leases.find((one: Fields) => one['serviceId'] === 'welcome')
  const count = Math.min(300, lease['visitCodes'].length)
  const answers = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      door.command('ticket:hand-in', {
        businessDay,
        topicId: 'papers',
        language: 'pt',
        ordinal: lease['from'] + n,
        visitCode: lease['visitCodes'][n],
        issuedAt: new Date().toISOString(),
      }),
    ),
  )
  expect(answers.filter((answer) => !answer.ok)).toEqual([])
})

const status = (path: string, from: string): Promise<number> =>
  new Promise((answered, fail) => {
    request(hub.url + path, { localAddress: from }, (answer) => {
      answer.resume()
      answered(answer.statusCode ?? 0)
    })
      .on('error', fail)
      .end()
  })

test('[security 18] a stranger soon gets no more clips; where a device is connected from, they are made as before', async () => {
  const stranger = await Promise.all(Array.from({ length: 60 }, () => status('/voice/pt/counter/1', '127.0.0.9')))
  expect(stranger.filter((one) => one === 429).length).toBeGreaterThan(20)
  expect(await Promise.all(Array.from({ length: 60 }, () => status('/voice/pt/counter/1', '127.0.0.1')))).not.toContain(
    429,
  )
  expect(await status('/voice/pt/ticket/A700', '127.0.0.1')).toBe(404)
})

test('an upgrade to nowhere, or to the session of another, is not kept open', async () => {
  const open = await openRaw(hub.url)
  const sid = /"sid":"([^"]+)"/.exec((await open.heard((text) => text.startsWith('0'))) ?? '')?.[1] ?? ''
  for (const path of [
    '/elsewhere',
    `/socket.io/?EIO=4&transport=websocket&sid=${sid}`,
    '/socket.io/?EIO=4&transport=websocket&sid=x',
    '/socket.io/?EIO=4&transport=nothing',
  ]) {
    const raw = await openRaw(hub.url, { path })
    await raw.closed
    expect(raw.isClosed()).toBe(true)
  }
  expect(await status(`/socket.io/?EIO=4&transport=websocket&sid=${sid}`, '127.0.0.1')).toBe(400)
  open.close()
})
