import { createThrottles } from '@senha/guard'
import { expect, test } from 'vitest'
import { createTries } from './tries.ts'
import type { Try } from './tries.ts'

const unkept = { read: () => [], write: () => true }
const own = { key: 'sara device 1', own: true }
const stranger = (n: number): Try => ({ user: `name-${n}`, address: `10.0.${n}.1`, known: undefined })

test('[security 4] one PIN over many names from many addresses is noticed by the whole hub, and slows strangers alone', () => {
  let at = 0
  const tries = createTries(createThrottles(() => at, unkept), () => at)
  for (let n = 0; n < 100; n += 1) expect(tries.begin(stranger(n))).toBe(true)
  expect(tries.guessing()).toBeUndefined()
  expect(tries.begin(stranger(100))).toBe(true)
  expect(tries.guessing()).toEqual({ since: 0, tries: 1 })
  expect(tries.slow(stranger(101))).toBe(true)
  expect(tries.slow({ user: 'sara', address: '10.0.1.1', known: own })).toBe(false)
  // a second gives one try back
  at = 20_000
  expect(tries.slow(stranger(101))).toBe(false)
})

test('[security 4] right sign-ins use up nothing, however many', () => {
  const tries = createTries(createThrottles(() => 0, unkept), () => 0)
  for (let n = 0; n < 500; n += 1) {
    const one = { user: 'sara', address: '10.0.0.1', known: n % 2 === 0 ? undefined : own }
    expect(tries.begin(one)).toBe(true)
    tries.right(one)
  }
  expect(tries.guessing()).toBeUndefined()
})

test('at an address where everybody signed in before, one PIN over many names is noticed and slowed', () => {
  const tries = createTries(createThrottles(() => 0, unkept), () => 0)
  const at = (n: number): Try => ({
    user: `name-${n}`,
    address: '10.0.0.1',
    known: { key: `name-${n} address 10.0.0.1`, own: false },
  })
  for (let n = 0; n < 20; n += 1) expect(tries.begin(at(n))).toBe(true)
  expect(tries.slow(at(20))).toBe(true)
  expect(tries.begin(at(20))).toBe(true)
  expect(tries.guessing()).toEqual({ since: 0, tries: 1 })
  // one's own device, or open session, waits for nobody
  expect(tries.slow({ user: 'sara', address: '10.0.0.1', known: own })).toBe(false)
  // a right one is taken back from every budget
  tries.right(at(19))
  tries.right(at(20))
  expect(tries.slow(at(20))).toBe(false)
})

test('an address is fresh again only when its wrong PINs are forgiven, and right ones leave it so', () => {
  let at = 0
  const tries = createTries(createThrottles(() => at, unkept), () => at)
  const one = stranger(1)
  expect(tries.isFresh(one)).toBe(true)
  tries.begin(one)
  at = 29_000
  expect(tries.isFresh({ ...one, user: 'another' })).toBe(false)
  at = 30_000
  expect(tries.isFresh(one)).toBe(true)
  tries.begin(one)
  tries.right(one)
  expect(tries.isFresh(one)).toBe(true)
})
