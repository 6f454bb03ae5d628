import { build, openBrowser } from '@senha/screens/testing'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHub } from '../testing/hub-process.ts'
import type { HubProcess } from '../testing/hub-process.ts'
import { raw } from '../testing/raw.ts'

const media = mkdtempSync(join(tmpdir(), 'senha-headers-'))
let hub: HubProcess
beforeAll(async () => {
  await build('display', 'phone', 'console', 'monitor')
  writeFileSync(join(media, 'a.png'), 'a picture')
  hub = await startHub(['--demo', '--media', media])
})
afterAll(async () => {
  await hub.close()
  rmSync(media, { recursive: true })
})

const safe = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store',
}
const page = () => {
  const { host } = new URL(hub.url)
  return {
    ...safe, 'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws://${host} wss://${host}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`,
  }
}
const json = { ...safe, 'content-type': 'application/json; charset=utf-8' }
const asset = (name: string): string => `/${name}/assets/${readdirSync(new URL({ display: '../../display/dist/display/assets', t: '../../display/dist/phone/assets' }[name] ?? '', import.meta.url)).find((file) => file.endsWith('.js')) ?? ''}`
/** Headers that say what an answer is, not how it may be used. */
const plain = ['connection', 'content-length', 'content-encoding', 'date', 'keep-alive', 'transfer-encoding', 'vary']
const headersOf = async (path: string, method = 'GET', body = '', headers = {}) => {
  const answer = await raw(hub.url + path, { ...(body && { 'content-type': 'application/json' }), ...headers }, method, body)
  return [answer.status, Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !plain.includes(name)))]
}

test('[security 22] pages are kept by nobody and speak to their own host alone', async () => {
  for (const path of ['/display', '/display/', '/console', '/console/', '/monitor', '/monitor/', '/t', '/t/', '/t/ACDEFG']) expect([path, await headersOf(path)]).toEqual([path, [200, page()]])
})

test('[security 22] the API, sign-in, errors and redirects have the same safe headers', async () => {
  for (const path of ['/health', '/api/board', '/api/centre', '/media']) expect([path, await headersOf(path)]).toEqual([path, [200, json]])
  for (const path of ['/nothing', '/api/nothing', '/media/none.png', '/voice/pt/ticket/x', '/t/assets/none.js'])
    expect([path, await headersOf(path)]).toEqual([path, [404, json]])
  expect(await headersOf('/display/assets/..%2findex.html')).toEqual([403, json])
  expect(await headersOf('/%')).toEqual([400, json])
  expect(await headersOf('/')).toEqual([302, { ...safe, location: '/console' }])
  const right = JSON.stringify({ user: 'ana', pin: '1234' })
  expect(await headersOf('/api/login', 'POST', right)).toEqual([200, json])
  expect(await headersOf('/api/login', 'POST', right.replace('1234', '0'))).toEqual([401, json])
  expect(await headersOf('/api/login', 'POST', '{}')).toEqual([400, json])
  expect(await headersOf('/api/login', 'POST', '{"')).toEqual([400, json])
  expect(await headersOf('/health', 'GET', '', { host: 'evil.example' })).toEqual([403, json])
  const refused = await headersOf('/t/', 'GET', '', { host: 'evil.example', accept: 'text/html' })
  expect(refused).toEqual([403, { ...page(), 'content-security-policy': `${safe['content-security-policy']}; style-src 'unsafe-inline'` }])
})

test('[security 22] built files are kept for long, the centre\'s pictures for an hour', async () => {
  const kept = { ...safe, 'cache-control': 'public, max-age=2592000, immutable', 'content-type': 'application/javascript; charset=utf-8' }
  for (const name of ['display', 't']) expect(await headersOf(asset(name))).toMatchObject([200, kept])
  expect(await headersOf('/media/a.png')).toMatchObject([200, { ...safe, 'cache-control': 'public, max-age=3600', 'content-type': 'image/png' }])
})

test('[security 22] a page of the hub reaches its own hub and no other', async () => {
  const other = await startHub()
  const browser = await openBrowser()
  const one = await browser.newPage()
  await one.goto(`${hub.url}/console`)
  const reaches = (url: string): Promise<string> => one.evaluate((address) => new Promise<string>((told) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told(effectiveDirective), { once: true })
    const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    socket.addEventListener('open', () => told('open'))
  }), url)
  expect(await reaches(hub.url)).toBe('open')
  expect(await reaches(other.url)).toBe('connect-src')
  await browser.close()
  await other.close()
})
