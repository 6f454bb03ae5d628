import { PROTOCOL_VERSION } from '@senha/protocol'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lisbon } from '../apps/hub/testing/hub-process.ts'
import { openProgram } from '../apps/hub/testing/raw.ts'
import type { Program } from '../apps/hub/testing/raw.ts'
import { connect } from './testing/house.ts'

// The samples of hardware/proxy, started for real before a real hub: only names, ports and files are replaced.

const name = 'fila.example.pt'
// Debian keeps servers where a person's own PATH does not look
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` }
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`], { env }).status === 0
const sample = (file: string): string => readFileSync(new URL(`../hardware/proxy/${file}`, import.meta.url), 'utf8')
const freePort = (): Promise<number> => new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
  })
})

let folder: string
let hub: Program
let inside: string
let publicPort: string
let port: number
let proxy: ChildProcess | undefined
let said = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'senha-proxy-'))
  const certificate = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`, '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')])
  expect(certificate.status).toBe(0)
  hub = await openProgram(['apps/hub/main.ts', '--centre', lisbon, '--data', join(folder, 'hub'), '--port', '0', '--public-port', '0', '--demo', '--name', name, '--trusted-proxy', '127.0.0.1'])
  const [first = '', second = ''] = [...hub.line.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url)
  inside = first
  publicPort = new URL(second).port
  port = await freePort()
})
afterEach(async () => {
  await hub.close()
  if (!proxy) return
  const gone = new Promise((done) => proxy?.once('exit', done))
  proxy.kill('SIGTERM')
  await gone
  proxy = undefined
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string): Promise<{ status: number; body: string }> => new Promise((done, fail) => {
  request({ host: '127.0.0.1', port, path, servername: name, rejectUnauthorized: false, headers: { host: name }, agent: false }, (response) => {
    let body = ''
    response.setEncoding('utf8').on('data', (part: string) => { body += part }).on('end', () => done({ status: response.statusCode ?? 0, body }))
  }).on('error', fail).end()
})
const start = async (program: string, args: string[]): Promise<void> => {
  said = ''
  proxy = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } })
  for (const stream of [proxy.stdout, proxy.stderr]) stream?.on('data', (text) => { said += String(text) })
  proxy.once('exit', (code) => { said += `ended (${code})` })
  await expect.poll(() => get('/t/').then(({ status }) => status, () => said)).toBeLessThan(600)
}
/** A phone, at an address of its own of this machine; tells how it went. */
const phone = (visitCode: string, localAddress: string, origin = `https://${name}`): Promise<unknown> => new Promise((told) => {
  // the last two are passed on to the connection, and missing from the client's types
  const options = {
    transports: ['websocket'], forceNew: true, reconnection: false, auth: { protocol: PROTOCOL_VERSION, visitCode },
    extraHeaders: { host: name, origin }, rejectUnauthorized: false, localAddress, servername: name,
  }
  const socket = io(`https://127.0.0.1:${port}/visitor`, options)
  const end = (how: unknown): void => {
    socket.disconnect()
    told(how)
  }
  socket.on('visitor:state', (state: { visit: { visitCode: string } }) => end(state.visit.visitCode))
  socket.on('connect_error', (error: Error & { data?: { code?: string; name?: string } }) => end(error.data?.name ?? error.data?.code ?? error.message))
})

/** What a proxy is there for; the code of the visit that went through it, also once the hub behind it was away. */
const works = async (): Promise<string> => {
  const door = await connect(inside, '/kiosk', { token: 'demo-kiosk' })
  const { ticket: { visitCode } } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  door.close()
  expect((await get(`/t/${visitCode}`)).body).toContain('<script type="module"')
  expect(await phone(visitCode, '127.0.0.1')).toBe(visitCode)
  expect(await phone(visitCode, '127.0.0.1', 'https://evil.example')).toBe('evil.example')
  // each phone has its own tries, and a proxy's own address is nobody's
  for (let n = 0; n < 10; n += 1) expect(await phone('ACDEFG', '127.0.0.7')).toBe('unauthorized')
  expect(await phone('ACDEFG', '127.0.0.7')).toBe('too-many')
  expect(await phone('ACDEFG', '127.0.0.8')).toBe('unauthorized')
  // the hub behind it is away: that is where proxies write addresses into their log of errors
  await hub.close()
  expect((await get(`/t/${visitCode}`)).status).toBe(502)
  expect((await get('/assets/last')).status).toBe(502)
  return visitCode
}

describe('nginx', () => {
  test.skipIf(!has('nginx'))('[security 8] [F16] its sample serves phones over TLS, tells their addresses, and logs no visit code', async () => {
    mkdirSync(join(folder, 'nginx'), { recursive: true })
    const site = sample('nginx.conf').replaceAll('4001', publicPort).replace('listen 443', `listen 127.0.0.1:${port}`)
      .replace(`/etc/ssl/certs/${name}.pem`, join(folder, 'cert.pem')).replace(`/etc/ssl/private/${name}.key`, join(folder, 'key.pem'))
    const [access, errors] = [join(folder, 'nginx/access.log'), join(folder, 'nginx/error.log')]
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${join(folder, 'nginx', kind)};`).join('\n')
    writeFileSync(join(folder, 'nginx.conf'), `daemon off;\npid ${join(folder, 'nginx.pid')};\nerror_log ${errors};\nevents {}\nhttp {\naccess_log ${access};\n${temporary}\n${site}\n}\n`)
    await start('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder])
    const visitCode = await works()
    // it does log, where no code is in the address
    for (const file of [access, errors]) await expect.poll(() => readFileSync(file, 'utf8')).toContain('/assets/last')
    for (const file of [access, errors]) expect(readFileSync(file, 'utf8')).not.toContain(visitCode)
  })
})

describe('Caddy', () => {
  test.skipIf(!has('caddy'))('[security 8] [F16] its sample serves phones over TLS, tells their addresses, and logs no visit code', async () => {
    const site = sample('Caddyfile').replaceAll('4001', publicPort).replace('{\n\tlog', '{\n\tadmin off\n\thttp_port 0\n\tlog')
      .replace(`${name} {`, `https://${name}:${port} {\n\tbind 127.0.0.1\n\ttls ${join(folder, 'cert.pem')} ${join(folder, 'key.pem')}`)
    writeFileSync(join(folder, 'Caddyfile'), site)
    await start('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')])
    const visitCode = await works()
    // its log of errors has one line for each of the two requests that met no hub
    await expect.poll(() => said.match(/connection refused/g)?.length).toBeGreaterThanOrEqual(2)
    expect(said).not.toContain(visitCode)
  })
})
