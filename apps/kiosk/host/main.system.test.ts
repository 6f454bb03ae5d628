import { PROTOCOL_VERSION } from '@senha/protocol'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLink } from '@senha/protocol/link'
import { startVirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import type { VirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { screenFacts, screenNamespace, screenTable, screenToken } from '../link.ts'
import type { ScreenLink, ScreenState } from '../link.ts'
import { fullDisk } from '../testing/full-disk.ts'
import { startProcess } from '../testing/kiosk-process.ts'
import type { KioskProcess } from '../testing/kiosk-process.ts'
import { sampleTicket } from '../testing/samples.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import type { ScriptedHub } from '../testing/scripted-hub.ts'

let folder: string
let hub: ScriptedHub
let printer: VirtualPrinter
const running: KioskProcess[] = []
const links: ScreenLink[] = []

const start = (...more: string[]): KioskProcess => {
  const kiosk = startProcess('--hub', hub.url, '--token', 'demo-kiosk', '--id', 'k1', '--port', '0', '--data', join(folder, 'data'), '--printer', printer.address, ...more)
  running.push(kiosk)
  return kiosk
}
const screenOf = async (kiosk: KioskProcess): Promise<ScreenLink> => {
  const link = openLink({ hub: await kiosk.address(), namespace: screenNamespace, auth: { token: screenToken }, commands: screenTable, facts: screenFacts })
  links.push(link)
  return link
}
/** Resolves with the first state for which this is so. */
const stateWhere = (link: ScreenLink, isSo: (state: ScreenState) => boolean): Promise<ScreenState> => new Promise((resolve) => {
  const stop = link.on('screen:state', (state) => {
    if (!isSo(state)) return
    stop()
    resolve(state)
  })
})
const paperOut = (n: number): Promise<void> => new Promise((resolve) => {
  const look = (): void => {
    if (printer.papers().length < n) return
    stop()
    resolve()
  }
  const stop = printer.onPaper(look)
  look()
})
const kill = async (kiosk: KioskProcess): Promise<void> => {
  kiosk.child.kill('SIGKILL')
  await kiosk.ended
}
const wish = { topicId: 'papers', language: 'uk', priority: false } as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-system-'))
  printer = await startVirtualPrinter()
  hub = await startScriptedHub()
  hub.answer('ticket:issue', () => ({ ok: true, seq: 1, ticket: sampleTicket() }))
})
afterEach(async () => {
  for (const link of links.splice(0)) link.close()
  await Promise.all(running.splice(0).map(kill))
  await hub.goAway()
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('starting and ending', () => {
  test('one line says where it is; the page is there; SIGTERM ends it cleanly', async () => {
    const kiosk = start()
    expect(await kiosk.ready).toMatch(/^kiosk ready at http:\/\/127\.0\.0\.1:\d+\/kiosk$/)
    const page = await fetch(`${await kiosk.address()}/kiosk`)
    // 503 is the page that waits for the screens of a fresh clone and loads itself again
    expect([200, 503]).toContain(page.status)
    expect(page.headers.get('content-type')).toContain('text/html')
    kiosk.child.kill('SIGTERM')
    expect(await kiosk.ended).toMatchObject({ code: 0, stdout: [await kiosk.ready] })
  })

  test('where the network can open its screens it says so once; where only this machine can, not at all', async () => {
    const told = async (...more: string[]): Promise<string[]> => {
      const kiosk = start(...more)
      await kiosk.ready
      kiosk.child.kill('SIGTERM')
      return (await kiosk.ended).stderr.filter((line) => line.includes('--host'))
    }
    expect(await told('--host', '0.0.0.0')).toEqual([expect.stringMatching(/^kiosk: --host 0\.0\.0\.0: everybody in that network can use its screens/)])
    expect(await told()).toEqual([])
  })

  test('it starts on a full disk, meets the hub and prints', async () => {
    mkdirSync(join(folder, 'data'))
    const disk = fullDisk(join(folder, 'data'))
    if (!disk) return console.log('skipped: no mounts here')
    try {
      const before = start()
      await before.ready
      await hub.met()
      before.child.kill('SIGTERM')
      await before.ended
      disk.fill()
      const kiosk = start()
      expect(await kiosk.ready).toMatch(/^kiosk ready/)
      const screen = await screenOf(kiosk)
      await stateWhere(screen, ({ hub: status, disk: trouble }) => status === 'live' && trouble === 'full')
      hub.job({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
      expect((await hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
      await kill(kiosk)
    } finally {
      disk.close()
    }
  })

  test('a hub that is away does not keep it from being ready', async () => {
    await hub.goAway()
    const kiosk = start()
    expect(await kiosk.ready).toMatch(/^kiosk ready/)
    const screen = await screenOf(kiosk)
    expect((await stateWhere(screen, ({ hub: status }) => status === 'lost')).centre).toBeUndefined()
    await hub.comeBack()
    expect((await stateWhere(screen, ({ hub: status }) => status === 'live')).hub).toBe('live')
  })

  test('a print station has no screens and prints what the hub sends', async () => {
    const station = start('--no-screens')
    expect(await station.ready).toMatch(/^print station ready at http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${await station.address()}/kiosk`)).status).toBe(404)
    await hub.met()
    hub.job({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
  })

  const stopped = async (...args: string[]): Promise<{ code: number | null; stdout: string[]; stderr: string[] }> => startProcess(...args).ended

  test('wrong flags are refused with one line and exit code 1', async () => {
    const { code, stdout, stderr } = await stopped('--hub', hub.url, '--paint', 'it')
    expect({ code, stdout, lines: stderr.length }).toEqual({ code: 1, stdout: [], lines: 1 })
    expect(stderr[0]).toMatch(/paint.*usage/)
  })

  test('a busy port, an unreadable data folder, and a second kiosk on the same folder: one line each', async () => {
    const kiosk = start()
    const { port } = new URL(await kiosk.address())
    const common = ['--hub', hub.url, '--token', 't', '--printer', 'virtual']
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const [busy, unreadable, second] = await Promise.all([
      stopped(...common, '--port', port, '--data', join(folder, 'other')),
      stopped(...common, '--port', '0', '--data', file),
      stopped(...common, '--port', '0', '--data', join(folder, 'data')),
    ])
    expect([busy, unreadable, second].map(({ code, stdout, stderr }) => [code, stdout.length, stderr.length])).toEqual([[1, 0, 1], [1, 0, 1], [1, 0, 1]])
    expect(busy.stderr[0]).toMatch(/port \d+ is busy/)
    expect(unreadable.stderr[0]).toMatch(/cannot write in/)
    expect(second.stderr[0]).toMatch(/another kiosk is running/)
  })
})

describe('a ticket on paper', () => {
  test('comes out of a network printer once, and the hub is told', async () => {
    const kiosk = start()
    const screen = await screenOf(kiosk)
    await stateWhere(screen, ({ hub: status }) => status === 'live')
    expect(await (await fetch(`${await kiosk.address()}/health`)).json()).toMatchObject({ ok: true, hub: 'live', screens: 1, handIns: { waiting: 0, notTaken: 0 } })
    const commandId = '11111111-1111-4111-8111-111111111111'
    const answer = await screen.send('ticket:issue', wish, commandId)
    expect(answer).toMatchObject({ ok: true, ticket: { number: 'A042' } })
    await paperOut(1)
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
    await screen.send('ticket:issue', wish, commandId)
    expect(printer.papers().map(({ oddities, bitmap }) => [oddities, bitmap.width])).toEqual([[[], 576]])
  })

  test('is the same bytes in a file', async () => {
    const file = join(folder, 'paper.bin')
    writeFileSync(file, '')
    const screen = await screenOf(start('--printer', `file:${file}`))
    await stateWhere(screen, ({ hub: status }) => status === 'live')
    await screen.send('ticket:issue', wish)
    await hub.nth('ticket:paper')
    expect(readFileSync(file).subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]))
    expect(readFileSync(file).includes(Buffer.from([0x1d, 0x76, 0x30]))).toBe(true)
  })

  test('killed in the middle of a paper: that one is unknown and not printed again, the one behind it is printed', async () => {
    // takes the bytes and never says anything: the paper is neither out nor lost
    const sockets = new Set<{ destroy: () => void }>()
    let taken: () => void = () => undefined
    const began = new Promise<void>((resolve) => { taken = resolve })
    const silent = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('data', () => taken())
    })
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
    const address = silent.address()
    const first = start('--printer', `tcp:127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    const screen = await screenOf(first)
    await stateWhere(screen, ({ hub: status }) => status === 'live')
    hub.job({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
    await began
    hub.job({ jobId: 'j-2', ticket: sampleTicket({ id: 't-2', number: 'A043' }), reprint: false })
    await stateWhere(screen, ({ papers }) => papers.length === 2)
    await kill(first)
    for (const socket of sockets) socket.destroy()
    silent.close()

    start()
    const reports = [await hub.nth('ticket:paper'), await hub.nth('ticket:paper', 2)]
    expect(reports.map(({ payload }) => [payload.ticketId, payload.outcome])).toEqual([['t-1', 'unknown'], ['t-2', 'printed']])
    hub.job({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
    hub.job({ jobId: 'j-3', ticket: sampleTicket({ id: 't-3', number: 'A044' }), reprint: false })
    await hub.nth('ticket:paper', 4)
    expect(printer.papers()).toHaveLength(2)
  })
})

describe('strangers', () => {
  const refused = (url: string, extraHeaders: Record<string, string>): Promise<string> => new Promise((resolve) => {
    const socket = io(`${url}${screenNamespace}`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders, auth: { token: screenToken, protocol: PROTOCOL_VERSION } })
    socket.on('connect', () => {
      socket.disconnect()
      resolve('let in')
    })
    socket.on('connect_error', () => {
      socket.disconnect()
      resolve('refused')
    })
  })

  test('a page of another origin, or under another name for this machine, does not reach the agent', async () => {
    const url = await start().address()
    const { host } = new URL(url)
    expect(await refused(url, { origin: `http://${host}` })).toBe('let in')
    expect(await refused(url, { origin: 'http://evil.example' })).toBe('refused')
    expect(await refused(url, { origin: 'http://evil.example', host: 'evil.example' })).toBe('refused')
  })

  test('a request line that is no address does not end it', async () => {
    const kiosk = start('--printer', 'virtual')
    const url = await kiosk.address()
    const raw = connect({ host: '127.0.0.1', port: Number(new URL(url).port) })
    const over = new Promise((closed) => { raw.once('close', closed) })
    raw.on('error', () => undefined).resume().end('GET // HTTP/1.1\r\nHost: x\r\n\r\n')
    await over
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })

  test('a malformed or unknown message is answered invalid and does nothing', async () => {
    const url = await start().address()
    const socket = io(`${url}${screenNamespace}`, { transports: ['websocket'], forceNew: true, auth: { token: screenToken, protocol: PROTOCOL_VERSION } })
    const messages: [string, unknown][] = [['ticket:issue', { topicId: 7 }], ['ticket:issue', undefined], ['open:door', {}], ['ticket:paper', { ticketId: 't-1', outcome: 'printed' }]]
    for (const [name, payload] of messages) expect(await socket.emitWithAck(name, payload)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    socket.disconnect()
    expect(hub.heard.filter(({ name }) => !['printer:report', 'clock:report', 'numbers:lease'].includes(name))).toEqual([])
  })
})
