import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import { commonFaultOfPin, commonPinFaultWords } from '@senha/guard'
import { hostTimings } from '../timings.ts'
import { hashPin, verifyPin } from './pin-hash.ts'
import { openPinTries } from './pin-tries.ts'
import { putFile } from './small-file.ts'

export interface KioskPin {
  readonly isSet: () => boolean
  /** `forbidden` for a wrong PIN, `too-many` after several until some time has passed, `unavailable` where none is set. */
  readonly check: (pin: string) => Promise<{ ok: true } | Refusal>
}

const fileIn = (folder: string): string => join(folder, 'pin')

/** Keeps a new PIN of this kiosk, as a hash, readable by its own user alone; `invalid` for one that anybody tries first. */
export const setPin = async (folder: string, pin: string): Promise<{ ok: true } | Refusal> => {
  const fault = commonFaultOfPin(pin)
  if (fault) return refuse('invalid', commonPinFaultWords[fault])
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  putFile(fileIn(folder), await hashPin(pin))
  return { ok: true }
}

/**
 * The kiosk's own PIN, which works without the hub. `now` measures how long ago wrong PINs were: a monotonic clock does, which
 * nobody can set; `wall` does so from one run of the program to the next. `demo`: a PIN that everybody knows, where none is set.
 */
export const openPin = (folder: string, now: () => Date, demo?: string, wall: () => number = () => now().getTime()): KioskPin => {
  const wrong = openPinTries(folder, { elapsed: () => now().getTime(), wall })
  // one after another: many tries at once are not all let through
  let turn: Promise<unknown> = Promise.resolve()
  const matches = async (pin: string): Promise<boolean> => (existsSync(fileIn(folder)) ? verifyPin(pin, readFileSync(fileIn(folder), 'utf8')) : pin === demo)
  const isSet = (): boolean => demo !== undefined || existsSync(fileIn(folder))
  const tryIt = async (pin: string): Promise<{ ok: true } | Refusal> => {
    if (!isSet()) return refuse('unavailable', 'this kiosk has no PIN: set one with --set-pin')
    if (wrong.used() >= hostTimings.wrongPinsMax) return refuse('too-many', 'too many wrong PINs: wait a few minutes')
    wrong.count()
    if (!(await matches(pin))) return refuse('forbidden', 'the PIN is wrong')
    wrong.forgive()
    return { ok: true }
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
