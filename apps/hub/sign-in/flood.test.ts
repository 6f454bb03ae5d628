import { createThrottles } from '@senha/guard'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPerson } from '../testing/person.ts'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'
import { timings } from '../timings.ts'
import { createTries } from './tries.ts'

const attacker = { address: '10.9.9.9' }
const office = { address: '10.0.0.1' }

let here: StaffingHere
beforeEach(async () => {
  here = staffingHere()
  await addPerson(here.folder, { id: 'ana', pin: '730416' }, here.db)
})
afterEach(() => here.close())

test('560 made-up names from one address keep nobody out of a place that is known', async () => {
  await here.staffing.login('ana', '730416', office)
  const client = new AbortController()
  const flood = Array.from({ length: 560 }, (_, n) =>
    here.staffing.login(`name-${n}`, '1357', { ...attacker, gone: client.signal }),
  )
  expect(await here.staffing.login('ana', '730416', office)).toMatchObject({ ok: true })
  // the attacker leaves: what still waits for it ends without the clock
  client.abort()
  await Promise.all(flood)
})

test('what was refused unread is no wrong PIN of its owner', async () => {
  await here.staffing.login('ana', '730416', office)
  for (let n = 0; n < 15; n += 1)
    // oxlint-disable-next-line no-await-in-loop -- one after another, as a script guesses
    await here.staffing.login('ana', '000001', attacker)
  expect(await here.staffing.login('ana', '730416', office)).toMatchObject({ lastSignIn: { wrongPins: 6 } })
  here.staffing.remember()
  expect(here.record.between('2026', '2027').find((row) => row.act === 'sign-in-refused')?.detail).toContain(
    '"count":15',
  )
})

test('an address that goes on guessing gets two PINs a minute, and an office with right ones is not slowed', () => {
  let at = 0
  const tries = createTries(createThrottles(() => at, { read: () => [], write: () => true }), () => at)
  const one = { user: 'name', address: '10.9.9.9', known: undefined }
  const pauses: number[] = []
  for (let n = 0; n < 100; n += 1) {
    const pause = tries.pauseMs(one)
    pauses.push(pause)
    tries.begin({ ...one, user: `name-${n}` })
    at += pause
  }
  expect(pauses.slice(0, 21)).toEqual([...Array.from({ length: 20 }, () => 0), timings.slowTurnMs])
  expect(Math.max(...pauses)).toBeLessThanOrEqual(timings.slowestTurnMs)
  expect(Math.min(...pauses.slice(-10))).toBeGreaterThan(29_000)
  const known = { key: 'ana address 10.9.9.9', own: false }
  expect(tries.pauseMs({ user: 'ana', address: '10.9.9.9', known })).toBe(timings.slowestKnownTurnMs)
  for (let n = 0; n < 100; n += 1) {
    const right = { user: 'ana', address: '10.0.0.1', known: undefined }
    tries.begin(right)
    tries.right(right)
    expect(tries.pauseMs(right)).toBe(0)
  }
  expect(tries.pauseMs({ user: 'ana', address: '10.9.9.9', known: { key: 'ana device 1', own: true } })).toBe(0)
})
