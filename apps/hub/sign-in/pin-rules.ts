import { randomInt } from 'node:crypto'
import { commonFaultOfPin, commonPinFaultWords } from '@senha/guard'
import type { CommonPinFault } from '@senha/guard'

/** Why a person's PIN is not taken. `own-id`: the user's own id; `same`: it, or the one before it, was the PIN already. */
export type PinFault = CommonPinFault | 'own-id' | 'same'

/** What speaks against a PIN by itself; that it was used before, only its hashes know. */
export const faultOfPin = (pin: string, userId: string): Exclude<PinFault, 'same'> | undefined => {
  const common = commonFaultOfPin(pin)
  if (common) return common
  const digits = userId.replaceAll(/\D/g, '')
  return pin === userId || pin === digits ? 'own-id' : undefined
}

export const pinFaultWords: Record<PinFault, string> = {
  ...commonPinFaultWords,
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
