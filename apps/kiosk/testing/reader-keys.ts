import type { Page } from 'playwright-core'

/** A key as the browser gets it: what the active layout makes of it, and where it lies. */
export interface Stroke { readonly key: string; readonly code: string; readonly shift?: boolean; readonly ctrl?: boolean }

const layouts = {
  us: ['qwertyuiop', 'asdfghjkl;', 'zxcvbnm,./', '1234567890-'],
  ukrainian: ['йцукенгшщз', 'фівапролдж', 'ячсмитьбю.', '1234567890-'],
  greek: [';ςερτυθιοπ', 'ασδφγηξκλ΄', 'ζχψωβνμ,./', '1234567890-'],
  azerty: ['azertyuiop', 'qsdfghjklm', 'wxcvbn,;:!', '&é"\'(-è_çà)'],
} as const
export type Layout = keyof typeof layouts
const places = [
  'QWERTYUIOP'.split('').map((letter) => `Key${letter}`), [...'ASDFGHJKL'.split('').map((letter) => `Key${letter}`), 'Semicolon'],
  [...'ZXCVBNM'.split('').map((letter) => `Key${letter}`), 'Comma', 'Period', 'Slash'], [...'1234567890'.split('').map((digit) => `Digit${digit}`), 'Minus'],
]
const shifted: Partial<Record<string, string>> = { ':': ';', '?': '/', '&': '7', ']': ']' }

export const enter: Stroke = { key: 'Enter', code: 'Enter' }
export const tab: Stroke = { key: 'Tab', code: 'Tab' }
/** A control character, as readers type it: STX is Ctrl+B, ETX Ctrl+C, line feed Ctrl+J. */
export const control = (letter: string): Stroke => ({ key: letter, code: `Key${letter.toUpperCase()}`, ctrl: true })

/** A reader set to a US keyboard at a computer set to this layout. */
export const strokes = (text: string, layout: Layout = 'us'): Stroke[] => text.split('').map((sign) => {
  if (sign === ' ') return { key: ' ', code: 'Space' }
  if (sign === ']') return { key: layout === 'us' ? ']' : 'ї', code: 'BracketRight' }
  const plain = shifted[sign] ?? sign.toLowerCase()
  const shift = plain !== sign
  for (const [row, signs] of layouts.us.entries()) {
    const at = signs.indexOf(plain)
    const made = layouts[layout][row]?.[at]
    const code = places[row]?.[at]
    if (at < 0 || made === undefined || code === undefined) continue
    return { key: layout === 'us' ? sign : shift ? made.toUpperCase() : made, code, shift }
  }
  throw new Error(`no key for "${sign}"`)
})

const virtualKeys: Partial<Record<string, number>> = { Enter: 13, Tab: 9, ' ': 32 }
const texts: Partial<Record<string, string>> = { Enter: '\r', Tab: '' }

/** Hands real key events to the browser, stamped so many milliseconds apart however busy the machine is; `startMs` after the last ones. */
export const keysOf = async (page: Page): Promise<(given: readonly Stroke[], gapMs?: number, startMs?: number) => Promise<void>> => {
  const devtools = await page.context().newCDPSession(page)
  // by the page's clock: the browser does not take a time from before the page
  let atMs = await page.evaluate(() => performance.timeOrigin + performance.now())
  return async (given, gapMs = 8, startMs = 2_000) => {
    atMs += startMs
    // sent at once and handled in this order: nothing on the way spreads them out
    const sent = given.flatMap(({ key, code, shift = false, ctrl = false }, index) => {
      const text = ctrl ? '' : (texts[key] ?? key)
      const modifiers = (ctrl ? 2 : 0) + (shift ? 8 : 0)
      const event = { key, code, modifiers, windowsVirtualKeyCode: virtualKeys[key] ?? key.toUpperCase().charCodeAt(0) }
      if (index > 0) atMs += gapMs
      const timestamp = atMs / 1000
      return [
        devtools.send('Input.dispatchKeyEvent', { ...event, type: text === '' ? 'rawKeyDown' : 'keyDown', ...(text !== '' && { text }), timestamp }),
        devtools.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp', timestamp: timestamp + 0.001 }),
      ]
    })
    await Promise.all(sent)
  }
}
