import { createThrottles } from '@senha/guard'
import { expect, test } from 'vitest'
import { createTries } from './tries.ts'
import type { Try } from './tries.ts'

const unkept = { read: () => [], write: () => true }
const stranger = (n: number): Try => ({ user: `name-${n}`, address: `10.0.${n}.1`, known: undefined })

test('[security 4] one PIN over many names from many addresses is noticed by the whole hub, and slows strangers alone', () => {
  let at = 0
  const tries = createTries(createThrottles(() => at, unkept), () => at)
  for (let n = 0; n < 100; n += 1) expect(tries.begin(stranger(n))).toBe(true)
  expect(tries.guessing()).toBeUndefined()
  expect(tries.begin(stranger(100))).toBe(true)
  expect(tries.guessing()).toEqual({ since: 0, tries: 1 })
  expect(tries.slow(stranger(101))).toBe(true)
  expect(tries.slow({ user: 'sara', address: '10.0.1.1', known: 'sara device 1' })).toBe(false)
  // a second gives one try back
  at = 20_000
  expect(tries.slow(stranger(101))).toBe(false)
})

test('[security 4] right sign-ins use up nothing, however many', () => {
  const tries = createTries(createThrottles(() => 0, unkept), () => 0)
  for (let n = 0; n < 500; n += 1) {
    const one = { user: 'sara', address: '10.0.0.1', known: n % 2 === 0 ? undefined : 'sara device 1' }
    expect(tries.begin(one)).toBe(true)
    tries.right(one)
  }
  expect(tries.guessing()).toBeUndefined()
})
