import { PROTOCOL_VERSION } from '@senha/protocol'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, login, staff, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
beforeAll(async () => { hub = await startHub() })
afterAll(async () => { await hub.close() })

const flow = (): Fields[] => {
  const db = new Database(join(hub.data, 'hub.sqlite'), { readonly: true })
  const rows = db.prepare<[], Fields>('SELECT * FROM ticket_flow ORDER BY issued_at, number').all()
  db.close()
  return rows
}
const kiosk = (id = 'kiosk-1') => connect(hub.url, '/kiosk', { token: 'demo-kiosk', id })

test('a visitor goes from the door to the second desk, and every step stands in the database', async () => {
  const door = await kiosk()
  const lobby = await connect(hub.url, '/display', { token: 'demo-display' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'social-security', language: 'uk', priority: true, partySize: 2 })
  expect(ticket).toMatchObject({ number: 'A001', serviceId: 'welcome', stage: 1, status: 'waiting', language: 'uk', priority: true, ahead: 0, wait: null, paper: 'pending', partySize: 2 })
  expect(await door.command('ticket:paper', { ticketId: ticket.id, outcome: 'printed' })).toMatchObject({ ok: true })

  const ana = await staff(hub.url, 'ana')
  expect(await ana.command('counter:open', { counterId: 'w1' })).toMatchObject({ ok: true })
  const called = await ana.command('ticket:call-next')
  expect(called).toMatchObject({ ok: true, reason: 'priority', ticket: { number: 'A001', status: 'called', counter: '1' }, visit: { visitCode: ticket.visitCode, documents: [], notes: [] } })
  expect(await lobby.fact('display:call')).toMatchObject({ number: 'A001', counter: '1', zone: 'zone-1', serviceId: 'welcome', language: 'uk', repeat: 1 })
  await ana.command('ticket:recall')
  expect(await lobby.fact('display:call', (call) => call['repeat'] === 2)).toMatchObject({ number: 'A001' })
  await ana.command('ticket:start')
  await ana.command('visit:record', { visitCode: ticket.visitCode, documents: ['passport', 'niss', 'health-card'], note: 'fala russo' })
  const referred = await ana.command('visit:refer', { visitCode: ticket.visitCode, serviceIds: ['social-security'], printAt: 'kiosk-1' })
  expect(referred).toMatchObject({ ok: true, tickets: [{ number: 'S001', stage: 2, language: 'uk' }] })
  const job = await door.fact('print:job')
  expect(job).toMatchObject({ reprint: false, ticket: { number: 'S001' } })
  await door.command('ticket:paper', { ticketId: job['ticket'].id, outcome: 'printed' })
  await ana.command('ticket:finish')

  const rui = await staff(hub.url, 'rui')
  await rui.command('counter:open', { counterId: 'social-security-1' })
  const second = await rui.command('ticket:call-next')
  expect(second).toMatchObject({ ok: true, ticket: { number: 'S001' }, visit: { notes: [{ text: 'fala russo', serviceId: 'welcome' }], referrals: [{ serviceIds: ['social-security'] }] } })
  expect(second['visit'].documents).toEqual(['passport', 'niss'])
  await rui.command('ticket:start')
  await rui.command('ticket:finish')

  expect(flow().map((row) => [row['number'], row['service_id'], row['stage'], row['language'], row['priority'], row['outcome'], row['counter_id'], row['call_count'], row['recall_count'], row['paper']])).toEqual([
    ['A001', 'welcome', 1, 'uk', 1, 'served', 'w1', 1, 1, 'printed'],
    ['S001', 'social-security', 2, 'uk', 1, 'served', 'social-security-1', 1, 0, 'printed'],
  ])
  for (const client of [door, lobby, ana, rui]) client.close()
})

describe('whatever is killed', () => {
  test('a hub killed in the middle of a call shows the same state to everybody after its restart, and the staff token still counts', async () => {
    const door = await kiosk()
    const token = await login(hub.url, 'olga')
    const before = await connect(hub.url, '/counter', { token })
    await before.command('counter:open', { counterId: 'w2' })
    await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
    await before.command('ticket:call-next')
    const state = await before.fact('counter:state', (value) => value['ticket']?.status === 'called')
    const board: Fields = await (await fetch(`${hub.url}/api/board`)).json()
    door.close()
    before.close()
    await hub.kill()
    await hub.start()
    const after = await connect(hub.url, '/counter', { token })
    const again = await after.fact('counter:state')
    const { at: _at, devices: _devices, undo: _undo, ...same } = state
    expect(again).toMatchObject(same)
    const boardAgain: Fields = await (await fetch(`${hub.url}/api/board`)).json()
    expect({ ...boardAgain, at: '' }).toEqual({ ...board, at: '' })
    await after.command('ticket:start')
    expect(await after.command('ticket:finish')).toMatchObject({ ok: true, ticket: { outcome: 'served' } })
    after.close()
  })

  test('no acknowledged ticket is lost and no number is given twice over kills in the middle of a rush', async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < 5; round += 1) {
      const doors = await Promise.all(['kiosk-1', 'kiosk-2', 'kiosk-3'].map(kiosk))
      let answered = 0
      let killed: Promise<void> | undefined
      const rush = doors.map(async (door: Client) => {
        try {
          for (;;) {
            const answer = await door.socket.timeout(2_000).emitWithAck('ticket:issue', { commandId: crypto.randomUUID(), topicId: 'papers', language: 'en' })
            acknowledged.push(String(answer.ticket.number))
            answered += 1
            // not at a round number of any kiosk's own: in the middle of a batch
            if (answered > 20 + round * 7) killed ??= hub.kill()
          }
        } catch {
          door.close()
        }
      })
      await Promise.all(rush)
      await killed
      await hub.start()
    }
    const numbers = flow().map((row) => String(row['number']))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(new Set(acknowledged).size).toBe(acknowledged.length)
    expect(acknowledged.filter((number) => !numbers.includes(number))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(100)
  })

  test('the same command after a restart gives the first answer and no second ticket; under other words it is a conflict', async () => {
    const commandId = crypto.randomUUID()
    const wish = { commandId, topicId: 'health', language: 'pt' }
    const first = await (await kiosk()).command('ticket:issue', wish)
    const tickets = flow().length
    await hub.kill()
    await hub.start()
    const door = await kiosk()
    expect(await door.command('ticket:issue', { language: 'pt', topicId: 'health', commandId })).toEqual(first)
    expect(flow()).toHaveLength(tickets)
    expect(await door.command('ticket:issue', { ...wish, language: 'en' })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await (await kiosk('kiosk-2')).command('ticket:issue', wish)).toMatchObject({ ok: true })
  })
})

test('a kiosk that lost the hub hands its tickets in: once each, at their true time, the lost answer replaced, also over a restart', async () => {
  const door = await kiosk('kiosk-9')
  const { businessDay, leases } = await door.command('numbers:lease')
  const [lease] = leases
  expect(lease).toMatchObject({ serviceId: 'welcome', letters: 'A' })
  expect(lease.visitCodes).toHaveLength(lease.to - lease.from + 1)
  const firstCommandId = crypto.randomUUID()
  const lost = await door.command('ticket:issue', { commandId: firstCommandId, topicId: 'papers', language: 'ru' })
  const issuedAt = new Date().toISOString()
  await hub.kill()
  await hub.start()
  const back = await kiosk('kiosk-9')
  expect((await back.command('numbers:lease'))['leases']).toEqual(leases)
  const wish = { commandId: crypto.randomUUID(), businessDay, topicId: 'papers', language: 'ru', ordinal: lease.from, visitCode: lease.visitCodes[0], issuedAt, firstCommandId }
  const handed = await back.command('ticket:hand-in', wish)
  expect(handed).toMatchObject({ ok: true, ticket: { number: `A${lease.from}`, visitCode: lease.visitCodes[0], issuedAt, late: true } })
  expect(await back.command('ticket:hand-in', wish)).toEqual(handed)
  expect(await back.command('ticket:hand-in', { ...wish, commandId: crypto.randomUUID() })).toMatchObject({ ok: true, ticket: { id: handed['ticket'].id } })
  expect(flow().filter((row) => [lost['ticket'].id, handed['ticket'].id].includes(row['ticket_id'])).map((row) => [row['number'], row['outcome'], row['issued_at']])).toEqual([
    [lost['ticket'].number, 'replaced', lost['ticket'].issuedAt], [`A${lease.from}`, null, issuedAt],
  ])
  for (const client of [door, back]) client.close()
})

test('a double tap, both taps in one turn of the event loop, is one ticket', async () => {
  const door = await kiosk()
  const wish = { commandId: crypto.randomUUID(), topicId: 'work', language: 'pt' }
  const [first, second] = await Promise.all([door.command('ticket:issue', wish), door.command('ticket:issue', wish)])
  expect(second).toEqual(first)
})

describe('strangers and nonsense', () => {
  test('no namespace lets in a wrong token, a token of another kind, another version or a foreign page', async () => {
    const token = await login(hub.url, 'ana')
    const refusals: [string, Fields, RegExp][] = [
      ['/kiosk', { token: 'wrong' }, /no valid token/], ['/kiosk', { token: 'demo-display' }, /no valid token/], ['/display', { token }, /no valid token/],
      ['/counter', { token: 'demo-kiosk' }, /no valid token/], ['/monitor', { token }, /no valid token/], ['/kiosk', {}, /handshake/],
      ['/kiosk', { token: 'demo-kiosk', protocol: PROTOCOL_VERSION + 1 }, /update it/], ['/visitor', { visitCode: 'AAAAAA' }, /no valid token/],
    ]
    for (const [namespace, auth, words] of refusals) await expect(connect(hub.url, namespace, auth)).rejects.toThrow(words)
    await expect(connect(hub.url, '/kiosk', { token: 'demo-kiosk' }, { origin: 'http://evil.example' })).rejects.toMatchObject({ data: { code: 'unavailable', name: 'evil.example' } })
    const own = await connect(hub.url, '/kiosk', { token: 'demo-kiosk' }, { origin: hub.url })
    own.close()
    const supervisor = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
    expect((await supervisor.fact('monitor:state'))['counters']).toHaveLength(24)
    supervisor.close()
  })

  test('an unknown or malformed message is answered `invalid` and changes nothing', async () => {
    const door = await kiosk()
    const { seq }: Fields = await (await fetch(`${hub.url}/health`)).json()
    const commandId = crypto.randomUUID()
    const bad: [string, unknown][] = [
      ['ticket:steal', { commandId }], ['ticket:issue', undefined], ['ticket:issue', 'now'], ['ticket:issue', { topicId: 'papers', language: 'pt' }],
      ['ticket:issue', { commandId, topicId: 'papers', language: 'xx' }], ['ticket:issue', { commandId, topicId: 'papers', language: 'pt', name: 'Ana' }],
      ['ticket:issue', { commandId, topicId: 'x'.repeat(100), language: 'pt' }], ['ticket:issue', { commandId: '1', topicId: 'papers', language: 'pt' }],
      ['ticket:issue', { commandId, topicId: 'papers', language: 'pt', partySize: 0 }], ['visit:lookup', { commandId, visitCode: "' OR 1=1" }], ['__proto__', {}], ['toString', {}],
    ]
    for (const [name, payload] of bad) expect(await door.socket.timeout(2_000).emitWithAck(name, payload)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    const after: Fields = await (await fetch(`${hub.url}/health`)).json()
    expect(after['seq']).toBe(seq)
    expect(await door.command('ticket:issue', { topicId: 'no-such-topic', language: 'pt' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    door.close()
  })

  test('a frame beyond the limit disconnects its sender alone', async () => {
    const [loud, calm] = await Promise.all([kiosk(), kiosk('kiosk-2')])
    const gone = new Promise((done) => loud.socket.once('disconnect', done))
    loud.socket.emit('ticket:issue', { commandId: crypto.randomUUID(), topicId: 'x'.repeat(200_000), language: 'pt' })
    await gone
    expect(await calm.command('ticket:issue', { topicId: 'papers', language: 'pt' })).toMatchObject({ ok: true })
    calm.close()
  })

  test('wrong codes and wrong PINs are slowed down; right ones of others are not', async () => {
    const door = await kiosk('guessing-kiosk')
    const answers: (string | undefined)[] = []
    for (let n = 0; n < 14; n += 1) answers.push((await door.command('visit:lookup', { visitCode: 'ACDEFG' })).error?.code)
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'not-found'))
    expect(answers.at(-1)).toBe('too-many')
    door.close()
    const tries = await Promise.all(Array.from({ length: 9 }, () => login(hub.url, 'marta', '0000').catch((error: unknown) => String(error))))
    expect(tries.filter((answer) => answer.includes('401'))).toHaveLength(6)
    expect(tries.filter((answer) => answer.includes('429'))).toHaveLength(3)
    await login(hub.url, 'ana')
  })
})
