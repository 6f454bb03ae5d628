import { PROTOCOL_VERSION } from '@senha/protocol'
import { setTimeout as after } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { openRaw } from '../../../apps/hub/testing/raw-frames.ts'
import { oneOf, randomFrom } from '../../sim/random.ts'

const attack = z.object({ urls: z.array(z.string()), codes: z.array(z.string()), framesEach: z.int(), seed: z.int() })
/** One sender a visit code, from an address of its own, in turns at each of the addresses. */
export type Attack = z.infer<typeof attack>

const nonsense = (random: () => number, namespace: string, code: string): string =>
  oneOf(random, [
    `42${namespace},1["nothing",{}]`,
    `42${namespace},`,
    `42${namespace},[5]`,
    `42${namespace},2["visit:missed",{"commandId":"${crypto.randomUUID()}"}]`,
    `42${namespace},3["visit:leave",{"commandId":7}]`,
    `40${namespace},{"protocol":${PROTOCOL_VERSION},"visitCode":"${code}"}`,
    '40',
    `42${namespace},4["${'x'.repeat(1_000)}"]`,
    '2',
    `42${namespace},5["visit:missed",{"commandId":"${crypto.randomUUID()}","more":${'['.repeat(500)}${']'.repeat(500)}}]`,
  ])

/** One message in 16,000 fragments of one byte (RFC 6455, 5.4), which never ends: 115 kB, and twenty times as much for who keeps them. */
const fragments = Buffer.concat(
  Array.from({ length: 16_000 }, (_, n) => Buffer.from([n === 0 ? 1 : 0, 0x81, 0, 0, 0, 0, 0x34])),
)

/** One hostile sender: connects, sends as fast as it can, and comes back whenever it is shown out, until its frames are used up. */
const hostileSender = async (
  random: () => number,
  url: string,
  from: string,
  code: string,
  frames: number,
): Promise<number> => {
  let connections = 0
  let left = frames
  while (left > 0) {
    // oxlint-disable-next-line no-await-in-loop -- one connection after another
    const raw = await openRaw(url, { from })
    connections += 1
    const [namespace, auth] = oneOf(random, [
      ['/visitor', { visitCode: code }],
      ['/pairing', { kind: 'display' }],
      ['/kiosk', { token: 'wrong' }],
      ['/visitor', { visitCode: 'ACDEFG' }],
    ] as const)
    raw.send(`40${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION, ...auth })}`)
    const burst = Math.min(left, 100)
    for (let n = 0; n < burst; n += 1) raw.send(nonsense(random, namespace, code))
    left -= burst
    if (random() < 0.5) raw.stopReading()
    if (random() < 0.2) raw.write(fragments)
    // some wait to be shown out, the others leave at once and come back
    // oxlint-disable-next-line no-await-in-loop
    await Promise.race([raw.closed, after(random() * 500)])
    raw.close()
  }
  return connections
}

if (parentPort) {
  const { urls, codes, framesEach, seed } = attack.parse(workerData)
  const random = randomFrom(seed)
  const counts = await Promise.all(
    codes.map((code, n) => hostileSender(random, urls[n % urls.length] ?? '', `127.0.1.${n + 1}`, code, framesEach)),
  )
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a worker thread has no origin
  parentPort.postMessage(counts.reduce((sum, count) => sum + count, 0))
}
