import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, lisbon, login } from './testing/hub-process.ts'
import { openProgram, raw } from './testing/raw.ts'
import type { Program } from './testing/raw.ts'

const folder = mkdtempSync(join(tmpdir(), 'senha-names-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let folders = 0
const open = (...flags: string[]): Promise<Program> => openProgram(['apps/hub/main.ts', '--centre', lisbon, '--data', join(folder, String(folders += 1)), '--port', '0', ...flags])
/** A machine may have IPv6 turned off. */
const hasIpv6 = networkInterfaces()['lo']?.some(({ address }) => address === '::1') ?? false
const addressesOf = ({ line }: Program): string[] => [...line.matchAll(/https?:\/\/[^\s/]+/g)].map(([url]) => url)

const auths: [namespace: string, auth: Record<string, unknown>][] = [
  ['/kiosk', { token: 'demo-kiosk' }], ['/display', { token: 'demo-display' }], ['/monitor', { token: 'demo-monitor' }], ['/pairing', { kind: 'display' }], ['/counter', { token: 'any' }], ['/visitor', { visitCode: 'ACDEFG' }], ['/', {}],
]
const strangers: Record<string, string>[] = [{ host: 'evil.example' }, { host: 'evil.example', origin: 'http://evil.example' }, { origin: 'http://evil.example' }]
const insidePaths = ['/', '/health', '/api/board', '/api/centre', '/api/nothing', '/display', '/console/', '/monitor', '/t/ACDEFG', '/media', '/voice/pt/counter/1', '/nothing', '/display/assets/index.js']

describe('names', () => {
  let hub: Program
  let inside: string
  let outside: string
  beforeAll(async () => {
    hub = await open('--demo', '--host', '0.0.0.0', '--public-port', '0', '--name', 'fila.example.pt,192.0.2.1')
    const [first = '', second = ''] = addressesOf(hub).map((url) => url.replace(/\/\/.*:/, '//127.0.0.1:'))
    inside = first
    outside = second
  })
  afterAll(() => hub.close())

  test('[security 12] a strange name is refused on every path of both listeners, whatever its origin, and signs nobody in', async () => {
    for (const [url, paths] of [[inside, insidePaths], [outside, ['/', '/t/ACDEFG', '/t/assets/index.js', '/nothing']]] as const)
      for (const path of paths)
        for (const headers of strangers.filter(({ host }) => host !== undefined)) {
          const { status, body } = await raw(url + path, headers)
          expect([path, headers, status, JSON.parse(body)]).toEqual([path, headers, 403, { ok: false, error: { code: 'forbidden', message: expect.stringContaining('--name') }, name: 'evil.example' }])
        }
    const signIn = (headers: Record<string, string>) => raw(`${inside}/api/login`, { 'content-type': 'application/json', ...headers }, 'POST', '{"user":"ana","pin":"1234"}')
    for (const headers of strangers) expect([headers, (await signIn(headers)).status]).toEqual([headers, 403])
    expect((await signIn({ origin: inside })).status).toBe(200)
  })

  test('[security 12] [F16] a socket under a strange name is refused in every namespace, and told so', async () => {
    for (const [namespace, auth] of auths)
      for (const headers of strangers)
        await expect(connect(inside, namespace, auth, headers)).rejects.toMatchObject({ data: { code: 'unavailable', name: 'evil.example', message: expect.stringContaining('--name') } })
    await expect(connect(outside, '/visitor', { visitCode: 'ACDEFG' }, { host: 'evil.example' })).rejects.toMatchObject({ data: { name: 'evil.example' } })
  })

  test('[security 12] each name of the machine, and each that was given, is let in at every door', async () => {
    const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []).map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
    for (const host of ['localhost', '127.0.0.1:80', '[::1]:4000', 'senha-hub.local', 'fila.example.pt', '192.0.2.1', ...own]) {
      expect([host, (await raw(`${inside}/health`, { host })).status]).toEqual([host, 200])
      const client = await connect(inside, '/display', { token: 'demo-display' }, { host, origin: `https://${host}` })
      client.close()
    }
    // a proxy that replaces the name by ours
    const client = await connect(inside, '/display', { token: 'demo-display' }, { origin: 'https://fila.example.pt' })
    client.close()
  })

  test('[security 12] a hub that listens on loopback alone does not answer to the names of its machine, which others in the network may claim', async () => {
    const alone = await open('--demo', '--host', '127.0.0.1')
    const [url = ''] = addressesOf(alone)
    const status = async (host: string) => (await raw(`${url}/health`, { host })).status
    expect([await status('senha-hub.local'), await status('localhost')]).toEqual([403, 200])
    await alone.close()
  })

  test('[security 12] what is refused is logged once with its name and door', async () => {
    for (let n = 0; n < 5; n += 1) await raw(`${outside}/t/`, { host: 'other.example' })
    await expect.poll(() => hub.said()).toContain('refused "other.example" (Host) at the public door')
    expect(hub.said().split('"other.example"')).toHaveLength(2)
    expect(hub.said()).not.toContain('ACDEFG')
  })

  test('[F16] a person who opens a page under a strange name reads why, in the languages of who may stand there', async () => {
    const page = async (path: string) => (await raw(inside + path, { host: 'velho.example', accept: 'text/html,*/*' })).body
    const phone = await page('/t/ACDEFG')
    for (const words of ['lang="pt"', 'Este endereço não é aceite aqui', 'This address is not allowed here', 'Ця адреса тут не приймається', 'velho.example']) expect(phone).toContain(words)
    expect(phone.match(/<section lang=/g)).toHaveLength(9)
    expect((await page('/console')).match(/<section lang="(pt|en)"/g)).toHaveLength(2)
    expect((await raw(`${inside}/t/`, { host: '<script>alert(1)</script>', accept: 'text/html' })).body).not.toContain('<script')
  })
})

describe('trusted proxies', () => {
  const wrongCode = (url: string, headers: Record<string, string>) => connect(url, '/visitor', { visitCode: 'ACDEFG' }, headers).then(() => 'let in', (error: { data?: { code?: string } }) => error.data?.code)

  test('[security 8] a socket\'s address is whom the proxy names; its names are believed; strangers\' headers are not', async () => {
    const hub = await open('--demo', '--trusted-proxy', '127.0.0.1', '--name', 'fila.example.pt')
    const [url = ''] = addressesOf(hub)
    for (let n = 0; n < 10; n += 1) expect(await wrongCode(url, { 'x-forwarded-for': `203.0.113.${n}, 192.0.2.7` })).toBe('unauthorized')
    expect(await wrongCode(url, { 'x-forwarded-for': '192.0.2.7' })).toBe('too-many')
    expect(await wrongCode(url, { 'x-forwarded-for': '192.0.2.8' })).toBe('unauthorized')
    const signIn = async (address: string) =>
      (await raw(`${url}/api/login`, { 'content-type': 'application/json', 'x-forwarded-for': address }, 'POST', JSON.stringify({ user: `u${Math.random()}`, pin: '0' }))).status
    const told = await Promise.all(Array.from({ length: 45 }, () => signIn('192.0.2.9')))
    expect(told).toContain(401)
    expect(await signIn('192.0.2.10')).toBe(401)
    expect((await raw(`${url}/health`, { 'x-forwarded-host': 'fila.example.pt' })).status).toBe(200)
    expect((await raw(`${url}/health`, { 'x-forwarded-host': 'evil.example' })).status).toBe(403)
    await hub.close()
  })

  test('[security 8] without --trusted-proxy such headers change nothing', async () => {
    const hub = await open('--demo')
    const [url = ''] = addressesOf(hub)
    for (let n = 0; n < 10; n += 1) expect(await wrongCode(url, { 'x-forwarded-for': `192.0.2.${n}` })).toBe('unauthorized')
    expect(await wrongCode(url, { 'x-forwarded-for': '192.0.2.99' })).toBe('too-many')
    expect((await raw(`${url}/health`, { 'x-forwarded-host': 'evil.example' })).status).toBe(200)
    await hub.close()
  })
})

test('[F16] [security 8] wrong codes and tokens behind an address refuse no right ones', async () => {
  const hub = await open('--demo')
  const [url = ''] = addressesOf(hub)
  const door = await connect(url, '/kiosk', { token: 'demo-kiosk' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  await Promise.all(Array.from({ length: 14 }, () => connect(url, '/visitor', { visitCode: 'ACDEFG' }).catch(() => undefined)))
  const phone = await connect(url, '/visitor', { visitCode: ticket.visitCode })
  expect(await phone.fact('visitor:state')).toMatchObject({ visit: { visitCode: ticket.visitCode } })

  const refusals = await Promise.all(Array.from({ length: 70 }, () => connect(url, '/kiosk', { token: 'wrong' }).catch((error: { data?: { code?: string } }) => error.data?.code)))
  expect(refusals.at(-1)).toBe('too-many')
  const device = await connect(url, '/display', { token: 'demo-display' })

  for (let n = 0; n < 12; n += 1) await door.command('visit:lookup', { visitCode: 'ACDEFG' })
  expect(await door.command('visit:lookup', { visitCode: ticket.visitCode })).toMatchObject({ ok: true })
  for (const client of [door, phone, device]) client.close()
  await hub.close()
})

describe('listening', () => {
  /** Whether the port is free at another loopback address: it is not where somebody listens at all addresses. */
  const isFreeAt = (host: string, port: number): Promise<boolean> => new Promise((told) => {
    const other = createServer().once('error', () => told(false))
    other.listen(port, host, () => other.close(() => told(true)))
  })
  const portOf = (program: Program): number => Number(new URL(addressesOf(program)[0] ?? '').port)

  test('[security 6] the demo listens on loopback alone unless an address is asked for', async () => {
    const shut = await open('--demo', '--public-port', '0')
    for (const url of addressesOf(shut)) expect([url, await isFreeAt('127.0.0.2', Number(new URL(url).port))]).toEqual([url, true])
    const asked = await open('--demo', '--host', '0.0.0.0')
    expect(await isFreeAt('127.0.0.2', portOf(asked))).toBe(false)
    await Promise.all([shut.close(), asked.close()])
  })

  test.skipIf(!hasIpv6)('[small] a hub listens on IPv4 and IPv6, and one on ::1 says its own address', async () => {
    const [both, six] = await Promise.all([open(), open('--demo', '--host', '::1')])
    expect(both.line).toContain('http://127.0.0.1:')
    for (const host of ['127.0.0.1', '[::1]']) expect([host, (await raw(`http://${host}:${portOf(both)}/health`)).status]).toEqual([host, 200])
    const [url = ''] = addressesOf(six)
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await raw(`${url}/health`)).status).toBe(200)
    const client = await connect(url, '/display', { token: 'demo-display' }, { origin: url })
    client.close()
    await login(url, 'ana')
    await Promise.all([both.close(), six.close()])
  })

  test.skipIf(!hasIpv6)('[small] localhost means one address, at which sockets are served, and not another where they are not', async () => {
    const hub = await open('--demo', '--host', 'localhost')
    const client = await connect(`http://127.0.0.1:${portOf(hub)}`, '/display', { token: 'demo-display' })
    client.close()
    expect(await isFreeAt('::1', portOf(hub))).toBe(true)
    await hub.close()
  })
})

test('[small] a media or voice folder that is not there is said in one line and stands at the monitor', async () => {
  const hub = await open('--demo', '--media', join(folder, 'no-media'), '--voice', join(folder, 'no-voice'))
  const [url = ''] = addressesOf(hub)
  await expect.poll(() => hub.said()).toMatch(/hub: the folder of --media cannot be read: .*no-media/)
  await expect.poll(() => hub.said()).toMatch(/hub: the folder of --voice cannot be read: .*no-voice/)
  const monitor = await connect(url, '/monitor', { token: 'demo-monitor' })
  await monitor.fact('monitor:state', (state) => state['missing']?.length === 2)
  monitor.close()
  await hub.close()
})

test('[small] names, proxies and certificates that are none are refused in one line before anything is written', async () => {
  for (const [flags, words] of [
    [['--name', 'http://a.pt'], /^.*ended \(1\): hub: --name: "http:\/\/a\.pt" is no name/], [['--trusted-proxy', 'nginx'], /hub: --trusted-proxy: "nginx" is no list/],
    [['--tls-cert', '/nowhere/cert.pem', '--tls-key', '/nowhere/key.pem'], /hub: --tls-cert or --tls-key cannot be used: ENOENT/],
  ] as const) await expect(open('--demo', ...flags)).rejects.toThrow(words)
})
