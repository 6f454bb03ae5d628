import { callNext, issueTicket, openCounter } from '@senha/domain'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { houseInProcess } from './testing/house-in-process.ts'
import type { HouseInProcess } from './testing/house-in-process.ts'
import type { Client, Fields } from './testing/hub-process.ts'
import { attention, timings } from './timings.ts'

let house: HouseInProcess
// a forecast is told every few seconds while somebody waits: here it would hide what is told by itself
beforeAll(() => {
  timings.forecastEveryMs = 3_600_000
})
afterEach(async () => house.close())

const ana = { id: 'ana', agency: 'centre', languages: ['pt'] }
const issue = async (): Promise<void> => void await house.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
const codes = (state: Fields): string[] => state['alerts'].map(({ code }: Fields) => code)
const tells = (monitor: Client, code: string): Promise<Fields> => monitor.fact('monitor:state', (state) => codes(state).includes(code))
/** A state before it began to be told would fit too: only later ones count. */
const tellsNoMore = (monitor: Client, code: string, told: Fields): Promise<Fields> => monitor.fact('monitor:state', (state) => !codes(state).includes(code), told)

test('[H7] people wait and no counter is open: monitor and consoles of that agency are told at once, and that it is over as well', async () => {
  house = await houseInProcess('2026-11-23T10:00:00.000Z')
  const [monitor, console] = [await house.monitor(), await house.staff('/counter')]
  await monitor.fact('monitor:state')
  const began = performance.now()
  await issue()
  const state = await tells(monitor, 'no-counter')
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(state['alerts'].find(({ code }: Fields) => code === 'no-counter')).toMatchObject({ level: 'urgent', subject: 'welcome', count: 1, at: '2026-11-23T10:00:00.000Z', staff: [{ name: 'Marta' }] })
  const told = await console.fact('counter:state', (seen) => seen['unattended'] !== undefined)
  expect(told['unattended']).toEqual([{ serviceId: 'welcome', count: 1, at: '2026-11-23T10:00:00.000Z' }])
  await house.does((context) => openCounter(context, ana, { counterId: 'w1' }))
  await tellsNoMore(monitor, 'no-counter', state)
  await console.fact('counter:state', (seen) => seen['unattended'] === undefined, told)
})

test('[H7] a call that nobody started is told by the clock alone, with one time for as long as it stands', async () => {
  house = await houseInProcess('2026-11-23T10:00:00.000Z')
  await house.does((context) => openCounter(context, ana, { counterId: 'w1' }))
  await issue()
  await house.does((context) => callNext(context, ana))
  const monitor = await house.monitor()
  expect(codes(await monitor.fact('monitor:state'))).not.toContain('called-long')
  house.machine.pass(attention.calledMinutes * 60_000)
  await tells(monitor, 'called-long')
  house.machine.pass(3 * 60_000)
  // its counter's console is not there either, which takes as long to be told
  const later = await tells(monitor, 'counter-deserted')
  expect(later['alerts'].find(({ code }: Fields) => code === 'called-long')).toMatchObject({ at: '2026-11-23T10:00:00.000Z', counters: ['1'] })
})

test('a device that is gone for a moment is nothing; one that stays away is told, and ends with its return', async () => {
  house = await houseInProcess('2026-11-23T10:00:00.000Z')
  const [monitor, display] = [await house.monitor(), await house.display()]
  await monitor.fact('monitor:state', (state) => state['devices'].some(({ kind, connected }: Fields) => kind === 'display' && connected))
  display.close()
  const gone = await monitor.fact('monitor:state', (state) => state['devices'].some(({ kind, connected }: Fields) => kind === 'display' && !connected))
  expect(codes(gone)).not.toContain('device-lost')
  house.machine.pass(attention.deviceSeconds * 1_000)
  const lost = await tells(monitor, 'device-lost')
  await house.display()
  await tellsNoMore(monitor, 'device-lost', lost)
})

test('a monitor hears now and then that the hub is well, and where its log stands', async () => {
  house = await houseInProcess('2026-11-23T10:00:00.000Z')
  const monitor = await house.monitor()
  expect(await monitor.fact('monitor:alive')).toEqual({ seq: house.hub().day().seq, at: '2026-11-23T10:00:00.000Z' })
})
