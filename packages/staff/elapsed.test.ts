import { expect, test } from 'vitest'
import { elapsed, minutesSince } from './elapsed.ts'

const at = (text: string): Date => new Date(`2026-11-23T${text}Z`)

test('time gone by is told in minutes and seconds, and with hours only when there are some', () => {
  expect(elapsed(at('10:00:00'), at('10:06:24'))).toBe('06:24')
  expect(elapsed('2026-11-23T10:00:00.000Z', at('11:06:05'))).toBe('1:06:05')
})

test('a clock that stands behind the hub never shows a time below zero', () => {
  expect(elapsed(at('10:00:05'), at('10:00:00'))).toBe('00:00')
  expect(minutesSince(at('10:00:05'), at('10:00:00'))).toBe(0)
  expect(minutesSince(at('10:00:05'), at('10:02:04'))).toBe(1)
})
