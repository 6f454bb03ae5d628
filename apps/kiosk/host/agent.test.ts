import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { agent, commandId, end, eventually, hub, journal, papers, printer, progress, start, warnings, wish } from '../testing/agent-with-hub.ts'
import { sampleState, sampleTicket } from '../testing/samples.ts'
import { hostTimings } from '../timings.ts'

describe('the hub goes away', () => {
  test('while the paper prints: the outcome reaches it when it is back, once', async () => {
    printer.hold()
    await agent.handlers['ticket:issue'](wish)
    await hub.goAway()
    printer.release()
    await eventually(() => progress('t-1') === 'printed')
    expect(agent.state().hub).toBe('lost')
    expect(journal.reports()).toHaveLength(1)
    await hub.comeBack()
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'printed' })
    await eventually(() => journal.reports().length === 0)
    expect(agent.state().hub).toBe('live')
  })

  test('and the kiosk restarts meanwhile: the outcome still reaches it, under the same command, and nothing is printed twice', async () => {
    hub.answer('ticket:paper', () => ({ ok: false, error: { code: 'unavailable', message: 'not now' } }))
    await agent.handlers['ticket:issue'](wish)
    const first = await hub.nth('ticket:paper')
    await end()
    hub.answer('ticket:paper', () => ({ ok: true, seq: 9 }))
    start()
    const again = await hub.nth('ticket:paper', 2)
    expect(again.payload).toEqual(first.payload)
    await eventually(() => journal.reports().length === 0)
    expect(papers()).toEqual(['A042 first'])
  })

  test('an outcome that the hub does not know what to do with is dropped, not repeated for ever', async () => {
    hub.answer('ticket:paper', () => ({ ok: false, error: { code: 'not-found', message: 'no ticket of today has this id' } }))
    await agent.handlers['ticket:issue'](wish)
    await hub.nth('ticket:paper')
    await eventually(() => journal.reports().length === 0)
    expect(warnings.join('\n')).toContain('no ticket of today')
  })
})

test('the kiosk knows its centre before it meets the hub again', async () => {
  await eventually(() => agent.state().centre !== undefined)
  await end()
  await hub.goAway()
  start()
  expect(agent.state()).toMatchObject({ centre: { name: 'CNAIM Lisboa' } })
  expect(agent.state().hub).not.toBe('live')
  await hub.comeBack()
})

test('the printer is reported at the start, after each paper, and when the hub is back', async () => {
  expect((await hub.nth('printer:report')).payload).toMatchObject({ printer: { state: 'ready' } })
  const before = hub.heard.filter(({ name }) => name === 'printer:report').length
  printer.become({ state: 'paper-near-end', ticketsLeft: 40, fault: 'timeout' })
  await agent.handlers['ticket:issue'](wish)
  expect((await hub.nth('printer:report', before + 1)).payload.printer).toEqual({ state: 'paper-near-end', ticketsLeft: 40 })
  expect(agent.state().printer).toBe('paper-near-end')
  const reported = hub.heard.filter(({ name }) => name === 'printer:report').length
  await hub.goAway()
  await hub.comeBack()
  expect((await hub.nth('printer:report', reported + 1)).payload.printer).toMatchObject({ state: 'paper-near-end' })
})

test('closing hours and queues of the hub reach the screens', async () => {
  hub.state(sampleState({ open: false }))
  await eventually(() => !agent.state().open)
  expect(agent.state().queues).toHaveLength(sampleState().queues.length)
})

test('a missed call is told to the hub, and its answer passed on', async () => {
  hub.answer('visit:missed', () => ({ ok: false, error: { code: 'conflict', message: 'too late' } }))
  expect(await agent.handlers['visit:missed']({ commandId, visitCode: 'K7F3Q9' })).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect((await hub.nth('visit:missed')).payload).toEqual({ commandId, visitCode: 'K7F3Q9' })
})

test('the PIN opens the mediator\'s screen; a kiosk in a browser has no window to leave', async () => {
  expect(agent.state().hasPin).toBe(true)
  expect(await agent.handlers['staff:unlock']({ commandId, pin: '4321', for: 'mediator' })).toMatchObject({ ok: true })
  expect(await agent.handlers['staff:unlock']({ commandId, pin: '1234', for: 'mediator' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(await agent.handlers['staff:unlock']({ commandId, pin: '4321', for: 'exit' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('a kiosk that gave very many tickets in a row pauses, and tells the hub so that staff see it', async () => {
  let issued = 0
  hub.answer('ticket:issue', () => {
    issued += 1
    return { ok: true, seq: issued, ticket: sampleTicket({ id: `t-${issued}` }) }
  })
  const touch = () => agent.handlers['ticket:issue']({ ...wish, commandId: randomUUID() })
  const answers = []
  for (let n = 0; n < 40; n += 1) answers.push(await touch())
  expect(answers.slice(0, hostTimings.tickets.burst).every((answer) => answer.ok)).toBe(true)
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'too-many' } })
  expect(issued).toBeLessThan(40)
  await eventually(() => hub.said('printer:report').some(({ printer: state }) => JSON.stringify(state).includes('"limited":true')))
})

describe("[K4] a card's code", () => {
  const slip = { slipId: 's-1', cardCode: 'ACDEFGHJKMNP', language: 'uk', days: 365 } as const

  test.each([
    ['that is waited for', { ok: true, seq: 1 }, 'printed', 1],
    ['that came late', { ok: false, error: { code: 'not-found', message: 'nobody waits for this slip any more' } }, 'failed', 0],
    ['of a hub that knows no such question', { ok: false, error: { code: 'invalid', message: 'no such message: card:wanted' } }, 'printed', 1],
  ] as const)('%s', async (_which, answer, outcome, printed) => {
    await eventually(() => agent.state().centre !== undefined)
    hub.answer('card:wanted', () => answer)
    hub.slip(slip)
    expect((await hub.nth('card:paper')).payload).toMatchObject({ slipId: 's-1', outcome })
    expect(hub.said('card:wanted')).toEqual([{ commandId: expect.any(String), slipId: 's-1' }])
    expect(papers()).toHaveLength(printed)
    expect(JSON.stringify([agent.state(), warnings])).not.toContain(slip.cardCode)
  })
})
