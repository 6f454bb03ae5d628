import { createServer } from 'node:http'
import { Server } from 'socket.io'
import type { Namespace } from 'socket.io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openLink } from './link.ts'
import type { Auth } from './link.ts'

let io: Server
let hub: string
const told: string[] = []

beforeEach(async () => {
  told.length = 0
  const http = createServer()
  io = new Server(http, { transports: ['websocket'], connectTimeout: 1_000 })
  await new Promise<void>((listening) => { http.listen(0, '127.0.0.1', listening) })
  const address = http.address()
  hub = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterEach(async () => {
  await io.close()
})
const room = (): Namespace => io.of('/display')
const open = (auth: Auth | (() => Auth) = { token: 't' }) =>
  openLink({
    hub, namespace: '/display', auth, commands: {}, facts: { word: z.string() },
    onBadMessage: (what) => void told.push(what),
  })
const fail = (what: string): never => {
  throw new Error(what)
}

test('a listener that fails costs that one message: it is told, and the next message is heard', async () => {
  room().on('connection', (socket) => {
    socket.emit('word', 'first')
    socket.emit('word', 'second')
  })
  const link = open()
  const heard = await new Promise<string>((second) => {
    link.on('word', (word) => (word === 'first' ? fail('the journal is closed') : second(word)))
  })
  expect(heard).toBe('second')
  expect(told).toEqual(['word failed here: the journal is closed'])
  link.close()
})

test('one that fails on a change of the connection keeps it from nobody else', async () => {
  room()
  const link = open()
  link.onStatus(() => fail('no'))
  await new Promise<void>((live) => {
    link.onStatus((status) => {
      if (status.is === 'live') live()
    })
  })
  expect(told).toEqual(['a change of the connection failed here: no'])
  link.close()
})

test('a name that cannot be read is asked for again at the next connection', async () => {
  room()
  let asked = 0
  const link = open(() => {
    asked += 1
    return asked === 1 ? fail('the identity is lost') : { token: 't' }
  })
  await new Promise<void>((live) => {
    link.onStatus((status) => {
      if (status.is === 'live') live()
    })
  })
  expect(asked).toBeGreaterThan(1)
  expect(told).toEqual(['the handshake failed here: the identity is lost'])
  link.close()
})
