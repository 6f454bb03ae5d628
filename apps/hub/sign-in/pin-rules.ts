import { randomInt } from 'node:crypto'

/**
 * Why a PIN is not taken. `form`: 4 to 12 digits; `easy`: among the first that anybody tries; `own-id`: the user's own
 * id; `same`: it, or the one before it, was the PIN already.
 */
export type PinFault = 'form' | 'easy' | 'own-id' | 'same'

/** Ways over a keypad: down its middle, around its corners. */
const keypadWays = ['2580', '0852', '1379', '9731', '1397', '147258369', '963852741']

const stepsOf = (pin: string): number[] =>
  Array.from(pin)
    .slice(1)
    .map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)

/**
 * One digit throughout, a run up or down (over 9 and 0 too), one or two digits or a half repeated, a way over the
 * keypad.
 */
const isEasy = (pin: string): boolean => {
  const [first, ...others] = stepsOf(pin)
  if ((first === 0 || first === 1 || first === 9) && others.every((step) => step === first)) return true
  for (let length = 1; length <= pin.length / 2; length += 1)
    if (pin.length % length === 0 && pin.slice(0, length).repeat(pin.length / length) === pin) return true
  return keypadWays.includes(pin)
}

/** What speaks against a PIN by itself; that it was used before, only its hashes know. */
export const faultOfPin = (pin: string, userId: string): Exclude<PinFault, 'same'> | undefined => {
  if (!/^\d{4,12}$/.test(pin)) return 'form'
  if (isEasy(pin)) return 'easy'
  const digits = userId.replaceAll(/\D/g, '')
  return pin === userId || pin === digits ? 'own-id' : undefined
}

export const pinFaultWords: Record<PinFault, string> = {
  form: 'a PIN has 4 to 12 digits',
  easy: 'this PIN is too easy to guess: no runs, no repeated digits',
  'own-id': "a PIN is not the user's own id",
  same: 'this PIN was used before: choose another',
}

/** A PIN for one sign-in, to be told to its owner; six digits. */
export const newFirstPin = (userId: string): string => {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0')
    if (faultOfPin(pin, userId) === undefined) return pin
  }
}
