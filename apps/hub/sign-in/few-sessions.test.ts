import { createThrottles } from '@senha/guard'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAside } from '../store/aside.ts'
import { openThrottles } from '../store/throttles.ts'
import { addPerson } from '../testing/person.ts'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'
import { limits } from '../timings.ts'

const office = { address: '10.0.0.1' }

let here: StaffingHere
beforeEach(async () => {
  here = staffingHere()
  await addPerson(here.folder, { id: 'ana', pin: '730416' }, here.db)
})
afterEach(() => here.close())

const tokenOf = async (pin: string): Promise<string> => {
  const result = await here.staffing.login('ana', pin, office)
  if (!result.ok) throw new Error(result.error.message)
  return result.token
}

test('a token of a first PIN is good for choosing another one and for leaving, and for nothing else', async () => {
  const reset = await here.staffing.resetPin('marta', 'ana', office.address)
  const token = await tokenOf(reset.ok ? reset.pin : '')
  const refused = { ok: false, error: { code: 'unauthorized' } }
  for (const answer of [
    here.staffing.ownSession(token),
    here.staffing.ownSessions(token),
    here.staffing.endOwn(token, 'others', ''),
    here.staffing.endOwn(token, { id: 'any' }, ''),
  ])
    expect(answer).toMatchObject(refused)
  expect(here.staffing.whyNot(token)).toBe('must-change-pin')
  expect(here.staffing.logout(token, '')).toEqual({ ok: true })
})

test('the eleventh sign-in of a person ends the oldest session, and its sockets are told', async () => {
  let told = 0
  here.staffing.onEnded(() => {
    told += 1
  })
  const tokens: string[] = []
  for (let n = 0; n < 10; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each a minute after the other
    tokens.push(await tokenOf('730416'))
    here.pass(60_000)
  }
  expect(told).toBe(0)
  tokens.push(await tokenOf('730416'))
  expect(told).toBe(1)
  expect(tokens.map((token) => here.staffing.whyNot(token))).toEqual([
    'ended',
    ...Array.from({ length: 10 }, () => undefined),
  ])
  expect(here.record.between('2026', '2027').at(-1)).toMatchObject({ act: 'session-ended', subject: 'ana' })
})

test('of 14 sign-ins in one moment ten stay open, the last one among them', async () => {
  const tokens: string[] = []
  // oxlint-disable-next-line no-await-in-loop -- one after another, so that it is plain which is the last
  for (let n = 0; n < 14; n += 1) tokens.push(await tokenOf('730416'))
  expect(tokens.filter((token) => here.staffing.userOf(token) !== undefined)).toHaveLength(10)
  expect(here.staffing.userOf(tokens.at(-1) ?? '')).toMatchObject({ id: 'ana' })
})

test('who signs in with the right PIN without end is stopped before it fills the disk, also over a restart; a colleague is not', async () => {
  await addPerson(here.folder, { id: 'rui', pin: '604951' }, here.db)
  const before = createThrottles(here.now, openThrottles(here.db, createAside(here.db)))
  const used = before.named('right-pins', limits.rightPins)
  for (let n = 1; n < limits.rightPins.burst; n += 1) used.count('ana')
  before.save()
  const staffing = here.again()
  const login = (user: string, pin: string): Promise<object> => staffing.login(user, pin, office)
  expect(await login('ana', '730416')).toMatchObject({ ok: true })
  expect(await login('ana', '730416')).toMatchObject({ ok: false, error: { code: 'too-many' } })
  expect(await login('rui', '604951')).toMatchObject({ ok: true })
  expect(here.db.prepare('SELECT count(*) FROM session').pluck().get()).toBe(2)
  here.pass(60_000)
  expect(await login('ana', '730416')).toMatchObject({ ok: true })
})
