import { callNext, checkIn, finish, importAppointments, issueTicket, noShow, openCounter, refer, start } from '@senha/domain'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { houseInProcess } from './testing/house-in-process.ts'
import type { HouseInProcess } from './testing/house-in-process.ts'
import { timings } from './timings.ts'

// nothing is committed in these tests after their beginning: what screens are told, the clock alone told them

let house: HouseInProcess
// a new forecast is told too, every few seconds while somebody waits: here it would hide what the clock does not tell
beforeAll(() => {
  timings.forecastEveryMs = 3_600_000
})
afterEach(async () => house.close())

test('[H7] [F1] the doors open and close on every screen by the clock alone', async () => {
  house = await houseInProcess('2026-11-23T07:59:59.000Z')
  const [kiosk, display, monitor] = [await house.kiosk(), await house.display(), await house.monitor()]
  expect((await kiosk.fact('kiosk:state'))['open']).toBe(false)
  const { seq } = house.hub().day()
  house.machine.pass(1_000)
  await Promise.all([
    kiosk.fact('kiosk:state', (state) => state['open'] === true), display.fact('display:state', (state) => state['open'] === true), monitor.fact('monitor:state', (state) => state['open'] === true),
  ])
  house.machine.pass(11 * 3_600_000)
  await Promise.all([
    kiosk.fact('kiosk:state', (state) => state['open'] === false && state['at'] >= '2026-11-23T19'),
    display.fact('display:state', (state) => state['open'] === false && state['at'] >= '2026-11-23T19'),
    monitor.fact('monitor:state', (state) => state['open'] === false && state['at'] >= '2026-11-23T19'),
  ])
  expect(house.hub().day().seq).toBe(seq)
})

test('[H7] [F1] the last ticket of a service is out on kiosk, display and console by the clock alone', async () => {
  house = await houseInProcess('2026-11-23T14:59:59.000Z', (centre) => ({ ...centre, services: centre.services.map((service) => ({ ...service, ...(service.id === 'welcome' && { lastTicketAt: '15:00' }) })) }))
  const [kiosk, display, console] = [await house.kiosk(), await house.display(), await house.staff('/counter')]
  const isOut = (queues: { serviceId: string; issuing?: string }[]): boolean => queues.some((queue) => queue.serviceId === 'welcome' && queue.issuing === 'ended')
  expect(isOut((await kiosk.fact('kiosk:state'))['queues'])).toBe(false)
  house.machine.pass(1_000)
  await Promise.all([
    kiosk.fact('kiosk:state', (state) => isOut(state['queues'])), display.fact('display:state', (state) => isOut(state['queues'])), console.fact('counter:state', (state) => isOut(state['services'])),
  ])
})

test('[H7] [F1] a booked time that is due passes ahead, and the phone of who waits is told', async () => {
  house = await houseInProcess('2026-11-23T09:00:00.000Z')
  await house.does((context) => importAppointments(context, [{ code: 'BOOKED01', serviceId: 'welcome', slotAt: Date.parse('2026-11-23T10:00:00Z'), language: 'pt' }]))
  const first = await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }), (day, decided) => ({ code: day.visits.get(decided.visitId ?? '')?.code }))
  await house.does((context) => checkIn(context, { bookingCode: 'BOOKED01', language: 'pt' }, { by: 'nobody' }))
  const phone = await house.phone(String(first['code']))
  expect((await phone.fact('visitor:state'))['visit'].tickets[0].ahead).toBe(0)
  house.machine.pass(50 * 60_000)
  await phone.fact('visitor:state', (state) => state['visit'].tickets[0].ahead === 1)
})

test('[H7] [F1] a wait over the target reaches the monitor by the clock alone', async () => {
  house = await houseInProcess('2026-11-23T09:00:00.000Z')
  await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
  const monitor = await house.monitor()
  const isLong = (alerts: { code: string }[]): boolean => alerts.some(({ code }) => code === 'target-wait')
  expect(isLong((await monitor.fact('monitor:state'))['alerts'])).toBe(false)
  house.machine.pass(3 * 3_600_000)
  await monitor.fact('monitor:state', (state) => isLong(state['alerts']))
})

test('[H7] [T9] a missed call that can no longer be made good leaves the list of its counter by the clock alone', async () => {
  house = await houseInProcess('2026-11-23T09:00:00.000Z')
  const ana = { id: 'ana', agency: 'centre', languages: ['pt'] }
  await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
  for (const decide of [openCounter, callNext, noShow] as const) await house.does((context) => decide(context, ana, { counterId: 'w3' }))
  const console = await house.staff('/counter')
  await console.command('counter:open', { counterId: 'w3', takeOver: true })
  expect((await console.fact('counter:state', (state) => state['counter'] !== null))['missed']).toMatchObject([{ number: 'A001', at: '2026-11-23T09:00:00.000Z' }])
  const { seq } = house.hub().day()
  house.machine.pass(3 * 3_600_000)
  await console.fact('counter:state', (state) => state['missed'].length === 0)
  expect(house.hub().day().seq).toBe(seq)
})

test('[H7] [R2] who may no longer come back hears on the phone that nothing follows any more', async () => {
  house = await houseInProcess('2026-11-23T09:00:00.000Z')
  const [ana, rui] = [{ id: 'ana', agency: 'centre', languages: ['pt'] }, { id: 'rui', agency: 'social-security', languages: ['pt'] }]
  const issued = await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }), (day, decided) => ({ code: day.visits.get(decided.visitId ?? '')?.code }))
  const visitCode = String(issued['code'])
  await house.does((context) => openCounter(context, ana, { counterId: 'w3' }))
  for (const decide of [callNext, start] as const) await house.does((context) => decide(context, ana))
  await house.does((context) => refer(context, ana, { visitCode, serviceIds: ['social-security', 'legal'], ordered: true }, { by: 'nobody' }))
  await house.does((context) => finish(context, ana))
  // every command of this house is Ana's: the counter is hers, whatever its agency
  await house.does((context) => openCounter(context, { ...rui, id: 'ana' }, { counterId: 'social-security-1' }))
  for (const decide of [callNext, noShow] as const) await house.does((context) => decide(context, { ...rui, id: 'ana' }))
  const phone = await house.phone(visitCode)
  expect(await phone.fact('visitor:state')).toMatchObject({ ended: false, visit: { tickets: [{}, { outcome: 'no-show', next: ['legal'] }] } })
  house.machine.pass(3 * 3_600_000)
  const over = await phone.fact('visitor:state', (state) => state['ended'] === true)
  expect(over['visit'].tickets[1]).not.toHaveProperty('next')
})

test('[H7] the clock is looked at often enough: looking and pushing take less than two seconds together', () => {
  expect(timings.lookAtClockMs + Math.max(timings.pushEveryMs, timings.kioskPushEveryMs, timings.visitorPushEveryMs)).toBeLessThan(2_000)
})

test('[T8] the day ends over an open counter: its console is told what became of whom, until it opens one again', async () => {
  house = await houseInProcess('2026-11-23T20:59:59.000Z')
  const console = await house.staff('/counter')
  await console.command('counter:open', { counterId: 'w1' })
  await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
  const day = await console.fact('counter:state', (state) => state['counter'] !== null && state['queues'][0]?.waiting === 1)
  expect(day['dayEnded']).toBeUndefined()
  house.machine.pass(1_000)
  const evening = await console.fact('counter:state', (state) => state['dayEnded'] !== undefined)
  expect(evening).toMatchObject({ counter: null, open: false, dayEnded: { businessDay: '2026-11-23', at: '2026-11-23T21:00:00.000Z', counter: '1', waited: 1 } })
  house.machine.pass(12 * 3_600_000)
  const morning = await console.fact('counter:state', (state) => state['open'] === true, evening)
  expect(morning['dayEnded']).toEqual(evening['dayEnded'])
  await console.command('counter:open', { counterId: 'w1' })
  const opened = await console.fact('counter:state', (state) => state['counter'] !== null, morning)
  expect(opened['dayEnded']).toBeUndefined()
  await console.command('counter:close', {})
  expect((await console.fact('counter:state', (state) => state['counter'] === null, opened))['dayEnded']).toBeUndefined()
})
