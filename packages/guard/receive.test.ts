import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addressPart } from './address.ts'
import { attend, entryCheck } from './entry.ts'
import { createFailures } from './failures.ts'
import { receive } from './receive.ts'
import { createThrottle } from './throttle.ts'

const room = (limits: { commands?: number; malformed?: number } = {}) => {
  const listeners: ((...given: unknown[]) => void)[] = []
  const logged: string[] = []
  let [handled, shownOut] = [0, 0]
  const failures = createFailures(
    (line) => logged.push(line),
    () => 0,
  )
  const budget = (burst: number) => createThrottle({ burst, refillMs: 1_000 }, () => 0)
  receive(
    {
      onAny: (listener) => listeners.push(listener),
      disconnect: () => {
        shownOut += 1
      },
    },
    {
      sender: 'test',
      failures,
      budgets: { commands: budget(limits.commands ?? 100), malformed: budget(limits.malformed ?? 100) },
      commands: {
        'thing:do': z.strictObject({ n: z.int() }),
        'thing:throw': z.strictObject({}),
        'thing:reject': z.strictObject({}),
        'thing:list': z.array(z.int()),
      },
      handlers: {
        'thing:do': ({ n }) => {
          handled += 1
          return { ok: true, n }
        },
        'thing:throw': () => {
          throw new Error('a bug')
        },
        'thing:reject': () => Promise.reject(new Error('a later bug')),
        'thing:list': () => ({ ok: true }),
      },
    },
  )
  const send = (...given: unknown[]): void => {
    for (const listener of listeners) listener(...given)
  }
  const ask = (...given: unknown[]): Promise<unknown> => new Promise((answer) => send(...given, answer))
  return { send, ask, logged, handled: () => handled, shownOut: () => shownOut }
}
const code = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : answer

test('[security 1] names that are no text, missing payloads, reserved names and prototypes are answered `invalid`', async () => {
  const { ask, send, handled } = room()
  send()
  send(7)
  for (const name of [
    7,
    null,
    undefined,
    {},
    [],
    true,
    '',
    '__proto__',
    'constructor',
    'toString',
    'error',
    'thing:do ',
  ])
    expect(code(await ask(name, { n: 1 }))).toMatchObject({ code: 'invalid' })
  for (const given of [[], [null], [[]], [{ n: '1' }], [JSON.parse('{"__proto__":{"n":1}}')], [{ n: 1, more: 1 }]])
    expect(code(await ask('thing:do', ...given))).toMatchObject({ code: 'invalid' })
  expect(handled()).toBe(0)
  expect(await ask('thing:do', { n: 3 }, 'something else')).toEqual({ ok: true, n: 3 })
})

test('[security 1] a handler that throws or rejects is `unavailable` for that message alone, and is logged once', async () => {
  const { ask, logged } = room()
  for (let n = 0; n < 20; n += 1) {
    expect(code(await ask('thing:throw', {}))).toMatchObject({ code: 'unavailable' })
    expect(code(await ask('thing:reject', {}))).toMatchObject({ code: 'unavailable' })
  }
  expect(logged).toEqual([
    expect.stringMatching(/^thing:throw failed: Error\n\s+at /),
    expect.stringMatching(/^thing:reject failed: Error\n\s+at /),
  ])
  expect(await ask('thing:do', { n: 1 })).toEqual({ ok: true, n: 1 })
})

test('an answer that cannot be sent, and one asked for by nobody, are no reason to end', () => {
  const { send, logged } = room()
  send('thing:do', { n: 1 })
  send('nothing', () => {
    throw new Error('the socket is gone')
  })
  expect(logged).toEqual([expect.stringContaining('an answer failed')])
})

test('[security 15] too many messages that make no sense are shown out, and nobody writes words about 30,000 faults', async () => {
  const { ask, shownOut } = room({ malformed: 2 })
  const told = code(
    await ask(
      'thing:list',
      Array.from({ length: 30_000 }, () => 'x'),
    ),
  )
  expect(told).toMatchObject({ code: 'invalid', message: expect.stringMatching(/^.{1,500}$/s) })
  await ask('nothing')
  expect(shownOut()).toBe(0)
  expect(code(await ask('nothing'))).toMatchObject({ code: 'too-many' })
  expect(shownOut()).toBe(1)
})

test('[security 3] commands beyond the budget are refused before they are looked at, and nobody is shown out for speed', async () => {
  const { ask, handled, shownOut } = room({ commands: 2 })
  const answers = [
    await ask('thing:do', { n: 1 }),
    await ask('thing:do', { n: 2 }),
    await ask('thing:do', { n: 3 }),
    await ask('thing:do', 'rubbish'),
  ]
  expect(answers.map(code)).toEqual([
    { ok: true, n: 1 },
    { ok: true, n: 2 },
    expect.objectContaining({ code: 'too-many' }),
    expect.objectContaining({ code: 'too-many' }),
  ])
  expect([handled(), shownOut()]).toEqual([2, 0])
})

test('[security 1] a door and a welcome that fail refuse that one client, and the log says so once', () => {
  const logged: string[] = []
  const failures = createFailures(
    (line) => logged.push(line),
    () => 0,
  )
  const busy = new Error('busy')
  const bug = (): never => {
    throw new Error('a bug')
  }
  for (let n = 0; n < 5; n += 1) entryCheck(failures, 'the door', busy, bug)({}, (refused) => expect(refused).toBe(busy))
  const namespace = Object.assign(new EventEmitter(), { name: '/x' })
  attend(failures, namespace, bug)
  for (let n = 0; n < 5; n += 1)
    namespace.emit('connection', Object.assign(new EventEmitter(), { disconnect: () => undefined }))
  expect(logged).toEqual([
    expect.stringContaining('the door failed'),
    expect.stringContaining('a connection of /x failed'),
  ])
})

test('a failure that goes on is logged again after an hour, with the number of times', () => {
  const logged: string[] = []
  let at = 0
  const failures = createFailures(
    (line) => logged.push(line),
    () => at,
  )
  const fail = failures.guarded('a push', () => {
    throw new Error('a bug')
  })
  for (let n = 0; n < 100; n += 1) fail()
  at = 61 * 60_000
  fail()
  expect(logged.map((line) => line.split('\n')[0])).toEqual([
    'a push failed: Error',
    'a push failed (99 more times since it was last logged): Error',
  ])
})

test('what a visitor sent is not logged with a failure', () => {
  const logged: string[] = []
  createFailures((line) => logged.push(line), () => 0).attempt('a push', () => {
    throw new RangeError('no visit has the code K7F3Q9')
  })
  expect(logged).toEqual([expect.stringMatching(/^a push failed: RangeError\n\s+at /)])
  expect(logged.join()).not.toContain('K7F3Q9')
})

test('an address counts as one however it is written; of IPv6 the network does', () => {
  expect(
    [
      '192.0.2.1',
      '::ffff:192.0.2.1',
      '2001:db8:0:1::7',
      '2001:DB8::1:0:0:0:9',
      '2001:db8:0:2::7',
      '::1',
      'fe80::1%eth0',
    ].map(addressPart),
  ).toEqual([
    '192.0.2.1',
    '192.0.2.1',
    '2001:db8:0:1::/64',
    '2001:db8:0:1::/64',
    '2001:db8:0:2::/64',
    '0:0:0:0::/64',
    'fe80:0:0:0::/64',
  ])
})
