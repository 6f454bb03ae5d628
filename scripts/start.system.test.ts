import { demoTokens } from '../apps/hub/demo.ts'
import { connect } from '../apps/hub/testing/hub-process.ts'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'senha-npm-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const root = fileURLToPath(new URL('..', import.meta.url))

/** Ports that are free, all held at once so that they differ. */
const freePorts = async (count: number): Promise<string[]> => {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((open) => {
    const server = createServer().listen(0, '127.0.0.1', () => open(server))
  })))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port, not on a pipe
  const ports = servers.map((server) => String((server.address() as AddressInfo).port))
  await Promise.all(servers.map((server) => new Promise((closed) => { server.close(closed) })))
  return ports
}

const run = (args: string[]) => {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (part) => { out += String(part) })
  child.stderr.on('data', (part) => { err += String(part) })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((done) => { child.once('close', (code) => done({ code, out, err })) })
  return { ended, out: () => out, end: () => { child.kill('SIGTERM'); return ended } }
}

test('another centre on other ports: what is printed names it, each address answers, and papers carry the phone page that is printed', async () => {
  const [port = '', kioskPort = '', phonePort = ''] = await freePorts(3)
  const centre = join(root, 'packages/centre/porto.json')
  const demo = run(['--host', '127.0.0.1', '--port', port, '--kiosk-port', kioskPort, '--phone-port', phonePort, '--data', join(folder, 'data'), '--centre', centre])
  await expect.poll(demo.out).toContain('Ctrl+C')
  expect(demo.out()).toContain('the demo of ')
  expect(demo.out()).toContain('Porto')
  expect(demo.out()).not.toContain('Lisbo')
  const addresses = [...demo.out().matchAll(/http:\/\/\S+/g)].map(([url]) => url)
  for (const url of addresses) expect([url, (await fetch(url)).status]).toEqual([url, 200])
  const phone = `http://127.0.0.1:${phonePort}`
  expect(addresses).toContain(phone)
  const [token = ''] = Object.keys(demoTokens)
  const kiosk = await connect(`http://127.0.0.1:${port}`, '/kiosk', { token, id: 'other' })
  expect(await kiosk.fact('kiosk:state')).toMatchObject({ centre: { phonePageUrl: phone } })
  kiosk.close()
  expect((await demo.end()).code).toBe(0)
})

test('help, a wrong option and a busy port need no hub, and are told in plain lines', async () => {
  const other = createServer()
  await new Promise<void>((listening) => { other.listen(0, '127.0.0.1', listening) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port, not on a pipe
  const port = String((other.address() as AddressInfo).port)
  const [free = '', another = ''] = await freePorts(2)
  const [help, wrong, busy] = await Promise.all([run(['--help']).ended, run(['--prot', '1']).ended, run(['--port', free, '--kiosk-port', port, '--phone-port', another]).ended])
  expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--kiosk-port N') })
  expect(wrong).toEqual({ code: 1, out: '', err: "npm start: Unknown option '--prot'; npm start -- --help names all options\n" })
  expect(busy).toMatchObject({ code: 1, out: '', err: expect.stringMatching(new RegExp(`^npm start: port ${port}, for the kiosk, is busy[^\\n]*\\n$`)) })
  other.close()
})
