import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

test.each(['', 'scrypt', 'scrypt$32768$AAAA$'])('a damaged file opens to nobody: %j', async (broken) => {
  writeFileSync(join(folder, 'pin'), broken)
  expect(await codeOf(openPin(folder, now, '1234').check('1234'))).toBe('forbidden')
})
