import { PROTOCOL_VERSION } from '@senha/protocol'
import { screenNamespace, screenToken } from '../link.ts'
import { startProcess } from '../testing/kiosk-process.ts'
import type { KioskProcess } from '../testing/kiosk-process.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ScreenState } from '../link.ts'

let folder: string
const running: KioskProcess[] = []
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'kiosk-names-')) })
afterEach(async () => {
  for (const kiosk of running.splice(0)) {
    kiosk.child.kill('SIGTERM')
    await kiosk.ended
  }
  rmSync(folder, { recursive: true, force: true })
})
const start = (...more: string[]): KioskProcess => {
  const kiosk = startProcess('--hub', 'http://127.0.0.1:9', '--token', 't', '--port', '0', '--data', folder, '--printer', 'virtual', ...more)
  running.push(kiosk)
  return kiosk
}
const statusOf = (url: string, headers: Record<string, string>, method = 'GET'): Promise<number> => new Promise((told, fail) => {
  request(url, { method, headers, agent: false }, (response) => {
    response.resume().on('end', () => told(response.statusCode ?? 0))
  }).on('error', fail).end()
})
/** Connects as a screen does; tells the name for which it was refused. */
const screen = (url: string, extraHeaders: Record<string, string>): Promise<unknown> => new Promise((told) => {
  const socket = io(url + screenNamespace, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders, auth: { token: screenToken, protocol: PROTOCOL_VERSION } })
  const end = (how: unknown): void => {
    socket.disconnect()
    told(how)
  }
  socket.on('connect', () => end('let in')).on('connect_error', (error: Error & { data?: { name?: string } }) => end(error.data?.name))
})
const paths = ['/', '/health', '/kiosk', '/kiosk/', '/paper', '/paper/papers.json', '/voice/pt?say=a', '/nothing']

test('a kiosk under a strange name answers on no path, and tells its screens why', async () => {
  const url = await start().address()
  for (const path of paths) for (const host of ['evil.example', 'senha-hub.local']) expect([path, host, await statusOf(url + path, { host })]).toEqual([path, host, 403])
  expect(await statusOf(`${url}/paper/faults/paper-out/on`, { origin: 'http://evil.example' }, 'POST')).toBe(403)
  expect(await statusOf(`${url}/health`, { host: 'localhost' })).toBe(200)
  const strangers: Record<string, string>[] = [{ host: 'evil.example' }, { origin: 'http://evil.example' }]
  for (const headers of strangers) expect(await screen(url, headers)).toBe('evil.example')
  expect(await screen(url, { origin: url })).toBe('let in')
})

test('--name adds a name to a kiosk; without screens its pages are guarded too', async () => {
  const url = await start('--name', 'kiosk.example', '--no-screens').address()
  expect(await statusOf(`${url}/health`, { host: 'kiosk.example' })).toBe(200)
  for (const path of ['/health', '/paper']) expect([path, await statusOf(url + path, { host: 'evil.example' })]).toEqual([path, 403])
})

test('a kiosk whose hub does not go by the name that it was given shows the name to staff', async () => {
  const hub = createServer()
  const sockets = new Server(hub, { transports: ['websocket'] })
  sockets.of('/kiosk').use((_socket, next) => next(Object.assign(new Error('no'), { data: { code: 'unavailable', message: 'no', protocol: PROTOCOL_VERSION, name: 'velho.example' } })))
  await new Promise<void>((listening) => { hub.listen(0, '127.0.0.1', listening) })
  const address = hub.address()
  const url = await start('--hub', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`).address()
  const socket = io(url + screenNamespace, { transports: ['websocket'], forceNew: true, auth: { token: screenToken, protocol: PROTOCOL_VERSION } })
  const state = await new Promise<ScreenState>((told) => {
    socket.on('screen:state', (one: ScreenState) => {
      if (one.hub === 'refused') told(one)
    })
  })
  expect(state).toMatchObject({ refusal: 'unavailable', refusedName: 'velho.example' })
  socket.disconnect()
  await sockets.close()
})
