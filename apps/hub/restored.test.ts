import { emptyDay } from '@senha/domain'
import { describe, expect, test } from 'vitest'
import { numbersAfter } from './restored.ts'

const lisbonTime = 'Europe/Lisbon'
const noon = Date.parse('2026-11-23T12:00:00Z')
const today = () => emptyDay('2026-11-23', true, 0)

describe('[N4] the first number after a restore', () => {
  test('lies above everyday numbers and reserves by the minute of the day, and above all that is known', () => {
    expect(numbersAfter({ at: noon, highest: {} }, today(), lisbonTime)).toBe(4_000 + 4 * 720)
    expect(numbersAfter({ at: noon, highest: { welcome: 7_000, health: 12 } }, today(), lisbonTime)).toBe(7_001)
    const leased = today()
    leased.leases.push({ device: 'door', serviceId: 'welcome', from: 8_000, to: 8_019, visitCodes: [], at: 0 })
    expect(numbersAfter({ at: noon, highest: {} }, leased, lisbonTime)).toBe(8_020)
  })

  test('is that of any day where the restore was on another, or the day is closed', () => {
    expect(numbersAfter({ at: noon - 86_400_000, highest: { welcome: 500 } }, today(), lisbonTime)).toBeUndefined()
    expect(numbersAfter({ at: noon, highest: {} }, emptyDay('2026-11-23', false, 0), lisbonTime)).toBeUndefined()
  })

  test('counts by the centre\'s own clock', () => {
    // Lisbon is an hour ahead of UTC in July: half past midnight
    expect(numbersAfter({ at: Date.parse('2026-07-01T23:30:00Z'), highest: {} }, emptyDay('2026-07-02', true, 0), lisbonTime)).toBe(4_000 + 4 * 30)
  })
})
