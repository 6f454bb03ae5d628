import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Staffing } from '../staffing.ts'
import { addPerson } from '../testing/person.ts'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'

const minute = 60_000
const office = { address: '10.0.0.1' }
const stranger = { address: '10.9.9.9' }

let here: StaffingHere
let staffing: Staffing
/** So many of the next transactions fail at their end, as a COMMIT on a full disk does. */
let failing: number
beforeEach(async () => {
  here = staffingHere({ idleMinutes: 30 })
  failing = 0
  let depth = 0
  const together = <T>(act: () => T): T =>
    here.people.together(() => {
      depth += 1
      try {
        const done = act()
        if (depth === 1 && failing > 0) {
          failing -= 1
          throw new Error('the disk is full')
        }
        return done
      } finally {
        depth -= 1
      }
    })
  staffing = here.again({ people: { ...here.people, together } })
  await addPerson(here.folder, { id: 'sara', pin: '730416' }, here.db)
})
afterEach(() => here.close())

const signIn = async (): Promise<string> => {
  const result = await staffing.login('sara', '730416', office)
  if (!result.ok) throw new Error(result.error.message)
  return result.token
}
const refused = (): unknown[] =>
  here.record
    .between('2026', '2027')
    .filter((row) => row.act === 'sign-in-refused')
    .map((row) => JSON.parse(row.detail))

test('what a failed COMMIT did not write is written the next time, once', async () => {
  const token = await signIn()
  here.pass(29 * minute)
  staffing.used(token)
  await staffing.login('sara', '000001', stranger)
  failing = 2
  expect(staffing.remember).toThrow('the disk is full')
  expect(refused()).toEqual([])
  staffing.remember()
  staffing.remember()
  expect(refused()).toEqual([{ count: 1, users: { sara: 1 }, unknown: 0 }])
  here.pass(29 * minute)
  expect(here.again().userOf(token)).toMatchObject({ id: 'sara' })
})

test('refused sign-ins are written also where the use of sessions cannot be', async () => {
  staffing.used(await signIn())
  await staffing.login('sara', '000001', stranger)
  failing = 1
  expect(staffing.remember).toThrow('the disk is full')
  expect(refused()).toEqual([{ count: 1, users: { sara: 1 }, unknown: 0 }])
})

test('a sign-out that could not be written keeps the last use of the session', async () => {
  const token = await signIn()
  here.pass(29 * minute)
  staffing.used(token)
  failing = 1
  expect(() => staffing.logout(token, office.address)).toThrow('the disk is full')
  here.pass(29 * minute)
  expect(staffing.userOf(token)).toMatchObject({ id: 'sara' })
})

test('a change of PIN that could not be written keeps the count of wrong PINs', async () => {
  const token = await signIn()
  for (let n = 0; n < 2; n += 1) await staffing.login('sara', '000001', stranger)
  failing = 1
  await expect(staffing.changePin(token, '730416', '850291', office)).rejects.toThrow('the disk is full')
  expect(await staffing.login('sara', '730416', office)).toMatchObject({ lastSignIn: { wrongPins: 2 } })
})

test('a sign-in beyond the most sessions gives its token though the oldest session could not be ended', async () => {
  for (let n = 0; n < 10; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each a minute after the other
    await signIn()
    here.pass(minute)
  }
  let written = 0
  const people = {
    ...here.people,
    together: <T>(act: () => T): T => {
      written += 1
      if (written === 2) throw new Error('the disk is full')
      return here.people.together(act)
    },
  }
  const full = here.again({ people })
  expect(await full.login('sara', '730416', office)).toMatchObject({ ok: true })
  expect(written).toBe(2)
})
