import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, staff, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
beforeAll(async () => { hub = await startHub() })
afterAll(async () => { await hub.close() })

const kiosk = (id: string): Promise<Client> => connect(hub.url, '/kiosk', { token: 'demo-kiosk', id })
const printers = (wanted: readonly string[]) => (state: Fields): boolean => JSON.stringify(state['printers']) === JSON.stringify(wanted)
const refused = (code: string) => ({ ok: false, error: { code } })

test('a kiosk knows which other printers can print now, and its paper goes to no other', async () => {
  const here = await kiosk('kiosk-1')
  expect(await here.fact('kiosk:state')).toMatchObject({ printers: [], demo: true })
  const { ticket } = await here.command('ticket:issue', { topicId: 'papers', language: 'fr' })
  await here.command('ticket:paper', { ticketId: ticket.id, outcome: 'failed' })
  expect(await here.command('ticket:print-elsewhere', { ticketId: ticket.id })).toMatchObject(refused('unavailable'))
  const other = await kiosk('kiosk-2')
  await other.command('printer:report', { printer: { state: 'no-paper' } })
  expect(await here.command('ticket:print-elsewhere', { ticketId: ticket.id })).toMatchObject(refused('unavailable'))
  await other.command('printer:report', { printer: { state: 'ready' } })
  await here.fact('kiosk:state', printers(['kiosk-2']))
  expect(await here.command('ticket:print-elsewhere', { ticketId: ticket.id })).toMatchObject({ ok: true, device: 'kiosk-2' })
  other.close()
  await here.fact('kiosk:state', printers([]))
  here.close()
})

test('[A4] a booking’s code is looked at before anything is asked: a wrong one is refused, a right one stays as it is until its person checks in', async () => {
  const rui = await staff(hub.url, 'rui')
  await rui.command('counter:open', { counterId: 'social-security-1' })
  const slotAt = new Date(Date.now() + 10 * 60_000).toISOString()
  const { bookingCode } = await rui.command('appointment:book', { serviceId: 'social-security', slotAt })
  const door = await kiosk('kiosk-1')
  expect(await door.command('appointment:lookup', { bookingCode: 'NOBODYS1' })).toMatchObject(refused('not-found'))
  for (let times = 0; times < 2; times += 1) expect(await door.command('appointment:lookup', { bookingCode })).toMatchObject({ ok: true, serviceId: 'social-security', slotAt })
  expect(await door.command('appointment:check-in', { bookingCode, language: 'fr' })).toMatchObject({ ok: true, ticket: { serviceId: 'social-security', slotAt } })
  expect(await door.command('appointment:lookup', { bookingCode })).toMatchObject(refused('not-found'))
  door.close()
  rui.close()
})
