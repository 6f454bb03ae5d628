import type { Centre } from '@senha/centre'
import { refuse } from '@senha/domain'
import type { BookingRequest, Result } from '@senha/domain'
import { bookingCode, language } from '@senha/protocol'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { instantOf } from './clock.ts'

const head = ['code', 'service', 'date', 'time', 'language']
const row = z.object({
  code: bookingCode,
  service: z.string().min(1, 'a service is missing'),
  date: z.iso.date('a date is YYYY-MM-DD'),
  time: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM'),
  language: z.union([language, z.literal('')]).optional(),
})

/** A list of bookings as a booking system exports it (RFC 4180, commas or semicolons): all of it, or `invalid` with the lines and why. */
export const readBookings = (csv: string, centre: Centre): Result<{ requests: BookingRequest[] }> => {
  let records: unknown[]
  try {
    records = parse(csv, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), delimiter: [',', ';'], skip_empty_lines: true, trim: true })
  } catch (cause) {
    return refuse('invalid', cause instanceof CsvError ? `the list cannot be read: ${cause.message}` : 'the list cannot be read')
  }
  const requests: BookingRequest[] = []
  const faults: string[] = []
  for (const [index, record] of records.entries()) {
    const parsed = row.safeParse(record)
    if (!parsed.success) {
      faults.push(`line ${index + 2}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(', ')}`)
      continue
    }
    const { code, service, date, time } = parsed.data
    const spoken = parsed.data.language === '' ? undefined : parsed.data.language
    requests.push({ code, serviceId: service, slotAt: instantOf(date, time, centre.timeZone), language: spoken })
  }
  if (faults.length > 0) return refuse('invalid', faults.slice(0, 10).join('; '))
  return requests.length > 0 ? { ok: true, requests } : refuse('invalid', `the list is empty: a head line ${head.join(',')} and a line a booking`)
}
