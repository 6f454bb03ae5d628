import { createConnections, createFailures } from '@senha/guard'
import type { ConnectionBudgets } from '@senha/guard'
import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import { connect } from 'node:net'
import type { Socket as NetSocket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { afterEach, expect, test } from 'vitest'
import { enter, openRaw } from './testing/raw-frames.ts'
import type { RawConnection } from './testing/raw-frames.ts'
import { limits } from './timings.ts'

/** The budgets of connections, on a real server with small limits. */
const stranger = {
  frames: { burst: 50, refillMs: 60_000 },
  bytes: { burst: 100_000, refillMs: 60_000 },
  unreadBytes: 300_000,
}
const small: ConnectionBudgets = { ...limits.connections, stranger, outside: 5, open: 20, openOfAddress: 12 }

let close = async (): Promise<void> => undefined
afterEach(() => close())

interface House {
  readonly url: string
  readonly tcp: NetSocket[]
  readonly io: Server
  readonly logged: string[]
  readonly isKnown: (address: string) => boolean
  /** Answers that are not read yet: now, and at the worst moment. */
  readonly unread: () => { now: number; most: number }
  /** Another port of the same program. */
  readonly otherUrl: string
}

const listenOn = (server: HttpServer): Promise<string> =>
  new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      ready(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })

/** Larger than what the operating system takes for a client that reads nothing. */
const longPage = Buffer.alloc(16_000_000, 'x')
const open = async (budgets: ConnectionBudgets = small): Promise<House> => {
  let [unread, mostUnread] = [0, 0]
  const http: HttpServer = createServer((request, response) => {
    unread += 1
    mostUnread = Math.max(mostUnread, unread)
    response.once('close', () => {
      unread -= 1
    })
    response.end(request.url === '/long' ? longPage : 'page')
  })
  const other: HttpServer = createServer((_request, response) => response.end('page'))
  const otherIo = new Server(other, { transports: ['websocket'], serveClient: false })
  const io = new Server(http, { transports: ['websocket'], serveClient: false })
  const logged: string[] = []
  const tcp: NetSocket[] = []
  http.on('connection', (socket) => tcp.push(socket))
  const connections = createConnections(
    budgets,
    () => performance.now(),
    createFailures(
      (line) => logged.push(line),
      () => 0,
    ),
  )
  connections.watch(io.engine, http)
  connections.watch(otherIo.engine, other)
  io.of('/room').use((socket, next) =>
    next(connections.admit(socket, { key: 'one', most: 3, known: false }, '127.0.0.1') ? undefined : new Error('full')),
  )
  // a device whose connection comes through a proxy
  io.of('/device').use((socket, next) =>
    next(connections.admit(socket, { key: 'display', most: 3, known: true }, '10.1.2.3') ? undefined : new Error('full')),
  )
  close = async () => {
    await io.close()
    await otherIo.close()
  }
  return {
    url: await listenOn(http),
    otherUrl: await listenOn(other),
    tcp,
    io,
    logged,
    isKnown: connections.isKnown,
    unread: () => ({ now: unread, most: mostUnread }),
  }
}

/** A connection that asks so many times at once, and reads no answer. */
const askAtOnce = async (url: string, times: number, path = '/long', from = '127.0.0.1'): Promise<NetSocket> => {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), localAddress: from })
  socket.on('error', () => undefined)
  socket.pause()
  await new Promise((done) => {
    socket.once('connect', done)
    socket.once('close', done)
  })
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`.repeat(times))
  return socket
}
const answerOf = async (url: string): Promise<string> => (await fetch(url)).text()

test('[security 20] a connection that asks on before its answers are read is ended, and nothing is prepared for it', async () => {
  const { url, tcp, unread, logged } = await open()
  await askAtOnce(url, 1_000)
  await expect.poll(() => tcp[0]?.destroyed).toBe(true)
  expect(unread().most).toBeLessThanOrEqual(2)
  await expect.poll(() => unread().now).toBe(0)
  expect(await answerOf(url)).toBe('page')
  expect(logged).toEqual([])
})

test('[security 20] an answer that nobody reads is given up after a while', async () => {
  const { url, tcp, unread } = await open({ ...small, answerMs: 50 })
  await askAtOnce(url, 2)
  await expect.poll(() => unread().most).toBe(2)
  await expect.poll(() => tcp[0]?.destroyed).toBe(true)
  await expect.poll(() => unread().now).toBe(0)
})

test('[security 20] of connections that ask and do not read, as of idle ones, those go that waited longest: a visitor is answered', async () => {
  const { url, tcp } = await open({ ...small, plain: 4 })
  for (let n = 0; n < 10; n += 1) await askAtOnce(url, 1, n % 2 === 0 ? '/long' : '/')
  await expect.poll(() => tcp.filter((one) => one.destroyed).length).toBe(6)
  expect(await answerOf(url)).toBe('page')
})

test('[security 20] who fills one port leaves the other as it was', async () => {
  const { url, otherUrl } = await open({ ...small, open: 6, openOfAddress: 6, outside: 100 })
  const all = await Promise.all(Array.from({ length: 8 }, () => openRaw(url)))
  expect(all.filter((one) => one.isClosed())).toHaveLength(2)
  expect(await answerOf(otherUrl)).toBe('page')
})

test('[security 20] a port that strangers fill still lets in an address that a device is connected from', async () => {
  const { url } = await open({ ...small, open: 6, openOfAddress: 6, outside: 100 })
  const device = await openRaw(url, { from: '127.0.0.9' })
  await enter(device, '/device', {})
  const crowd = await Promise.all(Array.from({ length: 8 }, () => openRaw(url)))
  expect(crowd.filter((one) => one.isClosed())).toHaveLength(3)
  expect((await openRaw(url, { from: '127.0.0.9' })).isClosed()).toBe(false)
})

test('[security 18] a device behind a proxy is known by its own address, until it leaves', async () => {
  const { url, io, isKnown } = await open()
  const arrived = new Promise<Socket>((come) => {
    io.of('/device').once('connection', come)
  })
  const device = await openRaw(url)
  await enter(device, '/device', {})
  const socket = await arrived
  expect([isKnown('10.1.2.3'), isKnown('127.0.0.1')]).toEqual([true, false])
  const left = new Promise((gone) => {
    socket.once('disconnect', gone)
  })
  device.close()
  await left
  expect(isKnown('10.1.2.3')).toBe(false)
})

test('[security 2] a client that does not read is shown out, however much is said to it', async () => {
  const { url, io, tcp } = await open()
  const arrived = new Promise<Socket>((come) => {
    io.of('/room').once('connection', come)
  })
  const deaf = await openRaw(url)
  await enter(deaf, '/room', {})
  const socket = await arrived
  deaf.stopReading()
  const words = 'x'.repeat(64_000)
  let said = 0
  while (socket.connected) {
    socket.emit('news', words)
    said += words.length
    // the operating system takes what its own buffers hold
    await turn()
  }
  expect(said).toBeLessThan(32_000_000)
  await expect.poll(() => tcp[0]?.destroyed).toBe(true)
  deaf.close()
})

test('[security 15] more frames or bytes than the budget are not read: the connection waits, and nobody else does', async () => {
  const { url, tcp } = await open()
  const pinging = await openRaw(url)
  pinging.stopReading()
  for (let n = 0; n < 200; n += 1) pinging.frame(9, 'ping')
  await expect.poll(() => tcp[0]?.isPaused()).toBe(true)
  const talking = await openRaw(url)
  await enter(talking, '/room', {})
  for (let n = 0; n < 3; n += 1) talking.send(`42/room,["${'x'.repeat(60_000)}"]`)
  await expect.poll(() => tcp[1]?.isPaused()).toBe(true)
  const other = await openRaw(url)
  expect(await enter(other, '/room', {})).toMatch(/^40/)
})

test('[security 20] connections that enter no namespace are bounded: whoever waited longest goes, and who is inside stays', async () => {
  const { url } = await open()
  const inside = await openRaw(url)
  await enter(inside, '/room', {})
  const idle: RawConnection[] = []
  for (let n = 0; n < 8; n += 1) idle.push(await openRaw(url))
  await Promise.all(idle.slice(0, 3).map((one) => one.closed))
  expect(idle.map((one) => one.isClosed())).toEqual([true, true, true, false, false, false, false, false])
  expect(inside.isClosed()).toBe(false)
})

test('[security 20] one address opens so many connections and no more, and they are free again when they end', async () => {
  const { url } = await open({ ...small, outside: 100 })
  const all = await Promise.all(Array.from({ length: 15 }, () => openRaw(url)))
  expect(all.filter((one) => one.isClosed())).toHaveLength(3)
  expect((await openRaw(url, { from: '127.0.0.2' })).isClosed()).toBe(false)
  for (const one of all) one.close()
  await expect.poll(async () => (await openRaw(url)).isClosed()).toBe(false)
})

test('[security 20] whoever comes anew without end, for a new budget each time, is not let in any more; another address is', async () => {
  const { url } = await open({ ...small, arrivals: { burst: 8, refillMs: 60_000 } })
  const isLetIn = async (from: string): Promise<boolean> => {
    const raw = await openRaw(url, { from })
    const isIn = !raw.isClosed()
    raw.close()
    await raw.closed
    return isIn
  }
  const came: boolean[] = []
  for (let n = 0; n < 12; n += 1) came.push(await isLetIn('127.0.0.3'))
  expect(came).toEqual(Array.from({ length: 12 }, (_, n) => n < 8))
  expect(await isLetIn('127.0.0.4')).toBe(true)
})

test('[security 2] a sender has so many sockets over all its connections, and one that ends while it enters is not counted for ever', async () => {
  const { url } = await open({ ...small, outside: 100, openOfAddress: 100, open: 100 })
  for (let n = 0; n < 30; n += 1) {
    const hasty = await openRaw(url)
    hasty.send('40/room,{}')
    hasty.close()
    await hasty.closed
  }
  await expect
    .poll(async () => {
      const said = await Promise.all(Array.from({ length: 4 }, async () => enter(await openRaw(url), '/room', {})))
      return said.filter((text) => text?.startsWith('40')).length
    })
    .toBe(3)
})

test('an upgrade that is refused does not stay open', async () => {
  const { url, tcp, logged } = await open()
  for (const path of ['/elsewhere', '/socket.io/?EIO=4&transport=websocket&sid=x'])
    expect((await openRaw(url, { path })).isClosed()).toBe(true)
  await expect.poll(() => tcp.every((socket) => socket.destroyed)).toBe(true)
  expect(logged).toEqual([])
})
