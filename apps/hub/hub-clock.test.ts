import { beforeEach, describe, expect, test } from 'vitest'
import { openClock } from './hub-clock.ts'
import type { ClockMark, HubClock } from './hub-clock.ts'
import { fakeMachine } from '@senha/guard/testing'
import type { FakeMachine } from '@senha/guard/testing'

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000]
const at = '2026-11-23T10:00:00.000Z'
const iso = (ms: number): string => new Date(ms).toISOString()

let machine: FakeMachine
let clock: HubClock
beforeEach(() => {
  machine = fakeMachine(at)
  clock = openClock(machine, 0)
  clock.now()
})
/** The hub's time, and what it thinks of the machine's clock. */
const told = (): [string, string] => [iso(clock.now()), clock.state().is]
/** Whether people would lose their place is up to the test. */
const reopened = (lastFact: string, mark?: ClockMark, wouldExpire = false): void => {
  clock = openClock(machine, Date.parse(lastFact), mark)
  clock.weigh(() => wouldExpire)
  clock.now()
}

describe('[H1] the hub\'s time follows the machine\'s clock', () => {
  test('and never goes back', () => {
    machine.pass(5 * second)
    expect(told()).toEqual(['2026-11-23T10:00:05.000Z', 'steady'])
    machine.step(-2 * second)
    machine.pass(second)
    expect(told()).toEqual(['2026-11-23T10:00:06.000Z', 'steady'])
  })

  test('small steps and slow drift pass', () => {
    machine.step(29 * second)
    expect(told()).toEqual(['2026-11-23T10:00:29.000Z', 'steady'])
    // 500 ppm, the most that NTP slews, for a day
    for (let passed = 0; passed < day; passed += 5 * minute) {
      machine.pass(5 * minute)
      machine.step(150)
      expect(clock.now()).toBe(machine.wall())
    }
    expect(clock.state().is).toBe('steady')
  })

  test('a clock that runs ten times too fast is held, however small its steps', () => {
    for (let n = 0; n < 60; n += 1) {
      machine.pass(second)
      machine.step(9 * second)
      clock.now()
    }
    expect(clock.state().is).toBe('held')
    expect(clock.now()).toBeLessThan(Date.parse(at) + 2 * minute)
  })

  test('a machine that slept has explained its jump', () => {
    machine.sleep(8 * hour)
    expect(told()).toEqual(['2026-11-23T18:00:00.000Z', 'steady'])
    machine.pass(minute)
    machine.step(12 * hour)
    machine.sleep(10 * second)
    expect(clock.state().is).toBe('held')
  })
})

describe('[H2] [F4] a jump ahead that no monotonic clock explains is held', () => {
  test.each([['31 seconds', 31 * second], ['twelve hours', 12 * hour], ['400 days', 400 * day]])('%s: the hub goes on at its own pace, and is right again when the clock comes back', (_name, jump) => {
    machine.step(jump)
    expect(told()).toEqual([at, 'held'])
    expect(clock.state().aheadSeconds).toBe(jump / second)
    machine.pass(4 * second)
    expect(told()).toEqual(['2026-11-23T10:00:04.000Z', 'held'])
    machine.step(-jump)
    machine.pass(second)
    expect(told()).toEqual(['2026-11-23T10:00:05.000Z', 'steady'])
  })

  test('after days the two clocks may have drifted apart a little: the clock that comes back is right', () => {
    machine.step(12 * hour)
    clock.now()
    machine.pass(3 * day)
    machine.step(-12 * hour + 50 * second)
    expect(told()).toEqual(['2026-11-26T10:00:50.000Z', 'steady'])
  })

  test('standing still settles nothing while the hub runs: a wrong clock agrees with itself for ever', () => {
    machine.step(12 * hour)
    clock.now()
    machine.pass(3 * day)
    expect(clock.witness()).toBeUndefined()
    expect(told()).toEqual(['2026-11-26T10:00:00.000Z', 'held'])
  })

  test('a machine that sleeps meanwhile wakes at the right time', () => {
    machine.step(12 * hour)
    clock.now()
    machine.pass(minute)
    machine.sleep(hour)
    expect(told()).toEqual(['2026-11-23T11:01:00.000Z', 'held'])
  })
})

describe('[H3] a clock that is set back', () => {
  test('is shown, and the hub goes on; it is steady again when the clock has come back', () => {
    machine.step(-hour)
    machine.pass(minute)
    expect(told()).toEqual(['2026-11-23T10:01:00.000Z', 'behind'])
    expect(clock.state().aheadSeconds).toBe(-3600)
    machine.step(hour)
    expect(told()).toEqual(['2026-11-23T10:01:00.000Z', 'steady'])
  })
})

describe('[H4] a held clock is accepted', () => {
  test('by a supervisor: the hub\'s time is the clock\'s from then on', () => {
    machine.step(2 * hour)
    clock.now()
    clock.accept()
    expect(told()).toEqual(['2026-11-23T12:00:00.000Z', 'steady'])
  })

  test('by a time server that agrees with the clock as it is now, not as it was before the jump', () => {
    machine.agree()
    machine.pass(minute)
    machine.step(12 * hour)
    expect(clock.witness()).toBeUndefined()
    machine.agree()
    machine.pass(second)
    expect(clock.witness()).toBe('time-server')
  })

  test('an agreement of before the jump is none, also for a short jump', () => {
    machine.agree()
    machine.step(40 * second)
    expect(clock.state().is).toBe('held')
    expect(clock.witness()).toBeUndefined()
  })
})

describe('[H5] a start', () => {
  const marked = (): ClockMark => clock.mark()

  test('of the hub alone is judged by the time since the machine\'s start, however long it was away', () => {
    const mark = marked()
    machine.pass(30 * day)
    reopened(at, mark)
    expect(told()).toEqual(['2026-12-23T10:00:00.000Z', 'steady'])
  })

  test('[F4] of the hub alone, on a clock set ahead meanwhile: held', () => {
    const mark = marked()
    machine.pass(minute)
    machine.step(400 * day)
    reopened(at, mark)
    expect(told()).toEqual(['2026-11-23T10:01:00.000Z', 'held'])
    expect(clock.witness()).toBeUndefined()
  })

  test('of a machine after a weekend, or ten days: as the clock says', () => {
    const mark = marked()
    machine.restart(2.5 * day)
    reopened(at, mark)
    expect(told()).toEqual(['2026-11-25T22:00:00.000Z', 'steady'])
    expect(clock.mayErase()).toBe(true)
  })

  test('after two weeks in August: opens at the clock\'s time, and erases nothing until a supervisor, a time server or four hours confirm it', () => {
    const mark = marked()
    machine.restart(16 * day)
    reopened(at, mark)
    expect(told()).toEqual(['2026-12-09T10:00:00.000Z', 'unconfirmed'])
    expect(clock.mayErase()).toBe(false)
    machine.pass(4 * hour - second)
    expect(clock.witness()).toBeUndefined()
    machine.pass(second)
    expect(clock.witness()).toBe('steady')
    clock.accept()
    expect([clock.mayErase(), clock.state().is]).toEqual([true, 'steady'])
  })

  test('a hub that is restarted before that is no surer of its clock', () => {
    const mark = marked()
    machine.restart(16 * day)
    reopened(at, mark)
    const later = marked()
    machine.pass(minute)
    reopened('2026-12-09T10:00:00.000Z', later)
    expect([clock.mayErase(), clock.state().is]).toEqual([false, 'unconfirmed'])
  })

  test('[F4] with a clock 400 days ahead: the hub stays at its last time, however long the clock stands', () => {
    const mark = marked()
    machine.restart(hour, 400 * day)
    reopened(at, mark)
    machine.pass(5 * hour)
    expect(told()).toEqual(['2026-11-23T15:00:00.000Z', 'held'])
    expect(clock.witness()).toBeUndefined()
  })

  test('[F4] that would end the day of people who wait: not before the clock stood for ten minutes, or a time server agrees', () => {
    const mark = marked()
    machine.restart(minute, 12 * hour)
    reopened(at, mark, true)
    expect(told()).toEqual([at, 'held'])
    machine.pass(9 * minute)
    expect(clock.witness()).toBeUndefined()
    machine.pass(minute)
    expect(clock.witness()).toBe('steady')
  })

  test('[F4] that was held so: a clock that is set right is believed, though nobody knows how long the machine was off', () => {
    const mark = marked()
    machine.restart(hour, 400 * day)
    reopened(at, mark)
    machine.pass(minute)
    machine.step(-400 * day)
    expect(told()).toEqual(['2026-11-23T11:01:00.000Z', 'steady'])
  })

  test('[F4] after a clock was held: the same wrong clock is no truer for the machine\'s restart', () => {
    machine.step(12 * hour)
    const mark = marked()
    expect(mark.is).toBe('held')
    machine.restart(minute)
    reopened(at, mark)
    machine.pass(hour)
    expect(clock.state().is).toBe('held')
    expect(clock.witness()).toBeUndefined()
  })

  test('with a dead battery, before the last fact: goes on from there, and follows when the clock is set right', () => {
    const mark = marked()
    machine.restart(2 * day, -20_000 * day)
    reopened(at, mark)
    machine.pass(20 * second)
    expect(told()).toEqual(['2026-11-23T10:00:20.000Z', 'behind'])
    machine.step(20_000 * day)
    expect(told()).toEqual(['2026-11-25T10:00:20.000Z', 'steady'])
  })

  test('the first of all has nothing to lose: the clock is believed', () => {
    machine.restart(0, 5_000 * day)
    reopened(iso(0))
    expect(clock.state().is).toBe('steady')
    expect(clock.now()).toBe(machine.wall())
  })
})
