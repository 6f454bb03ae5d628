import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, staff, startHub } from './testing/hub-process.ts'
import type { HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
beforeAll(async () => { hub = await startHub() })
afterAll(async () => { await hub.close() })

/** Every cell of every table that holds a text. */
const cellsWith = (text: string): number => {
  const db = new Database(join(hub.data, 'hub.sqlite'), { readonly: true })
  try {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all()
    return tables.flatMap((table) => db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all())
      .flatMap((row) => Object.values(row)).filter((cell) => typeof cell === 'string' && cell.includes(text)).length
  } finally {
    db.close()
  }
}

test('[K4] a card is printed once at the device that was named, by who gave it alone; its code is kept nowhere on the way', async () => {
  const [door, desk] = await Promise.all(['kiosk-1', 'desk-1'].map((id) => connect(hub.url, '/kiosk', { token: 'demo-kiosk', id })))
  const [ana, olga] = await Promise.all([staff(hub.url, 'ana'), staff(hub.url, 'olga')])
  if (!door || !desk) throw new Error('no kiosk')
  await ana.command('counter:open', { counterId: 'w1' })
  await olga.command('counter:open', { counterId: 'w2' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'uk' })
  await ana.command('ticket:call', { ticketId: ticket.id })
  await ana.command('ticket:start')
  const { visitCode } = ticket
  const { cardCode } = await ana.command('card:issue', { visitCode })
  // the answer to who gave it is remembered until the day closes (G1), and nothing else
  expect(cellsWith(cardCode)).toBe(1)

  const print = { commandId: crypto.randomUUID(), visitCode, cardCode, printAt: 'desk-1' }
  const asking = Promise.all([ana.command('card:print', print), ana.command('card:print', print)])
  const slip = await desk.fact('card:slip')
  expect(slip).toEqual({ slipId: print.commandId, cardCode, language: 'uk', days: 365 })
  expect(await desk.command('card:wanted', { slipId: slip['slipId'] })).toMatchObject({ ok: true })
  expect(await door.command('card:wanted', { slipId: slip['slipId'] })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  await desk.command('card:paper', { slipId: slip['slipId'], outcome: 'printed' })
  expect(await asking).toMatchObject([{ ok: true, outcome: 'printed' }, { ok: true, outcome: 'printed' }])
  expect(await desk.command('card:wanted', { slipId: slip['slipId'] })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(cellsWith(cardCode)).toBe(1)
  expect(cellsWith(print.commandId)).toBe(0)
  expect(hub.said()).not.toContain(cardCode)

  expect(await ana.command('card:print', { ...print, commandId: crypto.randomUUID(), cardCode: 'ACDEFGHJKMNP' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await ana.command('card:print', { ...print, commandId: crypto.randomUUID(), printAt: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await olga.command('card:print', { ...print, commandId: crypto.randomUUID() })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  desk.close()
  await ana.fact('counter:state', (state) => state['devices'].some((device: { id: string; connected: boolean }) => device.id === 'desk-1' && !device.connected))
  expect(await ana.command('card:print', { ...print, commandId: crypto.randomUUID() })).toMatchObject({ ok: false, error: { code: 'unavailable' } })

  // what was not printed is not printed later
  const back = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'desk-1' })
  const slips: unknown[] = []
  back.socket.on('card:slip', (given) => slips.push(given))
  await back.fact('kiosk:state')
  await back.command('visit:lookup', { visitCode })
  expect(slips).toEqual([])
  for (const client of [door, ana, olga, back]) client.close()
})

test('[P4] [P5] the counter that refers hears where the papers are and what became of them; the first ticket names the next', async () => {
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-2' })
  const ana = await staff(hub.url, 'ana')
  await ana.command('ticket:finish')
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  await ana.command('ticket:call', { ticketId: ticket.id })
  await ana.command('ticket:start')
  const { tickets: [first] } = await ana.command('visit:refer', { visitCode: ticket.visitCode, serviceIds: ['health', 'housing', 'legal'], ordered: true, printAt: 'kiosk-2' })
  expect(first.next).toEqual(['housing', 'legal'])
  expect((await door.fact('print:job', (job) => job['ticket'].id === first.id))['ticket'].next).toEqual(['housing', 'legal'])
  const paper = { ticketId: first.id, number: first.number, device: 'kiosk-2' }
  await ana.fact('counter:state', (state) => JSON.stringify(state['papers']) === JSON.stringify([{ ...paper, paper: 'pending' }]))
  await door.command('ticket:paper', { ticketId: first.id, outcome: 'failed' })
  await ana.fact('counter:state', (state) => JSON.stringify(state['papers']) === JSON.stringify([{ ...paper, paper: 'failed' }]))
  for (const client of [door, ana]) client.close()
})
