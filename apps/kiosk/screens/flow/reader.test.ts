import { expect, test } from 'vitest'
import { screenTimings } from '../../timings.ts'
import { quietReader, readKey } from './reader.ts'
import type { Read } from './reader.ts'

/** Types signs and Enter, so many milliseconds apart. */
const scan = (signs: string, gapMs = 5): Read | undefined => {
  let reader = quietReader
  let atMs = 1_000
  for (const key of signs) {
    atMs += gapMs
    reader = readKey(reader, key, atMs).reader
  }
  return readKey(reader, 'Enter', atMs + gapMs).read
}

test('a reader gives the code alone, or the address of the phone page', () => {
  expect(scan('K7F3Q9')?.visitCode).toBe('K7F3Q9')
  expect(scan('https://senha.example/t/K7F3Q9')).toEqual({ visitCode: 'K7F3Q9' })
})

test('a reader set to another keyboard spoils the address, not the code', () => {
  expect(scan('httpsÇ--senha.example-t-K7F3Q9')).toEqual({ visitCode: 'K7F3Q9' })
})

test('a hand that types is no reader, nor is a burst that ends in no code', () => {
  expect(scan('K7F3Q9', screenTimings.readerGapMs + 1)).toBeUndefined()
  expect(scan('B1')).toBeUndefined()
  expect(scan('a message with blanks')).toBeUndefined()
  expect(scan('')).toBeUndefined()
})

test('a key pressed long before does not spoil a burst', () => {
  const { reader } = readKey(quietReader, 'x', 10)
  expect(readKey(reader, 'K', 5_000).reader.signs).toBe('K')
})

test('a booking is whatever has its signs; its last six are no visit’s code, and six signs may be either', () => {
  expect(scan('sns-2026-44K7F3Q9')).toEqual({ bookingCode: 'SNS-2026-44K7F3Q9' })
  expect(scan("AB'12")).toEqual({ bookingCode: 'AB-12' })
  expect(scan('K7F3Q9')).toEqual({ visitCode: 'K7F3Q9', bookingCode: 'K7F3Q9' })
})
