import { afterAll, beforeAll, expect, test } from 'vitest'
import { partsFor, thousand } from './testing/lists.ts'
import { connect, login, startHub } from './testing/hub-process.ts'
import type { Client, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
let marta: Client
beforeAll(async () => {
  hub = await startHub()
  marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
})
afterAll(async () => {
  marta.close()
  await hub.close()
})

test('[F9] a thousand bookings come in parts and are taken in whole, with the last one', async () => {
  let disconnected = 0
  marta.socket.on('disconnect', () => { disconnected += 1 })
  const parts = partsFor(thousand())
  expect(parts.length).toBeGreaterThan(1)
  const answers = []
  for (const part of parts) answers.push(await marta.command('appointment:import', part))
  expect(answers.map(({ ok, count }) => ({ ok, count }))).toEqual(parts.map((_part, index) => ({ ok: true, count: index + 1 === parts.length ? 1_000 : 0 })))
  expect(disconnected).toBe(0)
})

test('the last part sent again under its command is answered as before; under another it is no list any more', async () => {
  const parts = partsFor(thousand())
  const [before, last] = [parts.slice(0, -1), { ...parts.at(-1), commandId: crypto.randomUUID() }]
  for (const part of before) await marta.command('appointment:import', part)
  const first = await marta.command('appointment:import', last)
  expect(first).toMatchObject({ ok: true, count: 1_000 })
  expect(await marta.command('appointment:import', last)).toEqual(first)
  expect(await marta.command('appointment:import', { ...last, commandId: crypto.randomUUID() })).toMatchObject({ ok: false, error: { code: 'conflict' } })
})

/** The position in the log, as somebody who connects now is told it. */
const position = async (): Promise<unknown> => {
  const wall = await connect(hub.url, '/monitor', { token: 'demo-monitor', id: 'wall' })
  const { seq } = await wall.fact('monitor:state')
  wall.close()
  return seq
}

test('[F9] a fault in the last part refuses all of it, by the lines of the whole file', async () => {
  const before = await position()
  const answers = []
  for (const part of partsFor(`${thousand()}X,nowhere,someday,9\n`)) answers.push(await marta.command('appointment:import', part))
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'invalid', message: expect.stringMatching(/^line 1002: code: .*service: .*date: .*time: /) } })
  expect(await position()).toBe(before)
})
