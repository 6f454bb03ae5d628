import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import type { Server } from 'socket.io'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createDoor, createFailures, createNames, createProxies, openSockets } from './index.ts'

const never = (): never => {
  throw new Error('nobody was to be refused')
}
/** Sockets without budgets: what is tried here comes before any is counted. */
const open = async (): Promise<{ url: string; io: Server; http: HttpServer }> => {
  const http = createServer()
  const io = openSockets(http, {
    door: createDoor('test', createNames({ given: [] }), createProxies([]), never),
    connections: { watch: () => undefined, admit: () => true, isKnown: () => false },
    failures: createFailures(never, () => 0),
    maxFrameBytes: 64 * 1024,
    enterMs: 60_000,
    wrongName: never,
    nowhere: new Error('there is nothing here'),
  })
  io.of('/room').on('connection', (socket) => socket.on('echo', (words: string, answer: (words: string) => void) => answer(words)))
  await new Promise<void>((ready) => {
    http.listen(0, '127.0.0.1', ready)
  })
  const address = http.address()
  return { url: `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/socket.io/?EIO=4&transport=websocket`, io, http }
}

let close = async (): Promise<void> => undefined
afterEach(() => close())

const enter = async (): Promise<WebSocket> => {
  const { url, io } = await open()
  const client = new WebSocket(url)
  close = async () => {
    client.terminate()
    await io.close()
  }
  client.on('error', () => undefined)
  await new Promise((opened) => {
    client.once('open', opened)
  })
  client.send('40/room,')
  await heard(client, '40/room,')
  return client
}
const heard = (client: WebSocket, start: string): Promise<string> =>
  new Promise((found) => {
    const listener = (data: unknown): void => {
      const text = String(data)
      if (!text.startsWith(start)) return
      client.off('message', listener)
      found(text)
    }
    client.on('message', listener)
  })
const inFragments = (client: WebSocket, text: string, count: number): void => {
  const size = Math.ceil(text.length / count)
  for (let n = 0; n < count; n += 1) client.send(text.slice(n * size, (n + 1) * size), { fin: n === count - 1 })
}

test('a message that comes in some fragments is taken, as large as a message may be', async () => {
  const client = await enter()
  const words = 'x'.repeat(60_000)
  const answer = heard(client, '43/room,1')
  inFragments(client, `42/room,1["echo","${words}"]`, 40)
  expect(await answer).toBe(`43/room,1["${words}"]`)
})

test('one in hundreds of fragments, each of which costs more memory than it has bytes, ends its connection', async () => {
  const client = await enter()
  const closed = new Promise<number>((gone) => {
    client.once('close', gone)
  })
  // the last one never comes
  for (let n = 0; n < 300; n += 1) client.send(n === 0 ? '42/room,' : 'x', { fin: false })
  expect(await closed).toBe(1008)
})
