import { formatTime } from '@senha/i18n'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTime, instantOf } from './local-time.ts'

test('a local time in summer and in winter', () => {
  expect(instantOf('2026-07-01', '09:30', 'Europe/Lisbon')).toBe('2026-07-01T08:30:00.000Z')
  expect(instantOf('2026-12-01', '09:30', 'Europe/Lisbon')).toBe('2026-12-01T09:30:00.000Z')
})

test('of an hour that the clock repeats the first is meant, of one that it skips the time after it', () => {
  expect(instantOf('2026-10-25', '01:30', 'Europe/Lisbon')).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOf('2026-03-29', '01:30', 'Europe/Lisbon')).toBe('2026-03-29T01:30:00.000Z')
})

test('what is no date or time is nothing', () => {
  expect(instantOf('', '09:30', 'Europe/Lisbon')).toBeUndefined()
  expect(instantOf('2026-07-01', '', 'Europe/Lisbon')).toBeUndefined()
})

test('a time is understood as people write it', () => {
  for (const typed of ['14:30', '1430', '14h30', '14H30', '14.30', ' 14 : 30 ']) expect(clockTime(typed)).toBe('14:30')
  for (const [typed, time] of [['9', '09:00'], ['930', '09:30'], ['9h', '09:00'], ['0:05', '00:05'], ['23:59', '23:59'], ['14', '14:00']] as const) expect(clockTime(typed)).toBe(time)
  for (const typed of ['', '24:00', '14:60', '14:3', '25', '2:30 PM', 'meio-dia']) expect(clockTime(typed)).toBeUndefined()
})

test('read back in the same zone every local time is itself, unless the clock skipped it', () => {
  const two = (n: number): string => String(n).padStart(2, '0')
  fc.assert(fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.constantFrom('Europe/Lisbon', 'Atlantic/Azores', 'UTC'), (days, hours, minutes, zone) => {
    const date = new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
    const time = `${two(hours)}:${two(minutes)}`
    const at = new Date(instantOf(date, time, zone) ?? 0)
    const back = formatTime(at, zone)
    const skipped = ['2026-03-29', '2027-03-28', '2028-03-26'].includes(date) && back === `${two((hours + 1) % 24)}:${two(minutes)}`
    expect(back === time || skipped).toBe(true)
  }))
})
