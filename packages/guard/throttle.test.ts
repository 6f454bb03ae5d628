import { expect, test } from 'vitest'
import { createBucket, createThrottle } from './throttle.ts'
import { createThrottles } from './throttles.ts'
import type { Kept } from './throttles.ts'

const limit = { burst: 3, refillMs: 1_000 }

test('a throttle lets a burst through, then one more each refill, each key for itself', () => {
  let at = 0
  const throttle = createThrottle(limit, () => at)
  const tries = (): boolean[] => Array.from({ length: 4 }, () => throttle.allows('a'))
  expect(tries()).toEqual([true, true, true, false])
  at = 1_000
  expect([...tries().slice(0, 2), throttle.exhausted('b')]).toEqual([true, false, false])
})

test('a flood of new keys is bounded and does not free the key that used most', () => {
  const throttle = createThrottle(limit, () => 0, { mostKeys: 100 })
  for (let n = 0; n < 3; n += 1) throttle.count('guesser')
  for (let n = 0; n < 10_000; n += 1) throttle.count(`new ${n}`)
  expect(throttle.exhausted('guesser')).toBe(true)
})

test('a bucket goes into debt, and says how long it takes to pay it back', () => {
  let at = 0
  const bucket = createBucket(limit, () => at)
  expect([bucket.take(3), bucket.take(2)]).toEqual([0, 2_000])
  at = 2_000
  expect(bucket.take(0)).toBe(0)
})

const shelf = () => {
  const rows = new Map<string, Kept>()
  let writes = 0
  let busy = false
  return {
    rows,
    beBusy: (is: boolean) => {
      busy = is
    },
    writes: () => writes,
    read: () => [...rows.values()],
    write: (kept: readonly Kept[]) => {
      writes += 1
      if (busy) return false
      for (const one of kept) rows.set(`${one.name} ${one.key}`, one)
      return true
    },
  }
}

test('[security 1] what was counted outlives a restart under the same name, and never lasts longer by a clock that went back', () => {
  const kept = shelf()
  let at = 1_000_000
  const first = createThrottles(() => at, kept)
  for (let n = 0; n < 3; n += 1) first.named('wrong pins', limit).count('192.0.2.1')
  expect(first.named('wrong pins', limit).exhausted('192.0.2.1')).toBe(true)
  first.save()
  first.save()
  expect(kept.writes()).toBe(1)
  // neither an address nor a name is written down
  expect(JSON.stringify(kept.read())).not.toContain('192.0.2.1')
  at = 500_000
  const second = createThrottles(() => at, kept)
  expect([
    second.named('wrong pins', limit).exhausted('192.0.2.1'),
    second.named('wrong codes', limit).exhausted('192.0.2.1'),
  ]).toEqual([true, false])
  at += 1_000
  expect(second.named('wrong pins', limit).exhausted('192.0.2.1')).toBe(false)
})

test('one save writes a bounded number of rows; the rest follows', () => {
  const kept = shelf()
  const throttles = createThrottles(() => 0, kept)
  for (let n = 0; n < 1_500; n += 1) throttles.named('t', limit).count(`key ${n}`)
  throttles.save()
  expect(kept.rows.size).toBe(1_000)
  throttles.save()
  expect(kept.rows.size).toBe(1_500)
})

test('what could not be written now is written the next time', () => {
  const kept = shelf()
  const throttles = createThrottles(() => 0, kept)
  throttles.named('t', limit).count('a')
  kept.beBusy(true)
  throttles.save()
  kept.beBusy(false)
  expect(kept.rows.size).toBe(0)
  throttles.save()
  expect(kept.rows.size).toBe(1)
})
