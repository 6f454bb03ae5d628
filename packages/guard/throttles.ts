import { createHash } from 'node:crypto'
import { createThrottle } from './throttle.ts'
import type { Limit, Throttle, Used } from './throttle.ts'

/** One kept bucket. `overAt`: when it is full again and need not be kept any longer (ms). */
export interface Kept extends Used {
  readonly name: string
  readonly key: string
  readonly overAt: number
}

/** Where buckets outlive the program. */
export interface Shelf {
  readonly read: () => readonly Kept[]
  /** Adds or replaces these, and forgets what is over; false where that must wait for the next time. */
  readonly write: (kept: readonly Kept[], now: number) => boolean
}

export interface Throttles {
  /** The throttle of this name, the same however often it is asked for; what it counted before a restart still counts. */
  readonly named: (name: string, limit: Limit) => Throttle
  /** Writes down what was counted since the last time. Called on a timer, and at the end. */
  readonly save: () => void
}

/** Written at once at most; the rest is written the next time. */
const mostAtOnce = 1_000

/** Keys name addresses and people: what is kept is only a hash, which is enough to find the bucket again. */
const hashOf = (name: string, key: string): string =>
  createHash('sha256').update(`${name}\0${key}`).digest('base64url').slice(0, 22)

/** Throttles that outlive the program, so that nobody wins new tries by making it start again. */
export const createThrottles = (now: () => number, shelf: Shelf): Throttles => {
  const before = Map.groupBy(shelf.read(), ({ name }) => name)
  const made = new Map<string, Throttle>()
  const unwritten = new Map<string, Kept>()
  const make = (name: string, limit: Limit): Throttle => {
    // a clock that was set back must not lengthen anybody's punishment
    const known = (before.get(name) ?? []).map(
      ({ key, tries, at }) => [key, { tries, at: Math.min(at, now()) }] as const,
    )
    const throttle = createThrottle(limit, now, {
      known,
      counted: (key, used) =>
        unwritten.set(`${name} ${key}`, {
          name,
          key,
          ...used,
          overAt: used.at + Math.ceil(used.tries * limit.refillMs),
        }),
    })
    return {
      exhausted: (key) => throttle.exhausted(hashOf(name, key)),
      used: (key) => throttle.used(hashOf(name, key)),
      count: (key) => throttle.count(hashOf(name, key)),
      allows: (key) => throttle.allows(hashOf(name, key)),
      takeBack: (key) => throttle.takeBack(hashOf(name, key)),
    }
  }
  return {
    named: (name, limit) => {
      const throttle = made.get(name) ?? make(name, limit)
      made.set(name, throttle)
      return throttle
    },
    save: () => {
      if (unwritten.size === 0) return
      const rows = [...unwritten].slice(0, mostAtOnce)
      if (
        !shelf.write(
          rows.map(([, kept]) => kept),
          now(),
        )
      )
        return
      for (const [key, kept] of rows) if (unwritten.get(key) === kept) unwritten.delete(key)
    },
  }
}
