import { afterAll, beforeAll, expect, test } from 'vitest'
import { staff, startHub } from './testing/hub-process.ts'
import type { Answered, HubProcess } from './testing/hub-process.ts'
import { limits } from './timings.ts'

/** What a member of staff adds is sent to every screen: of somebody who adds without end the screens would grow until none fits. */
let hub: HubProcess
beforeAll(async () => {
  hub = await startHub(['--demo'])
})
afterAll(async () => hub.close())

const asked = limits.additions.burst + 5
const codesOf = (answers: readonly Answered[]): string[] => [...new Set(answers.map(({ error }) => error?.code ?? 'ok'))]

test('one counter gives out so many tickets and notes and no more; its other work goes on, and so does a colleague’s', async () => {
  const [ana, olga] = await Promise.all([staff(hub.url, 'ana'), staff(hub.url, 'olga')])
  await ana.command('counter:open', { counterId: 'w1' })
  await olga.command('counter:open', { counterId: 'w2' })
  const give = { topicId: 'papers', language: 'pt' }
  const commandId = crypto.randomUUID()
  const first = await ana.command('ticket:issue', { ...give, commandId })
  const tickets = await Promise.all(Array.from({ length: asked }, () => ana.command('ticket:issue', give)))
  expect(codesOf(tickets.slice(0, limits.additions.burst - 1))).toEqual(['ok'])
  expect(codesOf(tickets)).toContain('too-many')
  // an answer that was lost on its way is given again
  expect(await ana.command('ticket:issue', { ...give, commandId })).toEqual(first)
  const called = await ana.command('ticket:call-next')
  expect(called).toMatchObject({ ok: true })
  const { visitCode } = called['visit']
  await ana.command('ticket:start')
  expect(await ana.command('visit:record', { visitCode, documents: ['passport'] })).toMatchObject({ ok: true })
  // a slow machine may have given some room back meanwhile
  const notes = await Promise.all(Array.from({ length: 15 }, () => ana.command('visit:record', { visitCode, note: 'x' })))
  expect(codesOf(notes)).toContain('too-many')
  expect(await olga.command('ticket:issue', give)).toMatchObject({ ok: true })
  ana.close()
  olga.close()
})
