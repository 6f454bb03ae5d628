import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createGuesses } from './guesses.ts'
import type { Guesses } from './guesses.ts'
import { createThrottle } from './throttle.ts'
import { createThrottles } from './throttles.ts'
import type { Kept } from './throttles.ts'

const limits = {
  ofSender: { burst: 10, refillMs: 6_000 }, ofAll: { burst: 60, refillMs: 1_000 }, rememberMs: 600_000,
  answerEveryMs: 250, waitingOfSender: 10, waitingOfAll: 64,
}
let now = 0
let guesses: Guesses
const pass = async (ms: number): Promise<void> => {
  for (let step = 0; step < ms; step += 50) {
    now += 50
    await vi.advanceTimersByTimeAsync(50)
  }
}
/** Tries a code; tells how it went, once it was looked at. */
const tries = async (sender: string, isRight = false): Promise<'in' | 'wrong' | 'too-many' | 'full'> => {
  const turn = await guesses.turn(sender)
  if (!turn) return 'full'
  turn.ended(isRight ? 'right' : 'wrong')
  if (isRight) return 'in'
  return turn.slowed ? 'too-many' : 'wrong'
}
const wrongTries = (sender: string, count: number) => Promise.all(Array.from({ length: count }, () => tries(sender)))

beforeEach(() => {
  vi.useFakeTimers()
  now = 0
  guesses = createGuesses('codes', limits, { named: (_name, limit) => createThrottle(limit, () => now) })
})
afterEach(() => {
  guesses.stop()
  vi.useRealTimers()
})

test('[F16] [security 8] after any number of wrong codes behind one address a right one is let in, seconds later', async () => {
  expect(await wrongTries('proxy', 10)).toEqual(Array.from({ length: 10 }, () => 'wrong'))
  const stale = wrongTries('proxy', 9)
  const right = tries('proxy', true)
  await pass(10 * 250)
  expect(await stale).toEqual(Array.from({ length: 9 }, () => 'too-many'))
  expect(await right).toBe('in')
})

test('[security 8] right codes alone are never slowed, however many come at once', async () => {
  const all = await Promise.all(Array.from({ length: 9 }, () => tries('proxy', true)))
  for (let n = 0; n < 500; n += 1) all.push(await tries('proxy', true))
  expect(new Set(all)).toEqual(new Set(['in']))
})

test('[security 8] a flood from one address is looked at four times a second and no faster; what does not fit the line is not looked at', async () => {
  await wrongTries('flood', 10)
  let looked = 0
  let full = 0
  for (let second = 0; second < 60; second += 1) {
    for (let n = 0; n < 100; n += 1) void tries('flood').then((how) => (how === 'full' ? (full += 1) : (looked += 1)))
    await pass(1_000)
  }
  // 60 s × 4, and the ten that the bucket gets back in a minute
  expect(looked).toBeLessThanOrEqual(60 * 4 + 10)
  expect(looked).toBeGreaterThan(60 * 3)
  expect(full).toBeGreaterThan(5_000)
})

test('[security 8] a flood from 250 addresses is bounded for the whole program, and who was never wrong is answered at once', async () => {
  let looked = 0
  for (let second = 0; second < 600; second += 1) {
    for (let n = 0; n < 20; n += 1) void tries(`10.0.0.${(second * 20 + n) % 250}`).then((how) => (how === 'full' ? undefined : (looked += 1)))
    await pass(1_000)
  }
  // 60 at first, then 4 a second from the line, 1 a second, and each of 250 once in ten minutes
  expect(looked).toBeLessThan(60 + 600 * 5.5 + 250)
  const fresh = tries('10.9.9.9', true)
  expect(await fresh).toBe('in')
})

test('[security 8] senders take turns in the line: one with many tries keeps nobody else waiting behind all of them', async () => {
  await wrongTries('loud', 10)
  await wrongTries('quiet', 10)
  const order: string[] = []
  for (let n = 0; n < 8; n += 1) void tries('loud').then(() => order.push('loud'))
  void tries('quiet', true).then(() => order.push('quiet'))
  await pass(9 * 250)
  expect(order.indexOf('quiet')).toBe(1)
  expect(order).toHaveLength(9)
})

test('[security 8] who waits long enough is answered at once again', async () => {
  await wrongTries('phone', 10)
  now += 60_000
  expect(await tries('phone')).toBe('wrong')
})

test('a restart gives nobody new tries: who was wrong too often still waits, and so does everybody of an attack', async () => {
  const rows = new Map<string, Kept>()
  const start = (): (() => void) => {
    const throttles = createThrottles(() => now, {
      read: () => [...rows.values()],
      write: (kept) => {
        for (const row of kept) rows.set(`${row.name} ${row.key}`, row)
        return true
      },
    })
    guesses.stop()
    guesses = createGuesses('codes', limits, throttles)
    return throttles.save
  }
  const save = start()
  await wrongTries('guesser', 10)
  for (let n = 0; n < 55; n += 1) await tries(`10.0.0.${n}`)
  expect(await tries('10.1.1.1', true)).toBe('in')
  save()
  start()
  for (const slow of ['guesser', '10.0.0.7']) {
    const again = tries(slow)
    await pass(250)
    expect([slow, await again]).toEqual([slow, 'too-many'])
  }
  expect(await tries('10.1.1.1')).toBe('wrong')
  expect([...rows.keys()].filter((key) => key.includes('of-sender'))).toHaveLength(56)
})
