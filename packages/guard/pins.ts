/** Why a PIN is taken of nobody. `form`: 4 to 12 digits; `easy`: among the first that anybody tries. */
export type CommonPinFault = 'form' | 'easy'

export const commonPinFaultWords: Record<CommonPinFault, string> = {
  form: 'a PIN has 4 to 12 digits',
  easy: 'this PIN is too easy to guess: no runs, no repeated digits',
}

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

/** What speaks against a PIN, whoever's it is. */
export const commonFaultOfPin = (pin: string): CommonPinFault | undefined => {
  if (!/^\d{4,12}$/.test(pin)) return 'form'
  return isEasy(pin) ? 'easy' : undefined
}
