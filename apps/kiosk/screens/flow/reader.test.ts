import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { control, enter, strokes, tab } from '../../testing/reader-keys.ts'
import type { Layout, Stroke } from '../../testing/reader-keys.ts'
import { screenTimings } from '../../timings.ts'
import { hear, quietReader, silence } from './reader.ts'
import type { Heard, Reader, Typing } from './reader.ts'

interface Typed { readonly bursts: readonly (NonNullable<Heard['burst']>)[]; readonly passed: readonly string[]; readonly reader: Reader }

/** Types keys so many milliseconds apart, then nothing. `passed`: keys that reach the page. */
const type = (keys: readonly Stroke[], gapMs = 5, { typing = 'nothing', before = quietReader }: { typing?: Typing; before?: Reader } = {}): Typed => {
  let reader = before
  let atMs = Number.isFinite(before.endedMs) ? before.endedMs + 10_000 : 1_000
  const bursts: NonNullable<Heard['burst']>[] = []
  const passed: string[] = []
  const take = (heard: Heard): void => {
    reader = heard.reader
    if (heard.burst) bursts.push(heard.burst)
  }
  for (const { key, code, shift = false, ctrl = false } of keys) {
    atMs += gapMs
    const heard = hear(reader, { key, code, shift, control: ctrl, held: false, atMs }, typing)
    if (!heard.swallow) passed.push(key)
    take(heard)
  }
  if (reader.signs.length > 0) take(silence(reader, atMs, typing))
  return { bursts, passed, reader }
}
const scan = (text: string, layout: Layout = 'us', gapMs = 5) => type([...strokes(text, layout), enter], gapMs).bursts[0]?.read

describe('a code', () => {
  test('alone, or in the address of the phone page', () => {
    expect(scan('K7F3Q9')?.visitCode).toBe('K7F3Q9')
    expect(scan('https://senha.example/t/K7F3Q9')).toEqual({ visitCode: 'K7F3Q9' })
  })

  test('a booking is whatever has its signs; its last six are no visit’s code, and six signs may be either', () => {
    expect(scan('sns-2026-44K7F3Q9')).toEqual({ bookingCode: 'SNS-2026-44K7F3Q9' })
    expect(scan('K7F3Q9')).toEqual({ visitCode: 'K7F3Q9', bookingCode: 'K7F3Q9' })
  })

  test('of a reader set to another keyboard: the address is spoilt, not the code; a hyphen may come as another sign', () => {
    const typed = (text: string) => type([...text.split('').map((key) => ({ key, code: '' })), enter]).bursts[0]?.read
    expect(typed('httpsÇ--senha.example-t-K7F3Q9')).toEqual({ visitCode: 'K7F3Q9' })
    expect(typed("AB'12")).toEqual({ bookingCode: 'AB-12' })
    expect(typed('AB/12')).toEqual({ bookingCode: 'AB-12' })
  })

  test.each(['us', 'ukrainian', 'greek', 'azerty'] as const)('is understood whatever layout the kiosk has: %s', (layout) => {
    expect(scan('https://senha.example/t/K7F3Q9', layout)?.visitCode).toBe('K7F3Q9')
    expect(scan('K7F3Q9', layout)?.visitCode).toBe('K7F3Q9')
    expect(scan('k7f3q9', layout)?.visitCode).toBe('K7F3Q9')
    expect(scan('HTTPS://SENHA.EXAMPLE/T/K7F3Q9', layout)?.visitCode).toBe('K7F3Q9')
    expect(scan('SNS-2', layout)?.bookingCode).toBe('SNS-2')
  })

  test('of which only the letters of the layout are known is understood too', () => {
    const lettersAlone = (layout: Layout) => strokes('https://senha.example/t/K7F3R9', layout).map((stroke) => ({ ...stroke, code: '' }))
    for (const layout of ['ukrainian', 'greek'] as const) expect(type([...lettersAlone(layout), enter]).bursts[0]?.read?.visitCode).toBe('K7F3R9')
  })

  test('of letters alone is read as the code before it was, where two readings make sense', () => {
    const first = type([...strokes('https://senha.example/t/K7F3Q9', 'azerty'), enter])
    expect(type([...strokes('QWAMCD', 'azerty'), enter], 5, { before: first.reader }).bursts[0]?.read?.visitCode).toBe('QWAMCD')
    // a reader that is set to the kiosk's own layout
    const own = type([...'QWAMCD'.split('').map((key) => ({ key, code: { Q: 'KeyA', A: 'KeyQ', W: 'KeyZ', M: 'Semicolon' }[key] ?? `Key${key}` })), enter])
    expect(own.bursts[0]?.read?.visitCode).toBe('QWAMCD')
  })

  test.each([']Q1', ']C0', ']d2'])('with the kind of barcode before it: %s', (prefix) => {
    expect(scan(`${prefix}K7F3Q9`)?.visitCode).toBe('K7F3Q9')
    expect(scan(`${prefix}SNS-2026`)).toEqual({ bookingCode: 'SNS-2026' })
  })
})

describe('how a burst ends', () => {
  test.each([
    ['Enter', [enter]], ['Tab', [tab]], ['Enter and line feed', [enter, control('j')]], ['Tab and Enter', [tab, enter]], ['two Enters', [enter, enter]],
    ['end of text', [control('c')]], ['end of text and Enter', [control('c'), enter]],
  ] as const)('%s: the code is understood once, and no ending reaches the page', (_name, ending) => {
    for (const keys of [strokes('K7F3Q9'), [control('b'), ...strokes('K7F3Q9')]]) {
      const { bursts, passed } = type([...keys, ...ending])
      expect(bursts.map(({ read }) => read?.visitCode)).toEqual(['K7F3Q9'])
      expect(passed).toEqual('K7F3Q9'.split(''))
    }
  })

  test('nothing at all: the code is understood when no more comes; a slow hand on a keypad is waited for', () => {
    expect(type(strokes('K7F3Q9')).bursts).toEqual([{ read: { visitCode: 'K7F3Q9', bookingCode: 'K7F3Q9' } }])
    expect(type(strokes('K7F3Q9'), 100).bursts).toHaveLength(1)
    expect(type(strokes('SNS-'), 100, { typing: 'code' }).bursts).toEqual([])
  })

  test('a reader that takes 100 ms for a sign is understood', () => {
    expect(scan('K7F3Q9', 'us', 100)?.visitCode).toBe('K7F3Q9')
    expect(scan('https://senha.example/t/K7F3Q9', 'ukrainian', 100)?.visitCode).toBe('K7F3Q9')
  })

  test('whatever a code holds, and whatever ends it: it is told or understood, and nothing of it presses a button', () => {
    const signs = array(constantFrom(...'abcXYZ0189-:/.?&] '.split('')), { minLength: 4, maxLength: 60 }).map((list) => `x${list.join('')}`)
    assert(property(signs, constantFrom(enter, tab, control('c')), constantFrom(3, 40, 100), constantFrom<Typing>('nothing', 'code'), (text, ending, gapMs, typing) => {
      const { bursts, passed } = type([...strokes(text), ending], gapMs, { typing })
      expect(bursts).toHaveLength(1)
      expect(passed.filter((key) => key === ' ' || key.length > 1)).toEqual([])
    }))
  })
})

describe('a hand on a keyboard', () => {
  const slow = screenTimings.readerGapMs + 1
  test('loses no key: signs, Enter, Tab, blanks and arrows all reach the page', () => {
    const keys = [...strokes('K7 F3'), tab, enter, { key: 'ArrowDown', code: 'ArrowDown' }, { key: ' ', code: 'Space' }, { key: 'Backspace', code: 'Backspace' }]
    const { bursts, passed } = type(keys, slow, { typing: 'code' })
    expect(bursts).toEqual([])
    expect(passed).toEqual(keys.map(({ key }) => key))
  })

  test('that is quick with arrows, Tab and Enter, or with a PIN, loses none either', () => {
    const pressed = [tab, tab, enter, tab, enter, enter]
    expect(type(pressed, 30).passed).toEqual(pressed.map(({ key }) => key))
    expect(type([...strokes('1234'), enter], 90, { typing: 'pin' })).toMatchObject({ bursts: [], passed: ['1', '2', '3', '4', 'Enter'] })
    expect(type([...strokes('B1'), enter], 90, { typing: 'code' })).toMatchObject({ bursts: [], passed: ['B', '1', 'Enter'] })
  })

  test('that holds a key down is no reader', () => {
    const heard = hear(quietReader, { key: 'a', code: 'KeyA', shift: false, control: false, held: true, atMs: 5 }, 'nothing')
    expect(heard).toMatchObject({ swallow: false, reader: { signs: [] } })
  })
})
