import { MAX_FRAME_BYTES, MOST_LIST_LINES } from '@senha/protocol'
import { wireBytes } from '@senha/protocol/link'
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { bookingsIn, decodeList } from './decode-list.ts'
import { partsOf } from './send-list.ts'

const list = 'Código;Serviço;Data;Hora\r\nAB-12;Saúde;30/11/2026;9h30\r\n'
const utf16 = (text: string, big: boolean): number[] => text.split('').flatMap((sign) => {
  const unit = sign.charCodeAt(0)
  return big ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8]
})

test('[F10] the text of a file is read whatever a spreadsheet saved it in', () => {
  const utf8 = [...new TextEncoder().encode(list)]
  const latin = list.split('').map((sign) => sign.charCodeAt(0))
  const files = { utf8, marked: [0xef, 0xbb, 0xbf, ...utf8], littleMarked: [0xff, 0xfe, ...utf16(list, false)], bigMarked: [0xfe, 0xff, ...utf16(list, true)], little: utf16(list, false), big: utf16(list, true), windows: latin }
  for (const [name, bytes] of Object.entries(files)) expect([name, decodeList(Uint8Array.from(bytes))]).toEqual([name, list])
  expect(decodeList(Uint8Array.of(0x80, 0x96))).toBe('€–')
  expect(decodeList(new Uint8Array(0))).toBe('')
})

test('the bookings of a list are counted without its head, a spreadsheet\'s first line and empty rows', () => {
  expect(bookingsIn(list)).toBe(1)
  expect(bookingsIn(`sep=;\n${list};;;\n\n"";\n`)).toBe(1)
  expect(bookingsIn('')).toBe(0)
})

test('[F9] a list of any signs goes in parts that fit a frame, and comes together as it was', () => {
  assert(property(array(constantFrom('AB12,health,2026-11-30,09:30\r\n', '"Сообщение",ї\n', '😀'.repeat(9), '\\"\t', '語'.repeat(40)), { minLength: 1, maxLength: 40 }), (pieces) => {
    const csv = pieces.join('').repeat(50)
    const parts = partsOf(csv) ?? []
    expect(parts.join('')).toBe(csv)
    for (const part of parts) {
      expect(wireBytes({ commandId: crypto.randomUUID(), csv: part, part: { importId: crypto.randomUUID(), number: 1, of: 12 } })).toBeLessThan(MAX_FRAME_BYTES - 1_000)
      expect(part.isWellFormed()).toBe(true)
    }
  }), { numRuns: 50 })
})

test('[F9] a list that no hub takes is known to be too large before anything is sent', () => {
  expect(partsOf('語'.repeat(400_000))).toBeUndefined()
  expect(partsOf('AB12,health,2026-11-30,09:30\n'.repeat(1_900))).toHaveLength(2)
})

test('a list of more lines than the hub takes is not sent', () => {
  expect(partsOf('a\r\n'.repeat(MOST_LIST_LINES))).toHaveLength(1)
  expect(partsOf('a\r\n'.repeat(MOST_LIST_LINES + 1))).toBeUndefined()
})
