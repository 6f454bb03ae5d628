import { fakeMachine } from '@senha/guard/testing'
import type { FakeMachine } from '@senha/guard/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { createHubTime, keptTime } from './hub-time.ts'
import type { HubTime, TimeStore } from './hub-time.ts'

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000]

let machine: FakeMachine
let time: HubTime
let row: string | undefined
const store: TimeStore = { read: () => (row === undefined ? undefined : keptTime.parse(JSON.parse(row))), write: (kept) => { row = JSON.stringify(kept) } }
const begin = (): void => {
  time = createHubTime(machine)
  time.keepIn(store)
}
const told = (): string => time.now().toISOString()
/** The hub says that it is ten o'clock. */
const ten = new Date('2026-11-23T10:00:00.000Z')

beforeEach(() => {
  row = undefined
  machine = fakeMachine('2026-11-23T10:00:00.000Z')
  begin()
})

describe('[O6] the hub\'s time at a kiosk', () => {
  test.each([['ten minutes back', -10 * minute], ['a day ahead', day], ['400 days ahead', 400 * day]])('goes on when somebody sets the kiosk\'s clock %s', (_name, step) => {
    time.heard(ten)
    machine.pass(minute)
    machine.step(step)
    machine.pass(minute)
    expect(told()).toBe('2026-11-23T10:02:00.000Z')
    expect(time.aheadSeconds()).toBe(step / second)
  })

  test('is the hub\'s, also at a kiosk whose clock was wrong from the beginning', () => {
    machine.step(-3 * day)
    begin()
    expect(time.aheadSeconds()).toBeUndefined()
    time.heard(ten)
    expect([told(), time.aheadSeconds()]).toEqual(['2026-11-23T10:00:00.000Z', -3 * day / second])
  })

  test('goes on over a restart of the program, and over sleep', () => {
    time.heard(ten)
    machine.step(day)
    machine.pass(minute)
    machine.sleep(hour)
    begin()
    expect([told(), time.aheadSeconds()]).toEqual(['2026-11-23T11:01:00.000Z', day / second])
  })

  test('is guessed by the machine\'s clock, as wrong as it was, after the machine was started anew', () => {
    machine.step(-2 * hour)
    time.heard(ten)
    machine.restart(30 * minute)
    begin()
    expect([told(), time.aheadSeconds()]).toEqual(['2026-11-23T10:30:00.000Z', undefined])
  })

  test('is never before what was known, with a dead battery', () => {
    time.heard(ten)
    machine.restart(minute, -20_000 * day)
    begin()
    expect(told()).toBe('2026-11-23T10:00:00.000Z')
  })

  test('does not go back for a snapshot that came late, and follows a hub that is really at another time', () => {
    time.heard(ten)
    machine.pass(10 * second)
    time.heard(new Date('2026-11-23T10:00:09.000Z'))
    expect(told()).toBe('2026-11-23T10:00:10.000Z')
    time.heard(new Date('2026-11-23T09:00:00.000Z'))
    expect(told()).toBe('2026-11-23T09:00:00.000Z')
  })

  test('tells afterwards what time a moment was, of this run of the machine alone', () => {
    machine.step(-hour)
    begin()
    const moment = time.moment()
    if (!moment) throw new Error('the fake machine names its moments')
    expect(time.at(moment)).toBeUndefined()
    machine.pass(minute)
    time.heard(ten)
    expect(time.at(moment)?.toISOString()).toBe('2026-11-23T09:59:00.000Z')
    machine.restart(minute)
    begin()
    time.heard(ten)
    expect(time.at(moment)).toBeUndefined()
  })

  test('is written down at most once a minute while nothing steps', () => {
    let writes = 0
    time = createHubTime(machine)
    time.keepIn({ read: () => undefined, write: () => { writes += 1 } })
    for (let n = 0; n < 240; n += 1) {
      time.heard(new Date(ten.getTime() + n * 250))
      machine.pass(250)
    }
    expect(writes).toBe(1)
    time.heard(new Date(ten.getTime() + minute))
    expect(writes).toBe(2)
  })
})
