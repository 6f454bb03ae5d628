import { PROTOCOL_VERSION } from '@senha/protocol'
import { openRaw } from '../../../apps/hub/testing/raw-frames.ts'
import type { RawConnection } from '../../../apps/hub/testing/raw-frames.ts'
import { oneOf, whole } from '../../sim/random.ts'
import type { Random } from '../../sim/random.ts'

/** What no library sends: WebSocket, Engine.IO and Socket.IO packets, wrong in every layer. */

export interface Target {
  readonly url: string
  /** Ways into its namespaces, to send nonsense from inside too. */
  readonly doors: readonly (readonly [namespace: string, auth: object])[]
  /** Paths of its HTTP routes. */
  readonly routes: readonly string[]
}

const names = [
  'ticket:issue',
  'ticket:call-next',
  'visit:leave',
  'display:report',
  'notice:post',
  'visit:lookup',
  'error',
  'disconnect',
  'disconnecting',
  'connect',
  'newListener',
  '__proto__',
  'constructor',
  'toString',
  '',
  'x'.repeat(500),
]

const deep = (random: Random): string => {
  const depth = oneOf(random, [10, 1_000, 10_000])
  return random() < 0.5 ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
}

const json = (random: Random): string =>
  oneOf(random, [
    () => '',
    () => '[]',
    () => '[null]',
    () => '[7]',
    () => '[7,{}]',
    () => '[[]]',
    () => '[{}]',
    () => '{}',
    () => 'null',
    () => '"x"',
    () => '{',
    () => '[1e999]',
    () => '[true]',
    () => '\u0000',
    () => '["a",]',
    () => JSON.stringify([oneOf(random, names)]),
    () => JSON.stringify([oneOf(random, names), null]),
    () => JSON.stringify([oneOf(random, names), { commandId: 1 }, 2, 3]),
    () =>
      `["${oneOf(random, ['ticket:issue', 'visit:missed'])}",{"__proto__":{"ok":true},"commandId":"${crypto.randomUUID()}"}]`,
    () => `["x",{"_placeholder":true,"num":${oneOf(random, ['0', '-1', '9', '"a"', '1e9'])}}]`,
    () => `["x",${deep(random)}]`,
    () => JSON.stringify(['ticket:issue', 'y'.repeat(oneOf(random, [1_000, 60_000, 70_000]))]),
    () => JSON.stringify(['ticket:issue', Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`k${n}`, n]))]),
    () => JSON.stringify(['visit:refer', Array.from({ length: 8_000 }, () => 1)]),
  ])()

/** The text of one Socket.IO packet. */
const packet = (random: Random, namespace: string): string => {
  const type = oneOf(random, ['0', '1', '2', '2', '2', '3', '4', '5', '6', '7', '9', 'x', ''])
  const attachments =
    type === '5' || type === '6' ? oneOf(random, ['1-', '2-', '0-', '-1-', '99999999-', '1', 'x-', '']) : ''
  const where = oneOf(random, [
    `${namespace},`,
    `${namespace},`,
    `${namespace},`,
    namespace,
    '/,',
    '',
    '/nowhere,',
    '/__proto__,',
    `/${'n'.repeat(2_000)},`,
    '/kiosk?a=1,',
    '//,',
  ])
  return (
    type +
    attachments +
    where +
    oneOf(random, ['', '', '1', '0', ' ', '1 2', '-1', '1e5', '99999999999999999999', '007']) +
    json(random)
  )
}

/** One Engine.IO message as text. */
const message = (random: Random, namespace: string): string =>
  random() < 0.75
    ? `4${packet(random, namespace)}`
    : oneOf(random, [
        '0',
        '1',
        '2',
        '2probe',
        '3',
        '3probe',
        '4',
        '5',
        '6',
        '7',
        'b',
        'bAAAA',
        'b!!!',
        'x',
        '',
        '\u001e',
        '4\u001e4',
        'é',
        '0{"sid":"x"}',
      ])

/** Sends one wrong thing at the level of frames. */
const sendOne = (random: Random, raw: RawConnection, namespace: string): void => {
  const payload = Buffer.from(Array.from({ length: whole(random, 40) }, () => whole(random, 256)))
  oneOf(random, [
    () => raw.send(message(random, namespace)),
    () => raw.send(message(random, namespace)),
    () => raw.send(message(random, namespace)),
    () => raw.send(message(random, namespace)),
    () => raw.frame(2, payload),
    // a binary packet and its attachments
    () => {
      raw.send(
        `451-${namespace},${oneOf(random, ['["x",{"_placeholder":true,"num":0}]', '', '[{"_placeholder":true,"num":0}]', `["x",${deep(random)}]`])}`,
      )
      raw.frame(2, payload)
    },
    // control frames, among them ones that are too long or of no kind
    () => raw.frame(oneOf(random, [8, 9, 10]), payload),
    () => raw.frame(9, Buffer.alloc(200)),
    () => raw.frame(oneOf(random, [3, 4, 5, 6, 7, 11, 12, 15]), payload),
    () => raw.frame(8, Buffer.from([1])),
    // text that is no UTF-8
    () => raw.frame(1, Buffer.from([0xc3, 0x28, 0xff])),
    // one message in pieces, with a control frame between, and pieces of nothing
    () => {
      const text = Buffer.from(message(random, namespace))
      const at = whole(random, text.length + 1)
      raw.frame(1, text.subarray(0, at), false)
      raw.frame(9, '')
      raw.frame(0, text.subarray(at))
    },
    () => {
      raw.frame(1, '4', false)
      for (let n = 0; n < 50; n += 1) raw.frame(0, '', false)
    },
    () => raw.frame(0, payload),
    // half a frame, a frame that lies about its length, one without a mask, one with reserved bits
    () => raw.write(Buffer.from([0x81])),
    () => raw.write(Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
    () => raw.write(Buffer.from([0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255])),
    () => raw.write(Buffer.from([0x81, 0x02, 0x34, 0x30])),
    () => raw.write(Buffer.from([0xf1, 0x82, 0, 0, 0, 0, 0x34, 0x30])),
    () => raw.write(payload),
    // many at once
    () => {
      for (let n = 0; n < 50; n += 1) raw.send(`40${namespace},{"protocol":${PROTOCOL_VERSION}}`)
    },
    () => {
      for (let n = 0; n < 100; n += 1) raw.send(`42${namespace},${n}["nothing"]`)
    },
    () => {
      for (let n = 0; n < 100; n += 1) raw.frame(9, 'p')
    },
  ])()
}

const paths = [
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=3&transport=websocket',
  '/socket.io/?transport=websocket',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=4&transport=__proto__',
  '/socket.io/?EIO=4&transport=webtransport',
  '/socket.io/?EIO=4&transport=websocket&sid=__proto__',
  '/socket.io/?EIO=4&transport=websocket&sid=x',
  '/socket.io/?EIO=4&transport=websocket&b64=1',
  '/socket.io',
  '/socket.io/',
  '/',
  '/x?%',
  '//',
  '/socket.io/%zz?EIO=4&transport=websocket',
]
const heads = [
  '',
  '',
  '',
  '',
  'Origin: http://elsewhere.example\r\n',
  'Origin: null\r\n',
  'Origin: \u0001\r\n',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=x\r\n',
  'Sec-WebSocket-Protocol: ,\r\n',
  'Sec-WebSocket-Version: 99\r\n',
  'Sec-WebSocket-Key: x\r\n',
  'Host: x\r\n',
]

/** One connection that sends some wrong things and ends; resolves when the target closed it too. */
export const wrongFrames = async (random: Random, { url, doors }: Target): Promise<number> => {
  const plain = random() < 0.75
  const raw = await openRaw(url, plain ? {} : { path: oneOf(random, paths), head: oneOf(random, heads) })
  const [namespace, auth] = oneOf(random, doors)
  if (random() < 0.75) raw.send(`40${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION, ...auth })}`)
  else
    raw.send(
      `40${namespace},${oneOf(random, ['', '{}', '[]', 'null', '{"protocol":"1"}', '{"protocol":1e99}', '{"token":{}}', '{"__proto__":1}', deep(random)])}`,
    )
  const count = 1 + whole(random, 4)
  for (let n = 0; n < count; n += 1) sendOne(random, raw, namespace)
  await raw.finish()
  return count
}
