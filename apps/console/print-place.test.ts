import { expect, test } from 'vitest'
import { placeOf } from './print-place.ts'
import { idle } from './testing/states.ts'

const { devices } = idle()

test('the station chosen on this machine prints, also while it is out of reach', () => {
  expect(placeOf('desk-3', devices)?.id).toBe('desk-3')
  expect(placeOf('kiosk-2', devices)?.id).toBe('kiosk-2')
})

test('before a choice the only connected station prints; among several nobody guesses', () => {
  expect(placeOf('auto', devices)).toBeUndefined()
  expect(placeOf('auto', devices.filter((device) => device.id !== 'desk-3'))?.id).toBe('kiosk-1')
})

test('"later" and a station that is gone print nothing now', () => {
  expect(placeOf('later', devices)).toBeUndefined()
  expect(placeOf('kiosk-9', devices)).toBeUndefined()
})
