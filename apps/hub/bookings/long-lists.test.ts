import { loadCentre } from '@senha/centre/load'
import { MAX_FRAME_BYTES, MOST_LIST_LINES, MOST_LIST_PARTS, lineEndsIn } from '@senha/protocol'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { createListReader } from './read-list.ts'
import { readBookings } from './read-bookings.ts'

const loaded = loadCentre(fileURLToPath(import.meta.resolve('@senha/centre/lisboa.json')))
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded

const head = 'code,service,date,time\n'
const good = (lines: number): string =>
  Array.from({ length: lines }, (_, n) => `BOOK-${n},health,2026-11-30,09:30\n`).join('')
const largest = MAX_FRAME_BYTES * MOST_LIST_PARTS

describe('a list that is too long, or wrong in every line', () => {
  test('one of as many lines as there may be is read, one more is refused as a whole', () => {
    const read = readBookings(head + good(MOST_LIST_LINES - 1), centre)
    expect(read).toMatchObject({ ok: true, faults: [] })
    expect(read.ok && read.requests).toHaveLength(MOST_LIST_LINES - 1)
    expect(readBookings(head + good(MOST_LIST_LINES), centre)).toEqual({
      ok: false,
      error: { code: 'invalid', message: 'the list has more than 5000 lines: split it into several' },
    })
  })

  test.each([
    ['faulty rows', 'a,b\n'],
    ['commas', ',\n'],
    ['empty lines', '\n'],
    ['returns', '\r'],
    ['both', ',\r\n'],
  ])('twelve parts of %s are refused before a row is read', (_what, row) => {
    expect(readBookings(head + row.repeat(largest / row.length), centre)).toMatchObject({
      ok: false,
      error: { code: 'invalid', message: expect.stringContaining('more than 5000 lines') },
    })
  })

  test('reading ends with as many faulty lines as a refusal names', () => {
    const read = readBookings(head + good(10) + 'a,b\n'.repeat(4_000) + good(10), centre)
    expect(read.ok && read.faults.map(({ line }) => line)).toEqual(Array.from({ length: 30 }, (_, n) => 12 + n))
    expect(read.ok && read.requests).toHaveLength(10)
  })

  test('of a head line of any length only so many columns are looked at', () => {
    const headings = Array.from({ length: 100_000 }, () => 'x')
    expect(columnsOf([...headings, 'code'])).toEqual({})
    expect(columnsOf([...headings.slice(0, 100), 'code'])).toEqual({ code: 100 })
  })

  test('a list that was read is forgotten: its last part sent again reads nothing', () => {
    const read = createListReader(centre)
    const importId = crypto.randomUUID()
    const last = { csv: good(1), part: { importId, number: 2, of: 2 } }
    expect(read('marta', { csv: head, part: { importId, number: 1, of: 2 } })).toEqual({ ok: true, list: undefined })
    expect(read('marta', last)).toMatchObject({ ok: true, list: { requests: [{ code: 'BOOK-0' }] } })
    expect(read('marta', last)).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })
})

test('line ends are counted as spreadsheets write them', () => {
  expect(['', 'a', 'a\n', 'a\r\nb\r\n', 'a\rb\r', '\n\r\n\r', '\r\r\n\n'].map(lineEndsIn)).toEqual([0, 0, 1, 2, 2, 3, 3])
})
