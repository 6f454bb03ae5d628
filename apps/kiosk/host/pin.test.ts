import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hostTimings } from '../timings.ts'
import { openPin, setPin } from './pin.ts'

let folder: string
let at = 0
const now = (): Date => new Date(at)
const codeOf = async (tried: ReturnType<ReturnType<typeof openPin>['check']>): Promise<string> => {
  const answer = await tried
  return answer.ok ? 'ok' : answer.error.code
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-pin-'))
  at = Date.parse('2026-11-23T10:00:00Z')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a kiosk without a PIN lets nobody in, one with the demo PIN says so with it', async () => {
  expect(openPin(folder, now).isSet()).toBe(false)
  expect(await codeOf(openPin(folder, now).check('1234'))).toBe('unavailable')
  expect(await codeOf(openPin(folder, now, '1234').check('1234'))).toBe('ok')
})

test('a PIN that was set opens, also after a restart, and the demo PIN opens no more; the file is its user\'s alone', async () => {
  await setPin(folder, '8642')
  const pin = openPin(folder, now, '1234')
  expect(await codeOf(pin.check('8642'))).toBe('ok')
  expect(await codeOf(pin.check('1234'))).toBe('forbidden')
  expect(statSync(join(folder, 'pin')).mode & 0o077).toBe(0)
})

test('after several wrong PINs even the right one waits, also when they come at once', async () => {
  await setPin(folder, '8642')
  const pin = openPin(folder, now)
  const tries = await Promise.all(Array.from({ length: hostTimings.wrongPinsMax + 2 }, (_, n) => codeOf(pin.check(`000${n}`))))
  expect(tries).toEqual([...Array.from({ length: hostTimings.wrongPinsMax }, () => 'forbidden'), 'too-many', 'too-many'])
  expect(await codeOf(pin.check('8642'))).toBe('too-many')
  at += hostTimings.wrongPinMinutes * 60_000 + 1
  expect(await codeOf(pin.check('8642'))).toBe('ok')
})

test('no kiosk takes a PIN that anybody tries first, and keeps the one that it has', async () => {
  expect(await setPin(folder, '8642')).toEqual({ ok: true })
  for (const [pin, why] of [['0000', /easy/], ['1234', /easy/], ['2580', /easy/], ['12', /digits/], ['12a45', /digits/]] as const)
    expect(await setPin(folder, pin)).toMatchObject({ ok: false, error: { code: 'invalid', message: expect.stringMatching(why) } })
  expect(await codeOf(openPin(folder, now).check('8642'))).toBe('ok')
})

test('a new PIN takes the place of the file as a whole, which is its user\'s alone, whatever it was before', async () => {
  await setPin(folder, '8642')
  chmodSync(join(folder, 'pin'), 0o644)
  await setPin(folder, '9753')
  expect(statSync(join(folder, 'pin')).mode & 0o077).toBe(0)
  expect(readdirSync(folder)).toEqual(['pin'])
})

test('[security 1] wrong PINs count on when the kiosk is started again: whoever stands before it can pull its plug', async () => {
  await setPin(folder, '8642')
  const first = openPin(folder, now)
  for (let n = 1; n < hostTimings.wrongPinsMax; n += 1) expect(await codeOf(first.check(`000${n}`))).toBe('forbidden')
  const last = first.check('0009')
  // the power goes while it is looked at: it was counted before anybody knew whether it is right
  await Promise.resolve()
  const from = at
  const again = openPin(folder, () => new Date(at - from), undefined, () => at)
  expect(await codeOf(again.check('8642'))).toBe('too-many')
  await last
  at += hostTimings.wrongPinMinutes * 60_000
  expect(await codeOf(again.check('8642'))).toBe('ok')
})

test.each(['', 'scrypt', 'scrypt$32768$AAAA$'])('a damaged file opens to nobody: %j', async (broken) => {
  writeFileSync(join(folder, 'pin'), broken)
  expect(await codeOf(openPin(folder, now, '1234').check('1234'))).toBe('forbidden')
})
