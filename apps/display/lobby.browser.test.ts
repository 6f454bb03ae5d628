import { PROTOCOL_VERSION } from '@senha/protocol'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build, openBrowser } from '@senha/screens/testing'
import type { Browser, Page } from 'playwright-core'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { heardOn, listenIn } from './test/heard.ts'

/** The lobby as a centre has it: the hub's own program, its real sockets, several displays and a phone in one browser. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'senha-lobby-'))
let hub: ChildProcess
let url = ''
let browser: Browser
const sockets: Socket[] = []

beforeAll(async () => {
  await build('display', 'phone')
  hub = spawn(process.execPath, ['apps/hub/main.ts', '--centre', 'packages/centre/lisboa.json', '--data', data, '--port', '0', '--host', '127.0.0.1', '--demo'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const { stdout } = hub
  if (!stdout) throw new Error('the hub says nothing')
  url = await new Promise<string>((ready) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (found !== undefined) ready(found)
    })
  })
  browser = await openBrowser()
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  await browser.close()
  const gone = new Promise((over) => { hub.once('exit', over) })
  hub.kill('SIGTERM')
  await gone
  rmSync(data, { recursive: true, force: true })
})

const connect = (namespace: string, auth: object): Promise<Socket> => new Promise((ready, fail) => {
  const socket = io(url + namespace, { transports: ['websocket'], forceNew: true, auth: { protocol: PROTOCOL_VERSION, ...auth } })
  sockets.push(socket)
  socket.once('connect', () => ready(socket))
  socket.once('connect_error', fail)
})
const ask = async (socket: Socket, name: string, payload: object = {}): Promise<unknown> => {
  const answer: unknown = await socket.emitWithAck(name, { commandId: crypto.randomUUID(), ...payload })
  expect(answer).toMatchObject({ ok: true })
  return answer
}
const signIn = async (user: string): Promise<string> => {
  const answer = await fetch(`${url}/api/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, pin: '1234' }) })
  return z.object({ token: z.string() }).parse(await answer.json()).token
}
const open = async (path: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  await listenIn(page)
  await page.goto(url + path)
  return page
}

test('a display is paired at the monitor; a call, a notice and an emergency reach three displays and the phone; the hub knows how each display is', async () => {
  const supervisor = await connect('/monitor', { token: await signIn('marta') })
  const fresh = await open('/display/')
  const code = (await fresh.locator('.pair-code').innerText()).replaceAll(/\s/g, '')
  await ask(supervisor, 'device:pair', { code, deviceId: 'hall' })
  await fresh.locator('.board').waitFor()
  const displays = [fresh, await open('/display/?token=demo-display&id=stairs'), await open('/display/?token=demo-display&id=cellar&zone=zone-2')]
  for (const display of displays) await display.locator('.board').waitFor()
  const [hall, stairs, cellar] = displays

  const kiosk = await connect('/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
  const { ticket } = z.object({ ticket: z.object({ id: z.string(), number: z.string(), visitCode: z.string() }) }).parse(await ask(kiosk, 'ticket:issue', { topicId: 'papers', language: 'pt' }))
  const phone = await open(`/t/${ticket.visitCode}`)
  await phone.locator('h1', { hasText: ticket.number }).waitFor()

  const ana = await connect('/counter', { token: await signIn('ana') })
  await ask(ana, 'counter:open', { counterId: 'w1' })
  await ask(ana, 'ticket:call', { ticketId: ticket.id })
  for (const display of [hall, stairs]) await display?.locator('[data-number]', { hasText: ticket.number }).waitFor()
  await phone.locator('.called').waitFor()
  expect(await cellar?.getByText(ticket.number).count()).toBe(0)
  await expect.poll(async () => (hall ? (await heardOn(hall))[0]?.what : undefined)).toBe('chime')

  await ask(ana, 'ticket:no-show')
  await phone.getByRole('button', { name: 'Perdi a minha vez' }).click()
  await phone.locator('.facts').waitFor()

  await ask(supervisor, 'notice:post', { noticeId: 'counter-closed', counter: '7' })
  for (const display of displays) await display.locator('.notice-band', { hasText: 'O balcão 7 está fechado.' }).waitFor()
  await phone.getByText('O balcão 7 está fechado.').waitFor()
  await ask(supervisor, 'notice:post', { noticeId: 'evacuation' })
  for (const screen of [...displays, phone]) await screen.getByText('Saia do edifício agora.').waitFor()
  await ask(supervisor, 'notice:clear', { noticeId: 'evacuation' })
  for (const display of displays) await display.locator('.board').waitFor()

  await ask(supervisor, 'device:identify', { deviceId: 'hall' })
  await hall?.locator('.identity', { hasText: 'hall' }).waitFor()
  expect(await stairs?.locator('.identity').count()).toBe(0)

  const known = z.object({ devices: z.array(z.object({ id: z.string(), connected: z.boolean(), display: z.object({ width: z.int(), height: z.int(), audio: z.string() }).optional() })) })
  let devices: z.infer<typeof known>['devices'] = []
  supervisor.on('monitor:state', (state: unknown) => { devices = known.parse(state).devices })
  await ask(supervisor, 'notice:clear', { noticeId: 'counter-closed' })
  await expect.poll(() => devices.find((device) => device.id === 'hall')).toMatchObject({ connected: true, display: { width: 1920, height: 1080, audio: 'ready' } })

  await ask(supervisor, 'device:revoke', { kind: 'display', deviceId: 'hall' })
  await hall?.locator('.pair-code').waitFor()
})
