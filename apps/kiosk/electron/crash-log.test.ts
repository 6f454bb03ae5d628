import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { windowTimings } from '../timings.ts'
import { openCrashLog, tidyDumps } from './crash-log.ts'

let folder: string
let at = 0
const now = (): Date => new Date(at)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-crashes-'))
  at = Date.parse('2026-11-01T10:00:00Z')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a line an event, a file a day, only the newest days', () => {
  const log = openCrashLog(folder, now)
  for (let day = 0; day < 30; day += 1) {
    log.note('page: gone:\n crashed')
    at += 24 * 3_600_000
  }
  expect(readdirSync(folder)).toHaveLength(windowTimings.crashLogsMax)
  expect(readFileSync(join(folder, '2026-11-30.log'), 'utf8')).toBe('2026-11-30T10:00:00.000Z page: gone: crashed\n')
})

test('a program that fails all day does not fill the disk', () => {
  const log = openCrashLog(folder, now)
  for (let n = 0; n < 500; n += 1) log.note('x'.repeat(5_000))
  expect(statSync(join(folder, '2026-11-01.log')).size).toBeLessThan(windowTimings.crashLogBytesMax + 2_100)
})

test('restarts of the last while are counted over midnight and over a restart', () => {
  at = Date.parse('2026-11-01T23:50:00Z')
  openCrashLog(folder, now).note('restart')
  openCrashLog(folder, now).note('page: gone: restart')
  at = Date.parse('2026-11-02T00:10:00Z')
  const log = openCrashLog(folder, now)
  log.note('restart')
  expect([log.count('restart', at - 30 * 60_000), log.count('restart', at - 5 * 60_000)]).toEqual([2, 1])
})

test('of the dumps of Chromium the newest stay', () => {
  for (let n = 0; n < 20; n += 1) {
    writeFileSync(join(folder, `${n}.dmp`), '')
    utimesSync(join(folder, `${n}.dmp`), n, n)
  }
  tidyDumps(folder)
  expect(readdirSync(folder).map((name) => Number.parseInt(name, 10)).toSorted((one, other) => one - other)).toEqual(Array.from({ length: windowTimings.crashLogsMax }, (_, n) => n + 20 - windowTimings.crashLogsMax))
})
