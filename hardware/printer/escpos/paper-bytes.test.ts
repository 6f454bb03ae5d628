import { describe, expect, it } from 'vitest'
import { findModel, generic, type PrinterModel } from '../models.ts'
import { paperBytes } from './paper-bytes.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').replaceAll(/(..)/g, '$1 ').trim()
const model = (id: string): PrinterModel => findModel(id) ?? generic
const textOnly = (...text: string[]) => ({ bitmap: { width: 8, height: 0, data: new Uint8Array(0) }, text })

describe('the bytes of a paper', () => {
  it('are a clean start, centring, the picture and the cut', () => {
    const bitmap = { width: 16, height: 2, data: Uint8Array.of(0xff, 0x01, 0x80, 0x7e) }
    expect(hex(paperBytes({ bitmap, text: [] }, generic))).toBe('1b 40 1b 61 01 1d 76 30 00 02 00 02 00 ff 01 80 7e 1d 56 42 00')
  })

  it('send a tall picture in bands of 128 rows', () => {
    const bytes = paperBytes({ bitmap: { width: 8, height: 300, data: new Uint8Array(300).fill(0xaa) }, text: [] }, generic)
    const bands = [...hex(bytes).matchAll(/1d 76 30 00 01 00 (.. ..)/g)].map(([, rows]) => rows)
    expect(bands).toEqual(['80 00', '80 00', '2c 00'])
    expect(bytes.length).toBe(5 + 3 * 8 + 300 + 4)
  })

  it('send lines as ASCII where the model names no code page', () => {
    expect(hex(paperBytes(textOnly('A042', 'São'), generic))).toBe('1b 40 1b 61 00 41 30 34 32 0a 53 61 6f 0a 1d 56 42 00')
  })

  it('choose the code page that has every letter of the line, by the number it has on this model', () => {
    expect(hex(paperBytes(textOnly('São'), model('epson-tm-t20iii')))).toBe('1b 40 1b 61 00 1b 74 10 53 e3 6f 0a 1d 56 42 00')
    expect(hex(paperBytes(textOnly('їґ'), model('epson-tm-t20iii')))).toBe('1b 40 1b 61 00 1b 74 2e bf b4 0a 1d 56 42 00')
    expect(hex(paperBytes(textOnly('їґ'), model('xprinter-xp-80')))).toBe('1b 40 1b 61 00 1b 74 17 bf b4 0a 1d 56 42 00')
    expect(hex(paperBytes(textOnly('Да'), model('citizen-ct-s310ii')))).toBe('1b 40 1b 61 00 1b 74 07 84 a0 0a 1d 56 42 00')
  })

  it('fall back to the lines when the picture is wider than the paper', () => {
    const bitmap = { width: 576, height: 8, data: new Uint8Array(72 * 8) }
    expect(hex(paperBytes({ bitmap, text: ['A1'] }, model('generic-58')))).toBe('1b 40 1b 61 00 41 31 0a 1d 56 42 00')
  })

  it('refuse a picture whose data does not fill it: that is a mistake in the program', () => {
    expect(() => paperBytes({ bitmap: { width: 16, height: 4, data: new Uint8Array(7) }, text: [] }, generic)).toThrow(RangeError)
  })
})
