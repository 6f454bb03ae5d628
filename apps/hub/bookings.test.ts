import { loadCentre } from '@senha/centre/load'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBookings } from './bookings.ts'

const loaded = loadCentre(fileURLToPath(import.meta.resolve('@senha/centre/lisboa.json')))
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded

test('a booking system\'s list: commas or semicolons, a byte order mark, blank lines, small letters', () => {
  const read = readBookings('\uFEFFCode;Service;Date;Time;Language\r\nab-12;health;2026-11-23;9:30;uk\r\n\r\n"CD34";health;2026-11-23;14:05;\r\n', centre)
  expect(read).toEqual({ ok: true, requests: [
    { code: 'AB-12', serviceId: 'health', slotAt: Date.parse('2026-11-23T09:30:00Z'), language: 'uk' },
    { code: 'CD34', serviceId: 'health', slotAt: Date.parse('2026-11-23T14:05:00Z'), language: undefined },
  ] })
})

test('times are the centre\'s own, in summer and in winter, and in the hour that a change of clock skips', () => {
  const read = readBookings('code,service,date,time\nSUMM,health,2026-07-01,09:30\nSKIP,health,2027-03-28,01:30\n', centre)
  expect(read.ok && read.requests.map((request) => new Date(request.slotAt).toISOString())).toEqual(['2026-07-01T08:30:00.000Z', '2027-03-28T01:30:00.000Z'])
})

describe('a list that cannot be taken in says where and why', () => {
  test.each([
    ['no head line', 'AB12,health,2026-11-23,09:30\n', /empty/],
    ['a missing column', 'code,service,date\nAB12,health,2026-11-23\n', /line 2: time/],
    ['a date as people write it', 'code,service,date,time\nAB12,health,23/11/2026,09:30\n', /line 2: date: a date is YYYY-MM-DD/],
    ['a code with a blank', 'code,service,date,time\nAB 12,health,2026-11-23,09:30\n', /line 2: code/],
    ['a language unknown here', 'code,service,date,time,language\nAB12,health,2026-11-23,09:30,de\n', /line 2: language/],
    ['an open quote', 'code,service,date,time\n"AB12,health,2026-11-23,09:30\n', /cannot be read/],
  ])('%s', (_what, csv, reason) => {
    const read = readBookings(csv, centre)
    expect(read.ok ? 'taken in' : `${read.error.code}: ${read.error.message}`).toMatch(reason)
  })
})
