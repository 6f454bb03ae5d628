import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import { hostTimings } from '../timings.ts'
import { hashPin, verifyPin } from './pin-hash.ts'

export interface KioskPin {
  readonly isSet: () => boolean
  /** `forbidden` for a wrong PIN, `too-many` after several until some time has passed, `unavailable` where none is set. */
  readonly check: (pin: string) => Promise<{ ok: true } | Refusal>
}

const fileIn = (folder: string): string => join(folder, 'pin')

/** Keeps a new PIN of this kiosk, as a hash, readable by its own user alone. */
export const setPin = async (folder: string, pin: string): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(fileIn(folder), await hashPin(pin), { mode: 0o600 })
}

/**
 * The kiosk's own PIN, which works without the hub. `now` measures how long ago wrong PINs were: a monotonic clock does, which
 * nobody can set. `demo`: a PIN that everybody knows, where none is set.
 */
export const openPin = (folder: string, now: () => Date, demo?: string): KioskPin => {
  let wrong: number[] = []
  // one after another: many tries at once are not all let through
  let turn: Promise<unknown> = Promise.resolve()
  const matches = async (pin: string): Promise<boolean> => (existsSync(fileIn(folder)) ? verifyPin(pin, readFileSync(fileIn(folder), 'utf8')) : pin === demo)
  const isSet = (): boolean => demo !== undefined || existsSync(fileIn(folder))
  const tryIt = async (pin: string): Promise<{ ok: true } | Refusal> => {
    const since = now().getTime() - hostTimings.wrongPinMinutes * 60_000
    wrong = wrong.filter((at) => at > since)
    if (!isSet()) return refuse('unavailable', 'this kiosk has no PIN: set one with --set-pin')
    if (wrong.length >= hostTimings.wrongPinsMax) return refuse('too-many', 'too many wrong PINs: wait a few minutes')
    if (await matches(pin)) {
      wrong = []
      return { ok: true }
    }
    wrong.push(now().getTime())
    return refuse('forbidden', 'the PIN is wrong')
  }
  return {
    isSet,
    check: (pin) => {
      const result = turn.then(() => tryIt(pin))
      turn = result.catch(() => undefined)
      return result
    },
  }
}
