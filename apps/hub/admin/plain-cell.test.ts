import { expect, test } from 'vitest'
import { listingLine, plainCell } from './plain-cell.ts'

test('whatever stands in a cell, a listing keeps its lines and columns', () => {
  const forged = 'x\n2026-11-30T09:00:00.000Z\tana\tpin-reset\tmarta'
  expect(listingLine([7, forged, '', '{"kind":"kiosk"}'])).toBe(
    '7\tx\\u000a2026-11-30T09:00:00.000Z\\u0009ana\\u0009pin-reset\\u0009marta\t\t{"kind":"kiosk"}',
  )
})

test('what a terminal obeys or does not show is written out; words of any language stay as they are', () => {
  const signs = ['\r', '\u001b', '\u0085', '\u009b', '\u200b', '\u202e', '\u2066', '\u2028', '\u2029', '\ufeff', '\ud800']
  for (const sign of signs) expect(plainCell(`a${sign}b`)).toMatch(/^a\\u[0-9a-f]{4}b$/)
  expect(plainCell('\u{e0041}')).toBe('\\udb40\\udc41')
  for (const words of ['João da Silva', 'Олена', 'বাংলা', 'sala 2 😀', 'C:\\path'])
    expect(plainCell(words)).toBe(words)
})
