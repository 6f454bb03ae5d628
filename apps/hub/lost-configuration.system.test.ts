import { centreSchema } from '@senha/centre'
import type { Centre } from '@senha/centre'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, lisbon, login, runHub, staff, startHub } from './testing/hub-process.ts'
import type { Fields, HubProcess } from './testing/hub-process.ts'
import { signedIn } from './testing/signed-in.ts'

let folder: string
let hub: HubProcess | undefined
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'senha-lost-')) })
afterEach(async () => {
  await hub?.close()
  hub = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** A hub on a copy of Lisbon's configuration, which can be changed between two starts. */
const changeable = async (): Promise<{ hub: HubProcess; restart: (change: (centre: Centre) => void) => Promise<void> }> => {
  const file = join(folder, 'lisboa.json')
  writeFileSync(file, readFileSync(lisbon))
  const started = await startHub(['--demo'], file)
  hub = started
  return {
    hub: started,
    restart: async (change) => {
      const centre = centreSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      change(centre)
      writeFileSync(file, JSON.stringify(centre))
      await started.kill()
      await started.start()
    },
  }
}
const health = async (url: string): Promise<Fields> => (await fetch(`${url}/health`)).json()
const kiosk = (url: string) => connect(url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
const monitor = (url: string) => connect(url, '/monitor', { token: 'demo-monitor' })

/** Somebody comes, is served at w1 and sent on. */
const sendOn = async (url: string, serviceId: string): Promise<Fields> => {
  const [door, ana] = await Promise.all([kiosk(url), staff(url, 'ana')])
  await ana.command('counter:open', { counterId: 'w1' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'uk' })
  await ana.command('ticket:call', { ticketId: ticket.id })
  await ana.command('ticket:start')
  const { tickets } = await ana.command('visit:refer', { visitCode: ticket.visitCode, serviceIds: [serviceId], note: 'please help' })
  await ana.command('ticket:finish')
  for (const client of [door, ana]) client.close()
  return { ...tickets[0], visitCode: ticket.visitCode }
}

test('[F2] a counter’s id changes while an officer serves there: the hub lives on with consoles open, the ticket waits again, the officer opens the new one', async () => {
  const { hub: { url }, restart } = await changeable()
  const sent = await sendOn(url, 'social-security')
  const before = await staff(url, 'rui')
  await before.command('counter:open', { counterId: 'social-security-1' })
  expect(await before.command('ticket:call-next')).toMatchObject({ ok: true, ticket: { number: sent['number'] } })
  await before.command('ticket:start')
  before.close()
  await restart((centre) => {
    for (const counter of centre.counters) if (counter.id === 'social-security-1') counter.id = 'segsocial-1'
  })
  const [rui, wall] = await Promise.all([staff(url, 'rui'), monitor(url)])
  const state = await rui.fact('counter:state')
  expect(state).toMatchObject({ counter: null, ticket: null, queues: [] })
  expect(await wall.fact('monitor:state')).toMatchObject({ alerts: expect.arrayContaining([expect.objectContaining({ code: 'unknown-counter', subject: 'social-security-1' })]) })
  expect(await rui.command('counter:open', { counterId: 'segsocial-1' })).toMatchObject({ ok: true })
  expect(await rui.command('ticket:call-next')).toMatchObject({ ok: true, ticket: { number: sent['number'], counter: state['counters'][0].number } })
  expect(await health(url)).toMatchObject({ ok: true })
  for (const client of [rui, wall]) client.close()
})

test('[F5] a service is removed while somebody waits there: mediators and the monitor see it, phone and kiosk still know the ticket, and it can be moved and called', async () => {
  const { hub: { url }, restart } = await changeable()
  const sent = await sendOn(url, 'housing')
  await restart((centre) => {
    centre.services = centre.services.filter((service) => service.id !== 'housing')
    centre.counters = centre.counters.filter((counter) => counter.id !== 'housing-1')
    for (const topic of centre.topics) if (topic.suggests === 'housing') delete topic.suggests
  })
  const [door, ana, rui, wall, phone] = await Promise.all([kiosk(url), staff(url, 'ana'), staff(url, 'rui'), monitor(url), connect(url, '/visitor', { visitCode: sent['visitCode'] })])
  const queue = expect.objectContaining({ serviceId: 'housing', waiting: 1, tickets: [expect.objectContaining({ number: sent['number'] })] })
  expect(await wall.fact('monitor:state')).toMatchObject({ queues: expect.arrayContaining([queue]), alerts: expect.arrayContaining([expect.objectContaining({ code: 'unknown-service', subject: 'housing', count: 1 })]) })
  expect(await door.command('visit:lookup', { visitCode: sent['visitCode'] })).toMatchObject({ ok: true, visit: { tickets: [{ status: 'ended' }, { number: sent['number'], status: 'waiting' }] } })
  expect(await phone.fact('visitor:state')).toMatchObject({ ended: false, visit: { tickets: [{}, { number: sent['number'], serviceId: 'housing' }] } })
  // the counter of this morning is still Ana's; the officer of another agency sees nothing of it
  const mine = await ana.fact('counter:state')
  expect(mine).toMatchObject({ counter: { id: 'w1' }, queues: [{ serviceId: 'welcome' }, queue] })
  await rui.command('counter:open', { counterId: 'social-security-1' })
  const his = await rui.fact('counter:state', (value) => value['counter'] !== null)
  expect(his['queues'].map((one: Fields) => one['serviceId'])).toEqual(['social-security'])
  expect(await rui.command('ticket:transfer', { ticketId: sent['id'], serviceId: 'social-security' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(await ana.command('ticket:transfer', { ticketId: sent['id'], serviceId: 'legal' })).toMatchObject({ ok: true, ticket: { number: sent['number'], serviceId: 'legal', ahead: 0 } })
  const jorge = await connect(url, '/counter', { token: signedIn(hub?.data ?? '', { id: 'jorge' }) })
  await jorge.command('counter:open', { counterId: 'legal-1' })
  expect(await jorge.command('ticket:call-next')).toMatchObject({ ok: true, ticket: { number: sent['number'] } })
  for (const client of [door, ana, rui, wall, phone, jorge]) client.close()
})

test('[F5] a booking and a kiosk’s reserve of a service that is gone are honoured', async () => {
  const { hub: { url }, restart } = await changeable()
  const [before, door] = await Promise.all([staff(url, 'ana'), kiosk(url)])
  const { bookingCode } = await before.command('appointment:book', { serviceId: 'legal', slotAt: new Date(Date.now() + 60_000).toISOString() })
  const { businessDay, leases } = await door.command('numbers:lease')
  const [lease] = leases
  for (const client of [before, door]) client.close()
  await restart((centre) => {
    centre.services = centre.services.filter((service) => service.id !== 'legal')
    centre.counters = centre.counters.filter((counter) => counter.id !== 'legal-1')
    centre.topics = centre.topics.filter((topic) => topic.id !== 'legal')
    for (const service of centre.services) if (service.id === 'welcome') service.letters = 'J'
  })
  const again = await kiosk(url)
  expect(await again.command('appointment:check-in', { bookingCode, language: 'pt' })).toMatchObject({ ok: true, ticket: { serviceId: 'welcome', slotAt: expect.any(String) } })
  const paper = { businessDay, topicId: 'legal', language: 'pt', ordinal: lease.from, visitCode: lease.visitCodes[0], issuedAt: new Date().toISOString() }
  expect(await again.command('ticket:hand-in', paper)).toMatchObject({ ok: true, ticket: { number: `A${lease.from}`, serviceId: 'welcome', topicId: 'legal' } })
  again.close()
})

test.each(['lisboa', 'porto', 'faro'])('[F8] %s --demo: every demo user opens a counter with the languages that it offers', async (name) => {
  const file = fileURLToPath(new URL(`../../packages/centre/${name}.json`, import.meta.url))
  hub = await startHub(['--demo'], file)
  for (const user of ['ana', 'olga', 'rui', 'marta']) {
    const client = await connect(hub.url, '/counter', { token: await login(hub.url, user) })
    const state = await client.fact('counter:state')
    const free = state['counters'].find((counter: Fields) => counter['status'] === 'closed')
    expect([user, await client.command('counter:open', { counterId: free.id })]).toMatchObject([user, { ok: true }])
    client.close()
  }
})

test('[F8] --demo of a centre without the agency of a demo user: that user is told so, the others work', async () => {
  const centre = centreSchema.parse(JSON.parse(readFileSync(join(lisbon, '..', 'faro.json'), 'utf8')))
  const file = join(folder, 'faro.json')
  centre.services = centre.services.map((service) => (service.agency === 'social-security' ? { ...service, agency: 'borders' } : service))
  centre.agencies = centre.agencies.filter((agency) => agency.id !== 'social-security')
  writeFileSync(file, JSON.stringify(centre))
  hub = await startHub(['--demo'], file)
  const [ana, rui] = await Promise.all([staff(hub.url, 'ana'), staff(hub.url, 'rui')])
  expect(await rui.fact('counter:state')).toMatchObject({ counters: [] })
  const counterId = centre.counters[0]?.id
  expect(await rui.command('counter:open', { counterId })).toMatchObject({ ok: false, error: { code: 'forbidden', message: expect.stringContaining('no service of your agency "social-security"') } })
  expect(await ana.command('counter:open', { counterId })).toMatchObject({ ok: true })
  for (const client of [ana, rui]) client.close()
})

test('[F8] the hub says once, at its start, which users and devices do not fit, and the monitor shows it', async () => {
  hub = await startHub([])
  signedIn(hub.data, { id: 'hans', languages: ['de'] })
  signedIn(hub.data, { id: 'vera', agency: 'helth' })
  const admin = (...args: string[]) => runHub([...args, '--data', hub?.data ?? ''], 'apps/hub/admin.ts')
  await admin('device', 'add', '--kind', 'kiosk', '--id', 'door')
  const token = (await admin('device', 'add', '--kind', 'monitor', '--id', 'wall')).stdout.trim()
  await hub.kill()
  await hub.start()
  const wall = await connect(hub.url, '/monitor', { token })
  const { alerts } = await wall.fact('monitor:state')
  const told = alerts.map(({ code, subject }: Fields) => `${code} ${subject}`)
  expect(told).toEqual(expect.arrayContaining(['unknown-language hans', 'unknown-agency helth', 'unknown-device kiosk-1', 'unknown-device kiosk-2']))
  expect(hub.said()).toMatch(/hub: the user "hans" speaks no language of the centre \(de\)/)
  expect(hub.said()).toMatch(/hub: the agency "helth" is not in the configuration: "vera" can open no counter/)
  wall.close()
})
