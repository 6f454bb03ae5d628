import { connect } from 'node:net'
import { oneOf, whole } from '../../sim/random.ts'
import type { Random } from '../../sim/random.ts'
import type { Target } from './frames.ts'

/** HTTP requests that no library sends. */

const methods = [
  'GET',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'NONSENSE',
  '',
]
const bodies = [
  '',
  '{',
  '{}',
  'null',
  '[]',
  '"x"',
  '{"user":"marta","pin":1}',
  '{"user":"__proto__","pin":"1"}',
  '{"__proto__":{"user":"marta"}}',
  '{"constructor":{"prototype":{}}}',
  '\u0000',
  'x'.repeat(20_000),
  '['.repeat(8_000),
]
const tails = [
  '',
  '/',
  '?',
  '?a=%',
  '/..%2f..%2fetc%2fpasswd',
  '/../../../etc/passwd',
  '/%2e%2e/%2e%2e/x',
  '/%00',
  '/%',
  '/\\..\\x',
  '?__proto__=1',
  '/%c0%ae',
  `/${'a'.repeat(5_000)}`,
  '#x',
  '/constructor',
  '/;x',
]
const headers = [
  'Host: x',
  'Host:',
  'Host: x\r\nHost: y',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 99999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 3',
  'Transfer-Encoding: x',
  'Content-Type: application/json',
  'Content-Type: text/plain',
  'Content-Type: ;',
  'Content-Encoding: gzip',
  'Expect: 100-continue',
  'Expect: x',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
  'Connection: close',
  'Range: bytes=9-1',
  'Range: bytes=0-0,1-1,2-2',
  'If-Modified-Since: x',
  'If-None-Match: *',
  'Accept-Encoding: *;q=x',
  'Origin: null',
  'Cookie: a=b; __proto__=1',
  `X: ${'y'.repeat(20_000)}`,
  ' folded: x',
  'no colon',
  'X\u0000: 1',
  'Sec-Fetch-Site: cross-site',
]

/** One connection with one wrong request, or a right one in a wrong way; resolves with what was answered when the target closed it. */
export const wrongRequest = (random: Random, { url, routes }: Target): Promise<string> =>
  new Promise((ended) => {
    const { hostname, port } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port) })
    let answer = ''
    socket.on('data', (bytes) => {
      if (answer.length < 2_000) answer += bytes.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => ended(answer))
    const body = oneOf(random, bodies)
    const line = oneOf(random, [
      () => `${oneOf(random, methods)} ${oneOf(random, routes)}${oneOf(random, tails)} HTTP/1.1`,
      () => `${oneOf(random, methods)} ${oneOf(random, routes)} HTTP/1.1`,
      () => `POST ${oneOf(random, routes)} HTTP/1.1`,
      () =>
        oneOf(random, [
          'GET',
          'GET / HTTP/9.9',
          'GET  / HTTP/1.1',
          'GET / HTTP/1.0',
          'GET http://[::1 HTTP/1.1',
          'GET http://x/health HTTP/1.1',
          'GET * HTTP/1.1',
          '\u0016\u0003\u0001\u0002',
          'PRI * HTTP/2.0',
          '',
          'GET /é HTTP/1.1',
          'GET // HTTP/1.1',
          'GET //x:99999/socket.io/ HTTP/1.1',
          'GET /socket.io/?EIO=4&transport=polling HTTP/1.1',
          'POST /socket.io/?EIO=4&transport=polling&sid=__proto__ HTTP/1.1',
        ]),
    ])()
    const head = Array.from({ length: whole(random, 4) }, () => oneOf(random, headers))
    const right =
      random() < 0.5 ? ['Host: x', 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`] : []
    const text = `${line}\r\n${[...right, ...head].map((one) => `${one}\r\n`).join('')}\r\n${body}`
    // whole, in half, or twice in one write
    const bytes = Buffer.from(text)
    socket.end(
      oneOf(random, [bytes, bytes, bytes.subarray(0, whole(random, bytes.length)), Buffer.concat([bytes, bytes])]),
    )
  })
