import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, staff, startHub } from './testing/hub-process.ts'
import type { Fields, HubProcess } from './testing/hub-process.ts'
import { signedIn } from './testing/signed-in.ts'

let hub: HubProcess
beforeAll(async () => { hub = await startHub() })
afterAll(async () => { await hub.close() })

const kiosk = (id = 'kiosk-1') => connect(hub.url, '/kiosk', { token: 'demo-kiosk', id })

test('staff of another agency see neither the queue nor the casefile, and open no counter there', async () => {
  const door = await kiosk()
  const [ana, rui] = await Promise.all([staff(hub.url, 'ana'), staff(hub.url, 'rui')])
  expect(await rui.command('counter:open', { counterId: 'w3' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  await rui.command('counter:open', { counterId: 'social-security-1' })
  await ana.command('counter:open', { counterId: 'w3' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt', priority: true })
  await ana.command('ticket:call-next')
  expect(await rui.command('visit:record', { visitCode: ticket.visitCode, note: 'x' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(await rui.command('ticket:call', { ticketId: ticket.id })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  await ana.command('ticket:start')
  const { seq } = await ana.command('visit:record', { visitCode: ticket.visitCode, documents: ['passport'], note: 'secret of the welcome' })
  // news for everybody, so that a state from after the note comes
  await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  const state = await rui.fact('counter:state', (value) => value['counter']?.id === 'social-security-1' && value['seq'] > seq)
  expect(state['queues'].map((queue: Fields) => queue['serviceId'])).toEqual(['social-security'])
  for (const secret of [ticket.visitCode, 'secret of the welcome', 'passport']) expect(JSON.stringify(state)).not.toContain(secret)
  await ana.command('ticket:finish')
  for (const client of [door, ana, rui]) client.close()
})

test('[R5] sent to two agencies, a visit brings each the note of who sent it, and neither the other’s note or tickets', async () => {
  const door = await kiosk()
  const [ana, rui, ines] = await Promise.all([staff(hub.url, 'ana'), staff(hub.url, 'rui'), connect(hub.url, '/counter', { token: signedIn(hub.data, { id: 'ines', agency: 'borders', role: 'officer' }) })])
  await ana.command('counter:open', { counterId: 'w3' })
  await rui.command('counter:open', { counterId: 'social-security-1' })
  await ines.command('counter:open', { counterId: 'borders-1' })
  const { ticket: { id: ticketId, visitCode } } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt', priority: true })
  await ana.command('ticket:call', { ticketId })
  await ana.command('ticket:start')
  await ana.command('visit:record', { visitCode, note: 'for both' })
  await ana.command('visit:refer', { visitCode, serviceIds: ['social-security', 'borders'] })
  await ana.command('ticket:finish')
  await rui.command('ticket:call-next')
  await rui.command('ticket:start')
  expect(await rui.command('visit:record', { visitCode, note: 'for social security alone' })).toMatchObject({ ok: true })
  await rui.command('ticket:finish')
  const { visit } = await ines.command('ticket:call-next')
  expect(visit.notes.map((note: Fields) => note['text'])).toEqual(['for both'])
  expect(visit.tickets.map((one: Fields) => one['serviceId'])).toEqual(['borders'])
  expect(JSON.stringify(await ines.fact('counter:state', (state) => state['visit']?.visitCode === visitCode))).not.toContain('for social security alone')
  await ines.command('ticket:start')
  await ines.command('ticket:finish')
  for (const client of [door, ana, rui, ines]) client.close()
})

test('[C3] two counters call one ticket by hand at the same moment: one has it, the other is told so', async () => {
  const door = await kiosk()
  const [ana, olga] = await Promise.all([staff(hub.url, 'ana'), staff(hub.url, 'olga')])
  await ana.command('counter:open', { counterId: 'w3' })
  await olga.command('counter:open', { counterId: 'w4' })
  for (let round = 0; round < 10; round += 1) {
    const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
    const answers = await Promise.all([ana, olga].map((one) => one.command('ticket:call', { ticketId: ticket.id })))
    expect(answers.map((answer) => answer.error?.code ?? 'called').toSorted()).toEqual(['called', 'conflict'])
    const has = answers[0]?.ok ? ana : olga
    await has.command('ticket:start')
    await has.command('ticket:finish')
  }
  for (const client of [door, ana, olga]) client.close()
})

test('paper for an unknown device is `not-found` and nothing happens; for one out of reach it stays owed until it comes', async () => {
  const door = await kiosk()
  const ana = await staff(hub.url, 'ana')
  await ana.command('counter:open', { counterId: 'w3' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt', priority: true })
  await ana.command('ticket:call', { ticketId: ticket.id })
  await ana.command('ticket:start')
  const { visitCode } = ticket
  expect(await ana.command('visit:refer', { visitCode, serviceIds: ['legal'], printAt: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  const desk = await kiosk('desk-1')
  desk.close()
  expect(await ana.command('visit:refer', { visitCode, serviceIds: ['legal'], printAt: 'desk-1' })).toMatchObject({ ok: true, tickets: [{ number: 'J001', paper: 'pending' }] })
  const back = await kiosk('desk-1')
  expect((await back.fact('print:job'))['ticket']).toMatchObject({ number: 'J001' })
  const taken = await door.command('ticket:issue-second', { visitCode })
  expect(taken['tickets']).toMatchObject([{ number: 'J001' }])
  await door.command('ticket:paper', { ticketId: taken['tickets'][0].id, outcome: 'printed' })
  expect(await door.command('ticket:issue-second', { visitCode })).toMatchObject({ ok: true, tickets: [] })
  await ana.command('ticket:finish')
  for (const client of [door, back, ana]) client.close()
})

test('a visitor follows the own visit, leaves, and sees nothing of a casefile', async () => {
  const door = await kiosk()
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'uk' })
  const phone = await connect(hub.url, '/visitor', { visitCode: ticket.visitCode })
  const state = await phone.fact('visitor:state')
  expect(state['visit'].tickets).toMatchObject([{ number: ticket.number, status: 'waiting' }])
  expect(Object.keys(state['visit']).toSorted()).toEqual(['language', 'partySize', 'priority', 'tickets', 'topicId', 'visitCode'])
  expect(await phone.command('visit:leave')).toMatchObject({ ok: true })
  expect(await phone.fact('visitor:state', (value) => value['ended'])).toMatchObject({ visit: { tickets: [{ outcome: 'cancelled' }] } })
  for (const client of [door, phone]) client.close()
})
