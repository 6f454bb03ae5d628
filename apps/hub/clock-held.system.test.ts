import { callNext, importAppointments, issueTicket, openCounter, record, start } from '@senha/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { houseInProcess } from './testing/house-in-process.ts'
import type { HouseInProcess } from './testing/house-in-process.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const ana = { id: 'ana', agency: 'centre', languages: ['pt'] }

let house: HouseInProcess
beforeEach(async () => {
  house = await houseInProcess('2026-11-23T10:00:00.000Z')
  // one is served with a casefile, two wait, one has booked for later
  await house.does((context) => importAppointments(context, [{ code: 'BOOKED01', serviceId: 'welcome', slotAt: Date.parse('2026-11-23T15:00:00Z'), language: 'pt' }]))
  for (let n = 0; n < 3; n += 1) await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
  await house.does((context) => openCounter(context, ana, { counterId: 'w1' }))
  await house.does((context) => callNext(context, ana))
  await house.does((context) => start(context, ana))
  await house.does((context) => record(context, ana, { visitCode: [...context.day.visits.values()][0]?.code ?? '', documents: ['passport'], note: 'Falta o NISS.' }))
})
afterEach(async () => house.close())

const expired = (): number => house.count(`SELECT count(*) FROM ticket_flow WHERE outcome IS NOT NULL`)
const casefiles = (): number => house.count(`SELECT count(*) FROM event_private WHERE data ->> 'text' IS NOT NULL`)
const unlinked = (): number => house.count(`SELECT count(*) FROM event WHERE type = 'ticket-issued' AND visit_id IS NULL`)
const nothingIsLost = (): void => {
  expect({ expired: expired(), casefiles: casefiles(), unlinked: unlinked(), bookings: house.count('SELECT count(*) FROM appointment') }).toEqual({ expired: 0, casefiles: 1, unlinked: 0, bookings: 1 })
}
const health = async (): Promise<unknown> => {
  const body: unknown = await (await fetch(`${house.url()}/health`)).json()
  return typeof body === 'object' && body !== null && 'clock' in body ? body.clock : undefined
}

describe('[H2] [F4] the clock jumps while people wait', () => {
  test.each([['twelve hours', 12 * hour], ['400 days', 400 * day]])('%s ahead for four seconds: nobody expires, casefiles stay, every staff screen says so, and all is as before afterwards', async (_name, jump) => {
    const [kiosk, monitor, console] = [await house.kiosk(), await house.monitor(), await house.staff('/counter')]
    house.machine.step(jump)
    const isHeld = (state: { clock?: { is: string; aheadSeconds: number } }): boolean => state.clock?.is === 'held' && state.clock.aheadSeconds === jump / 1000
    const states = await Promise.all([kiosk.fact('kiosk:state', isHeld), monitor.fact('monitor:state', isHeld), console.fact('counter:state', isHeld)])
    expect(states.map((state) => state['at'].slice(0, 13))).toEqual(['2026-11-23T10', '2026-11-23T10', '2026-11-23T10'])
    expect(states[1]?.['alerts'].map((alert: { code: string }) => alert.code)).toContain('clock')
    expect(await health()).toMatchObject({ state: 'held', aheadSeconds: jump / 1000 })
    expect(house.hub().doorsOpen()).toBe(true)
    house.machine.pass(4_000)
    house.hub().rollDay()
    nothingIsLost()
    house.machine.step(-jump)
    await Promise.all([monitor.fact('monitor:state', (state) => state['clock'] === undefined && state['at'] >= '2026-11-23T10:00:04'), console.fact('counter:state', (state) => state['clock'] === undefined && state['at'] >= '2026-11-23T10:00:04')])
    expect(await health()).toEqual({ state: 'steady' })
    expect(await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))).toMatchObject({ ok: true })
    nothingIsLost()
  })

  test('an hour back: the hub goes on, and says that its clock is behind', async () => {
    const monitor = await house.monitor()
    house.machine.step(-hour)
    const state = await monitor.fact('monitor:state', ({ clock }) => clock?.is === 'behind')
    expect([state['at'].slice(0, 13), state['clock'].aheadSeconds]).toEqual(['2026-11-23T10', -3600])
    nothingIsLost()
  })
})

test('[F6] a kiosk whose clock differs by more than a minute is named on the monitor, until it is right or gone', async () => {
  const [kiosk, monitor] = [await house.kiosk(), await house.monitor()]
  const named = (state: { alerts: { code: string; subject: string }[] }): string[] => state.alerts.filter(({ code }) => code === 'device-clock').map(({ subject }) => subject)
  expect(await kiosk.command('clock:report', { aheadSeconds: -7200 })).toMatchObject({ ok: true })
  const state = await monitor.fact('monitor:state', (one) => named({ alerts: one['alerts'] }).length > 0)
  expect([named({ alerts: state['alerts'] }), state['devices'].find((device: { id: string }) => device.id === 'kiosk').clockAheadSeconds]).toEqual([['kiosk'], -7200])
  const { length } = state['alerts']
  await kiosk.command('clock:report', { aheadSeconds: 3 })
  await monitor.fact('monitor:state', (one) => one['alerts'].length === length - 1 && named({ alerts: one['alerts'] }).length === 0)
  expect(await kiosk.command('clock:report', { aheadSeconds: 1.5 })).toMatchObject({ ok: false, error: { code: 'invalid' } })
})

describe('[H4] a supervisor accepts the clock', () => {
  test('the acceptance is a fact of the log, the hub follows, and a restart believes it', async () => {
    const supervisor = await house.staff('/monitor')
    house.machine.step(2 * hour)
    await supervisor.fact('monitor:state', ({ clock }) => clock?.is === 'held')
    expect(await supervisor.command('clock:accept', { aheadSeconds: 7200 })).toMatchObject({ ok: true })
    const state = await supervisor.fact('monitor:state', ({ clock, at }) => clock === undefined && at >= '2026-11-23T12')
    expect(state['open']).toBe(true)
    expect(house.count(`SELECT count(*) FROM event WHERE type = 'clock-accepted' AND actor = 'marta' AND data ->> 'by' = 'supervisor' AND data ->> 'aheadSeconds' = 7200`)).toBe(1)
    await house.restart((machine) => machine.pass(minute))
    expect(new Date(house.hub().now()).toISOString()).toBe('2026-11-23T12:01:00.000Z')
    expect(house.hub().clock.state().is).toBe('steady')
    nothingIsLost()
  })

  test('refused: where there is no question, where the clock moved since it was read, and to a screen on the wall', async () => {
    const [supervisor, wall] = [await house.staff('/monitor'), await house.monitor()]
    expect(await supervisor.command('clock:accept', { aheadSeconds: 0 })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    house.machine.step(12 * hour)
    expect(await wall.command('clock:accept', { aheadSeconds: 43_200 })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    house.machine.step(400 * day)
    expect(await supervisor.command('clock:accept', { aheadSeconds: 43_200 })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(house.hub().clock.state().is).toBe('held')
    nothingIsLost()
  })

  test('a time server that agrees is as good, and stands in the log too', async () => {
    house.machine.step(2 * hour)
    house.hub().rollDay()
    house.machine.pass(1_000)
    house.machine.agree()
    house.hub().rollDay()
    expect(new Date(house.hub().now()).toISOString()).toBe('2026-11-23T12:00:01.000Z')
    expect(house.count(`SELECT count(*) FROM event WHERE type = 'clock-accepted' AND data ->> 'by' = 'time-server'`)).toBe(1)
  })
})

describe('[H5] [F4] a start', () => {
  test('of the hub on a clock that is 400 days ahead: the day goes on where it was', async () => {
    await house.restart((machine) => machine.step(400 * day))
    expect([house.hub().day().businessDay, house.hub().day().open]).toEqual(['2026-11-23', true])
    nothingIsLost()
  })

  test('of the machine on a clock twelve hours ahead: nobody expires, and when the clock is set right all goes on', async () => {
    await house.restart((machine) => machine.restart(minute, 12 * hour))
    expect(house.hub().clock.state().is).toBe('held')
    house.machine.pass(5 * minute)
    house.hub().rollDay()
    nothingIsLost()
    house.machine.step(-12 * hour)
    house.hub().rollDay()
    expect(house.hub().clock.state().is).toBe('steady')
    nothingIsLost()
  })

  test('on Wednesday, after two days off: ten minutes later the old day is closed, its casefiles are erased, and the doors open', async () => {
    await house.restart((machine) => machine.restart(2 * day))
    house.machine.pass(10 * minute)
    house.hub().rollDay()
    house.hub().rollDay()
    expect([house.hub().day().businessDay, house.hub().doorsOpen()]).toEqual(['2026-11-25', true])
    expect([expired(), casefiles()]).toEqual([3, 0])
  })

  test('on Wednesday, after a day that was closed in the evening: opens at once', async () => {
    house.machine.pass(11 * hour)
    house.hub().rollDay()
    expect(house.hub().day().open).toBe(false)
    await house.restart((machine) => machine.restart(1.5 * day))
    expect([house.hub().day().businessDay, house.hub().doorsOpen(), house.hub().clock.state().is]).toEqual(['2026-11-25', true, 'steady'])
  })

  test('after holidays of three weeks: opens at once and unlinks nothing until a supervisor confirms the date; then the next close does', async () => {
    house.machine.pass(11 * hour)
    house.hub().rollDay()
    await house.restart((machine) => machine.restart(30.5 * day))
    expect([house.hub().day().businessDay, house.hub().doorsOpen(), house.hub().clock.state().is]).toEqual(['2026-12-24', true, 'unconfirmed'])
    await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
    house.machine.pass(3 * hour)
    house.hub().rollDay()
    // a second start, so that four hours are not reached before the day closes at 21:00
    await house.restart((machine) => machine.pass(8 * hour))
    house.machine.pass(hour)
    house.hub().rollDay()
    expect([house.hub().day().open, unlinked()]).toEqual([false, 0])
    const supervisor = await house.staff('/monitor')
    const { clock } = await supervisor.fact('monitor:state')
    expect(await supervisor.command('clock:accept', { aheadSeconds: clock.aheadSeconds })).toMatchObject({ ok: true })
    house.machine.pass(11 * hour)
    house.hub().rollDay()
    house.machine.pass(15 * hour)
    house.hub().rollDay()
    expect(unlinked()).toBe(3)
  })
})
