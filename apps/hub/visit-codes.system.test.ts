import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, staff, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
let ana: Client
let tickets: Fields[]
beforeAll(async () => {
  hub = await startHub()
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
  tickets = []
  for (let count = 0; count < 3; count += 1) tickets.push((await door.command('ticket:issue', { topicId: 'papers', language: 'pt' }))['ticket'])
  door.close()
  ana = await staff(hub.url, 'ana')
  await ana.command('counter:open', { counterId: 'w3' })
})
afterAll(async () => {
  ana.close()
  await hub.close()
})
const codes = (): string[] => tickets.map((ticket) => ticket['visitCode'])
const tells = (answer: Fields): string[] => codes().filter((code) => JSON.stringify(answer).includes(code))

test('[R1] whatever a counter does with a ticket of its list, it is told how that one stands, and never the code of its visit', async () => {
  const [, second, third] = tickets
  const [ticketId, other] = [second?.['id'], third?.['id']]
  const done: [string, Fields][] = [
    ['ticket:park', { ticketId, reason: 'copy' }], ['ticket:unpark', { ticketId }], ['ticket:transfer', { ticketId, serviceId: 'legal' }], ['ticket:undo', {}], ['ticket:cancel', { ticketId: other }], ['ticket:undo', {}],
    ['ticket:find', { wanted: 'A002' }],
  ]
  for (const [command, payload] of done) {
    const answer = await ana.command(command, payload)
    expect([command, answer['ok'], tells(answer)]).toEqual([command, true, []])
  }
})

test('[R1] the code stands where the visit is live, in the visit; what is done there repeats it nowhere', async () => {
  const called = await ana.command('ticket:call-next')
  expect(called['visit']).toMatchObject({ visitCode: codes()[0] })
  for (const [command, payload] of [['ticket:recall', {}], ['ticket:start', {}], ['visit:refer', { visitCode: codes()[0], serviceIds: ['legal'] }], ['ticket:finish', {}]] as const) {
    const answer = await ana.command(command, payload)
    expect([command, answer['ok'], tells(answer)]).toEqual([command, true, []])
  }
  // and no longer once it has left
  const { seq } = await ana.command('ticket:undo')
  await ana.fact('counter:state', (now) => now['seq'] >= seq && now['visit'] !== null)
  const finished = await ana.command('ticket:finish')
  const state = await ana.fact('counter:state', (now) => now['seq'] >= finished['seq'])
  expect(state['visit']).toBeNull()
  expect(tells(state)).toEqual([])
})
