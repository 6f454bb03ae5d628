import { connect } from 'node:net'
import { openRaw } from '../../../apps/hub/testing/raw-frames.ts'
import type { RawConnection } from '../../../apps/hub/testing/raw-frames.ts'
import { oneOf, whole } from '../../sim/random.ts'
import type { Random } from '../../sim/random.ts'

/** What no library sends: WebSocket, Engine.IO and Socket.IO packets, and HTTP requests, wrong in every layer. */

export interface Target {
  readonly url: string
  /** Ways into its namespaces, to send nonsense from inside too. */
  readonly doors: readonly (readonly [namespace: string, auth: object])[]
  /** Paths of its HTTP routes. */
  readonly routes: readonly string[]
}

const names = ['ticket:issue', 'ticket:call-next', 'visit:leave', 'display:report', 'notice:post', 'visit:lookup', 'error', 'disconnect', 'disconnecting', 'connect', 'newListener', '__proto__', 'constructor', 'toString', '', 'x'.repeat(500)]

const deep = (random: Random): string => {
  const depth = oneOf(random, [10, 1_000, 10_000])
  return random() < 0.5 ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
}

const json = (random: Random): string => oneOf(random, [
  () => '', () => '[]', () => '[null]', () => '[7]', () => '[7,{}]', () => '[[]]', () => '[{}]', () => '{}', () => 'null', () => '"x"', () => '{', () => '[1e999]', () => '[true]', () => '\u0000', () => '["a",]',
  () => JSON.stringify([oneOf(random, names)]), () => JSON.stringify([oneOf(random, names), null]), () => JSON.stringify([oneOf(random, names), { commandId: 1 }, 2, 3]),
  () => `["${oneOf(random, ['ticket:issue', 'visit:missed'])}",{"__proto__":{"ok":true},"commandId":"${crypto.randomUUID()}"}]`,
  () => `["x",{"_placeholder":true,"num":${oneOf(random, ['0', '-1', '9', '"a"', '1e9'])}}]`,
  () => `["x",${deep(random)}]`, () => JSON.stringify(['ticket:issue', 'y'.repeat(oneOf(random, [1_000, 60_000, 70_000]))]),
  () => JSON.stringify(['ticket:issue', Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`k${n}`, n]))]), () => JSON.stringify(['visit:refer', Array.from({ length: 8_000 }, () => 1)]),
])()

/** The text of one Socket.IO packet. */
const packet = (random: Random, namespace: string): string => {
  const type = oneOf(random, ['0', '1', '2', '2', '2', '3', '4', '5', '6', '7', '9', 'x', ''])
  const attachments = type === '5' || type === '6' ? oneOf(random, ['1-', '2-', '0-', '-1-', '99999999-', '1', 'x-', '']) : ''
  const where = oneOf(random, [`${namespace},`, `${namespace},`, `${namespace},`, namespace, '/,', '', '/nowhere,', '/__proto__,', `/${'n'.repeat(2_000)},`, '/kiosk?a=1,', '//,'])
  return type + attachments + where + oneOf(random, ['', '', '1', '0', ' ', '1 2', '-1', '1e5', '99999999999999999999', '007']) + json(random)
}

/** One Engine.IO message as text. */
const message = (random: Random, namespace: string): string =>
  (random() < 0.75 ? `4${packet(random, namespace)}` : oneOf(random, ['0', '1', '2', '2probe', '3', '3probe', '4', '5', '6', '7', 'b', 'bAAAA', 'b!!!', 'x', '', '\u001e', '4\u001e4', 'é', '0{"sid":"x"}']))

/** Sends one wrong thing at the level of frames. */
const sendOne = (random: Random, raw: RawConnection, namespace: string): void => {
  const payload = Buffer.from(Array.from({ length: whole(random, 40) }, () => whole(random, 256)))
  oneOf(random, [
    () => raw.send(message(random, namespace)), () => raw.send(message(random, namespace)), () => raw.send(message(random, namespace)), () => raw.send(message(random, namespace)),
    () => raw.frame(2, payload),
    // a binary packet and its attachments
    () => { raw.send(`451-${namespace},${oneOf(random, ['["x",{"_placeholder":true,"num":0}]', '', '[{"_placeholder":true,"num":0}]', `["x",${deep(random)}]`])}`); raw.frame(2, payload) },
    // control frames, among them ones that are too long or of no kind
    () => raw.frame(oneOf(random, [8, 9, 10]), payload), () => raw.frame(9, Buffer.alloc(200)), () => raw.frame(oneOf(random, [3, 4, 5, 6, 7, 11, 12, 15]), payload), () => raw.frame(8, Buffer.from([1])),
    // text that is no UTF-8
    () => raw.frame(1, Buffer.from([0xc3, 0x28, 0xff])),
    // one message in pieces, with a control frame between, and pieces of nothing
    () => { const text = Buffer.from(message(random, namespace)); const at = whole(random, text.length + 1); raw.frame(1, text.subarray(0, at), false); raw.frame(9, ''); raw.frame(0, text.subarray(at)) },
    () => { raw.frame(1, '4', false); for (let n = 0; n < 50; n += 1) raw.frame(0, '', false) },
    () => raw.frame(0, payload),
    // half a frame, a frame that lies about its length, one without a mask, one with reserved bits
    () => raw.write(Buffer.from([0x81])), () => raw.write(Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])), () => raw.write(Buffer.from([0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255])),
    () => raw.write(Buffer.from([0x81, 0x02, 0x34, 0x30])), () => raw.write(Buffer.from([0xf1, 0x82, 0, 0, 0, 0, 0x34, 0x30])), () => raw.write(payload),
    // many at once
    () => { for (let n = 0; n < 50; n += 1) raw.send(`40${namespace},{"protocol":1}`) }, () => { for (let n = 0; n < 100; n += 1) raw.send(`42${namespace},${n}["nothing"]`) }, () => { for (let n = 0; n < 100; n += 1) raw.frame(9, 'p') },
  ])()
}

const paths = ['/socket.io/?EIO=4&transport=websocket', '/socket.io/?EIO=4&transport=websocket', '/socket.io/?EIO=4&transport=websocket', '/socket.io/?EIO=3&transport=websocket', '/socket.io/?transport=websocket', '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=4&transport=__proto__', '/socket.io/?EIO=4&transport=webtransport', '/socket.io/?EIO=4&transport=websocket&sid=__proto__', '/socket.io/?EIO=4&transport=websocket&sid=x', '/socket.io/?EIO=4&transport=websocket&b64=1', '/socket.io', '/socket.io/', '/', '/x?%', '//', '/socket.io/%zz?EIO=4&transport=websocket']
const heads = ['', '', '', '', 'Origin: http://elsewhere.example\r\n', 'Origin: null\r\n', 'Origin: \u0001\r\n', 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=x\r\n', 'Sec-WebSocket-Protocol: ,\r\n', 'Sec-WebSocket-Version: 99\r\n', 'Sec-WebSocket-Key: x\r\n', 'Host: x\r\n']

/** One connection that sends some wrong things and ends; resolves when the target closed it too. */
export const wrongFrames = async (random: Random, { url, doors }: Target): Promise<number> => {
  const plain = random() < 0.75
  const raw = await openRaw(url, plain ? {} : { path: oneOf(random, paths), head: oneOf(random, heads) })
  const [namespace, auth] = oneOf(random, doors)
  if (random() < 0.75) raw.send(`40${namespace},${JSON.stringify({ protocol: 1, ...auth })}`)
  else raw.send(`40${namespace},${oneOf(random, ['', '{}', '[]', 'null', '{"protocol":"1"}', '{"protocol":1e99}', '{"token":{}}', '{"__proto__":1}', deep(random)])}`)
  const count = 1 + whole(random, 4)
  for (let n = 0; n < count; n += 1) sendOne(random, raw, namespace)
  await raw.finish()
  return count
}

const methods = ['GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'NONSENSE', '']
const bodies = ['', '{', '{}', 'null', '[]', '"x"', '{"user":"marta","pin":1}', '{"user":"__proto__","pin":"1"}', '{"__proto__":{"user":"marta"}}', '{"constructor":{"prototype":{}}}', '\u0000', 'x'.repeat(20_000), '['.repeat(8_000)]
const tails = ['', '/', '?', '?a=%', '/..%2f..%2fetc%2fpasswd', '/../../../etc/passwd', '/%2e%2e/%2e%2e/x', '/%00', '/%', '/\\..\\x', '?__proto__=1', '/%c0%ae', `/${'a'.repeat(5_000)}`, '#x', '/constructor', '/;x']
const headers = ['Host: x', 'Host:', 'Host: x\r\nHost: y', 'Content-Length: 5', 'Content-Length: -1', 'Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 99999999', 'Transfer-Encoding: chunked', 'Transfer-Encoding: chunked\r\nContent-Length: 3', 'Transfer-Encoding: x',
  'Content-Type: application/json', 'Content-Type: text/plain', 'Content-Type: ;', 'Content-Encoding: gzip', 'Expect: 100-continue', 'Expect: x', 'Upgrade: websocket\r\nConnection: Upgrade', 'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings', 'Connection: close', 'Range: bytes=9-1', 'Range: bytes=0-0,1-1,2-2', 'If-Modified-Since: x',
  'If-None-Match: *', 'Accept-Encoding: *;q=x', 'Origin: null', 'Cookie: a=b; __proto__=1', `X: ${'y'.repeat(20_000)}`, ' folded: x', 'no colon', 'X\u0000: 1', 'Sec-Fetch-Site: cross-site']

/** One connection with one wrong request, or a right one in a wrong way; resolves with what was answered when the target closed it. */
export const wrongRequest = (random: Random, { url, routes }: Target): Promise<string> => new Promise((ended) => {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let answer = ''
  socket.on('data', (bytes) => { if (answer.length < 2_000) answer += bytes.toString('latin1') })
  socket.on('error', () => undefined)
  socket.on('close', () => ended(answer))
  const body = oneOf(random, bodies)
  const line = oneOf(random, [
    () => `${oneOf(random, methods)} ${oneOf(random, routes)}${oneOf(random, tails)} HTTP/1.1`, () => `${oneOf(random, methods)} ${oneOf(random, routes)} HTTP/1.1`, () => `POST ${oneOf(random, routes)} HTTP/1.1`,
    () => oneOf(random, ['GET', 'GET / HTTP/9.9', 'GET  / HTTP/1.1', 'GET / HTTP/1.0', 'GET http://[::1 HTTP/1.1', 'GET http://x/health HTTP/1.1', 'GET * HTTP/1.1', '\u0016\u0003\u0001\u0002', 'PRI * HTTP/2.0', '', 'GET /é HTTP/1.1', 'GET // HTTP/1.1', 'GET //x:99999/socket.io/ HTTP/1.1', 'GET /socket.io/?EIO=4&transport=polling HTTP/1.1', 'POST /socket.io/?EIO=4&transport=polling&sid=__proto__ HTTP/1.1']),
  ])()
  const head = Array.from({ length: whole(random, 4) }, () => oneOf(random, headers))
  const right = random() < 0.5 ? ['Host: x', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`] : []
  const text = `${line}\r\n${[...right, ...head].map((one) => `${one}\r\n`).join('')}\r\n${body}`
  // whole, in half, or twice in one write
  const bytes = Buffer.from(text)
  socket.end(oneOf(random, [bytes, bytes, bytes.subarray(0, whole(random, bytes.length)), Buffer.concat([bytes, bytes])]))
})
