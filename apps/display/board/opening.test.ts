import { expect, test } from 'vitest'
import { nextOpening } from './opening.ts'

const office = [{ from: '09:00', to: '13:00' }, { from: '14:00', to: '17:00' }]
const hours = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office, saturday: [], sunday: [] }

test('before the doors open it is today, at lunch the afternoon, and from Friday evening Monday', () => {
  expect(nextOpening(hours, new Date('2026-11-23T07:30:00Z'), 'Europe/Lisbon')).toEqual({ inDays: 0, from: '09:00' })
  expect(nextOpening(hours, new Date('2026-11-23T13:10:00Z'), 'Europe/Lisbon')).toEqual({ inDays: 0, from: '14:00' })
  expect(nextOpening(hours, new Date('2026-11-27T18:00:00Z'), 'Europe/Lisbon')).toEqual({ inDays: 3, from: '09:00' })
})

test('the local day counts, not the one of Greenwich', () => {
  expect(nextOpening(hours, new Date('2026-07-19T23:30:00Z'), 'Europe/Lisbon')).toEqual({ inDays: 0, from: '09:00' })
})

test('a centre that opens on one weekday finds it a week later, and one without hours finds none', () => {
  const never = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  expect(nextOpening({ ...never, monday: office }, new Date('2026-11-23T18:00:00Z'), 'Europe/Lisbon')).toEqual({ inDays: 7, from: '09:00' })
  expect(nextOpening(never, new Date('2026-11-23T18:00:00Z'), 'Europe/Lisbon')).toBeUndefined()
})
