/** One key of a burst: the sign that the active layout makes of it, and the sign on that key of a US keyboard. Either may be unknown. */
export interface Sign { readonly key: string | undefined; readonly us: string | undefined }

const usKeys: Partial<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'], Equal: ['=', '+'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Semicolon: [';', ':'], Quote: ["'", '"'], Backquote: ['`', '~'],
  Backslash: ['\\', '|'], Comma: [',', '<'], Period: ['.', '>'], Slash: ['/', '?'], Space: [' ', ' '],
  NumpadSubtract: ['-', '-'], NumpadDivide: ['/', '/'], NumpadDecimal: ['.', '.'],
}

/** By `KeyboardEvent.code`, the place of the key. Barcode readers leave the factory set to a US keyboard. */
const usSignOf = (code: string, shift: boolean): string | undefined => {
  // our codes hold digits and none of the signs above them
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  return usKeys[code]?.[shift ? 1 : 0]
}

/** The same places by the letters of other layouts, for keys of which only the letter is known. */
const layouts: readonly (readonly [letters: string, us: string])[] = [
  ['йцукенгшщзхъфывапролджэячсмитьбю', "qwertyuiop[]asdfghjkl;'zxcvbnm,."],
  ['іїєўґ', "s]'o\\"],
  ['ςερτυθιοπασδφγηξκλζχψωβνμ', 'wertyuiopasdfghjklzxcvbnm'],
]
const placeOf = (letter: string): string | undefined => {
  const small = letter.toLowerCase()
  for (const [letters, us] of layouts) {
    const sign = us[letters.indexOf(small)]
    if (sign !== undefined) return small === letter ? sign : sign.toUpperCase()
  }
  return undefined
}

export const signOf = (key: string, code: string, shift: boolean): Sign => {
  const one = key.length === 1 ? key : undefined
  return { key: one, us: usSignOf(code, shift) ?? (one === undefined ? undefined : (placeOf(one) ?? (/^[ -~]$/.test(one) ? one : undefined))) }
}

/** Which of the two readings a reader turned out to be set to. */
export type Setting = 'key' | 'us'
export interface Reading { readonly setting: Setting; readonly text: string }

/** Stands for a sign that nobody can tell: the code after it may still be whole. */
const unknownSign = '\uFFFD'
const whole = (signs: readonly Sign[], setting: Setting): string => signs.map((sign) => sign[setting] ?? unknownSign).join('')

/** What the signs may say, the likelier reading first: a reader's own signs are Latin, so others come from the layout alone. */
export const readingsOf = (signs: readonly Sign[], known: Setting): readonly Reading[] => {
  const foreign = /[^ -~]/.test(whole(signs, 'key'))
  const order: readonly Setting[] = foreign || known === 'us' ? ['us', 'key'] : ['key', 'us']
  return order.map((setting) => ({ setting, text: whole(signs, setting) }))
}
