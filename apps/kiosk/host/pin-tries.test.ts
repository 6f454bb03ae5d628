import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hostTimings } from '../timings.ts'
import { openPinTries } from './pin-tries.ts'
import type { PinTries } from './pin-tries.ts'

let folder: string
let at = 0
const aliveMs = hostTimings.wrongPinMinutes * 60_000
/** Another run of the program: its monotonic clock says nothing of the last one's. */
const started = (): PinTries => {
  const from = at
  return openPinTries(folder, { elapsed: () => at - from + 7, wall: () => at })
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-tries-'))
  at = Date.parse('2026-11-23T10:00:00Z')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('wrong PINs outlive the program, each for as long as it would have counted', () => {
  started().count()
  at += 60_000
  const second = started()
  second.count()
  expect(second.used()).toBe(2)
  const third = started()
  at += aliveMs - 60_000
  expect(third.used()).toBe(1)
  expect(started().used()).toBe(1)
  at += 60_000
  expect(started().used()).toBe(0)
})

test('what was forgiven stays forgiven; the file is its user\'s alone', () => {
  const tries = started()
  tries.count()
  expect(statSync(join(folder, 'pin-tries')).mode & 0o077).toBe(0)
  tries.forgive()
  expect(started().used()).toBe(0)
})

test('a clock that was set back makes the wait no longer', () => {
  started().count()
  at -= 86_400_000
  const tries = started()
  expect(tries.used()).toBe(1)
  at += aliveMs
  expect(tries.used()).toBe(0)
})

test.each(['', 'null', '[', '["soon"]', `[${'0,'.repeat(200)}0]`])('where they cannot be read nobody is locked out: %j', (broken) => {
  writeFileSync(join(folder, 'pin-tries'), broken)
  expect(started().used()).toBe(0)
})

test('where they cannot be written they count in memory', () => {
  mkdirSync(join(folder, 'pin-tries'))
  const tries = started()
  tries.count()
  expect(tries.used()).toBe(1)
})
