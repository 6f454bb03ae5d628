import { describe, expect, test } from 'vitest'
import { lastTicketIsOut, withinHours } from './opening.ts'

const lisbon = { timeZone: 'Europe/Lisbon', hours: { monday: [{ from: '08:00', to: '12:30' }, { from: '13:30', to: '17:00' }], tuesday: [] } }
const open = (at: string): boolean => withinHours(lisbon, Date.parse(at))

describe('[Q3] opening hours', () => {
  test('a span holds its first minute and not its last', () => {
    expect([open('2026-11-23T07:59:59Z'), open('2026-11-23T08:00:00Z'), open('2026-11-23T12:29:59Z'), open('2026-11-23T12:30:00Z'), open('2026-11-23T13:30:00Z')])
      .toEqual([false, true, true, false, true])
  })
  test('a weekday without hours, or one that is not listed, is closed', () => {
    expect([open('2026-11-24T10:00:00Z'), open('2026-11-25T10:00:00Z')]).toEqual([false, false])
  })
  test('hours are local: in summer time they come an hour earlier', () => {
    expect([open('2026-07-06T06:59:59Z'), open('2026-07-06T07:00:00Z')]).toEqual([false, true])
  })
})

test('[Q1] the last ticket is out from its minute on; a service without such a time always gives tickets', () => {
  const at = (time: string): boolean => lastTicketIsOut({ lastTicketAt: '16:30' }, 'Europe/Lisbon', Date.parse(`2026-11-23T${time}Z`))
  expect([at('16:29:59'), at('16:30:00')]).toEqual([false, true])
  expect(lastTicketIsOut({}, 'Europe/Lisbon', Date.parse('2026-11-23T23:00:00Z'))).toBe(false)
})
