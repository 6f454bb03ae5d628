import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, staff, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
let door: Client
let ana: Client
let rui: Client
/** The visit was served by Ana and sent to Social Security; A002 waits. */
let visitCode: string
beforeAll(async () => {
  hub = await startHub()
  door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
  ana = await staff(hub.url, 'ana')
  rui = await staff(hub.url, 'rui')
  await ana.command('counter:open', { counterId: 'w3' })
  await rui.command('counter:open', { counterId: 'social-security-1' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  visitCode = ticket.visitCode
  await door.command('ticket:issue', { topicId: 'papers', language: 'uk' })
  await ana.command('ticket:call-next')
  await ana.command('ticket:start')
  await ana.command('visit:refer', { visitCode, serviceIds: ['social-security'], note: 'a note', ordered: true })
  await ana.command('ticket:finish')
})
afterAll(async () => {
  for (const client of [door, ana, rui]) client.close()
  await hub.close()
})
const find = (who: Client, wanted: string) => who.command('ticket:find', { wanted })

test('[S2] a ticket of the own queue is found by number with what may be done, an ended one with how and when', async () => {
  expect(await find(ana, 'a 2')).toMatchObject({ ok: true, tickets: [{ sight: 'whole', number: 'A002', status: 'waiting', language: 'uk', holds: true, here: false }] })
  const { tickets: [served] } = await find(ana, 'A001')
  expect(served).toMatchObject({ sight: 'whole', status: 'ended', outcome: 'served', counter: '3', holds: false })
  expect(served.endedAt).toMatch(/^2/)
})

test('[S2] [S3] by what its paper says, each is told as much as is theirs, and nobody a code or a casefile', async () => {
  const wanted = `https://senha.example/t/${visitCode}`
  const [own, other, stranger] = [await find(rui, wanted), await find(ana, 'S001'), await find(rui, 'A002')]
  expect(own['tickets']).toMatchObject([{ sight: 'whole', number: 'S001' }])
  expect(other['tickets']).toMatchObject([{ sight: 'print', number: 'S001', status: 'waiting' }])
  expect(stranger['tickets']).toEqual([{ sight: 'place', number: 'A002', serviceId: 'welcome', holds: true }])
  for (const answer of [own, other, stranger]) for (const secret of [visitCode, 'a note', 'visitCode', 'notes']) expect(JSON.stringify(answer)).not.toContain(secret)
})

test('[S2] the Welcoming Office prints another queue’s lost paper again, and learns no code by it', async () => {
  const { tickets: [{ id: ticketId }] } = await find(ana, 'S001')
  const printed = await ana.command('ticket:reprint', { ticketId, printAt: 'kiosk-1' })
  expect(printed).toMatchObject({ ok: true })
  expect(JSON.stringify(printed)).not.toContain(visitCode)
  const job = await door.fact('print:job')
  expect(job['ticket']).toMatchObject({ number: 'S001' })
  // its paper had not come out before: this one is the first
  await door.command('ticket:paper', { ticketId, outcome: 'printed' })
  await ana.command('ticket:reprint', { ticketId, printAt: 'kiosk-1' })
  expect(await door.fact('print:job', (one) => one['reprint'])).toMatchObject({ ticket: { number: 'S001' } })
  const { tickets: [found] } = await find(ana, 'A002')
  expect(await rui.command('ticket:reprint', { ticketId: found.id, printAt: 'kiosk-1' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
})

test('what nobody has is not found, what is no number and no code is invalid, and a question leaves no fact', async () => {
  const { seq } = await find(ana, 'A002')
  expect(await find(ana, 'A777')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await find(ana, 'ACDEFG')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await find(ana, 'Maria')).toMatchObject({ ok: false, error: { code: 'invalid' } })
  expect((await find(ana, 'A002'))['seq']).toBe(seq)
})

test('[S1] whoever guesses codes is slowed down and then refused, and finds numbers all the same', async () => {
  const codes = Array.from({ length: 40 }, (_, n) => `ACDEF${'ACDEFGHJKM'[n % 10]}`)
  const answers = await Promise.all(codes.map((code) => find(rui, code)))
  const refusals = answers.map((answer) => answer.error?.code)
  expect(new Set(refusals)).toEqual(new Set(['not-found', 'too-many']))
  expect(refusals.filter((code) => code === 'not-found').length).toBeLessThanOrEqual(10)
  expect(await find(rui, 'S001')).toMatchObject({ ok: true })
  expect(await find(ana, visitCode)).toMatchObject({ ok: true })
})

test('[T9] a missed call stands in the list of its own counters alone, goes back by one press there, and is taken back', async () => {
  const missedAt = (client: Client, number: string) => client.fact('counter:state', (state) => state['missed'].some((one: Fields) => one['number'] === number))
  const { ticket: { id: ticketId } } = await rui.command('ticket:call-next')
  const { seq } = await rui.command('ticket:no-show')
  const state = await missedAt(rui, 'S001')
  expect(state['missed']).toMatchObject([{ number: 'S001', serviceId: 'social-security', language: 'pt' }])
  expect(Date.parse(state['missed'][0].until)).toBeGreaterThan(Date.parse(state['missed'][0].at))
  expect(await ana.fact('counter:state', (one) => one['seq'] >= seq)).toMatchObject({ missed: [] })
  expect(await find(rui, 'S001')).toMatchObject({ tickets: [{ status: 'ended', outcome: 'no-show', backUntil: state['missed'][0].until }] })
  expect(await ana.command('ticket:return', { ticketId })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  const returned = await rui.command('ticket:return', { ticketId })
  expect(returned).toMatchObject({ ok: true })
  expect(JSON.stringify(returned)).not.toContain(visitCode)
  expect(await rui.fact('counter:state', (one) => one['seq'] >= returned['seq'])).toMatchObject({ missed: [], undo: { number: 'S001', change: 'ticket-returned' } })
  expect(await rui.command('ticket:undo')).toMatchObject({ ok: true, ticket: { outcome: 'no-show' } })
  await missedAt(rui, 'S001')
})
