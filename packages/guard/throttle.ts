/** A token bucket: so many at once, then one more each `refillMs` milliseconds. */
export interface Limit {
  readonly burst: number
  readonly refillMs: number
}

export interface Throttle {
  /** Whether this key has used up its tries; asking costs nothing. */
  readonly exhausted: (key: string) => boolean
  /** How many tries of this key count now: those that refilled since are forgiven. */
  readonly used: (key: string) => number
  /** Counts one try against a key. */
  readonly count: (key: string) => void
  /** Counts one try if the key has any left, and says whether it had. */
  readonly allows: (key: string) => boolean
  /** Takes one counted try back: it turned out right. */
  readonly takeBack: (key: string) => void
}

/** What a key has used: `tries` at the time `at` (ms), one of which is forgiven each `refillMs`. */
export interface Used {
  readonly tries: number
  readonly at: number
}

export interface ThrottleOptions {
  /** Keys that are remembered at most. */
  readonly mostKeys?: number
  /** What is known from before. */
  readonly known?: Iterable<readonly [string, Used]>
  /** Called with every key that was counted. */
  readonly counted?: (key: string, used: Used) => void
}

/** About 100 bytes each. More senders than this at once are an attack. */
const usualKeys = 20_000

/**
 * A token bucket a key. Keys whose bucket is full again are forgotten. Where more keys than `mostKeys` are in use, those that
 * used least are forgotten, so that a flood of new keys cannot free the one that is being guessed at.
 */
export const createThrottle = (limit: Limit, now: () => number, options: ThrottleOptions = {}): Throttle => {
  const mostKeys = options.mostKeys ?? usualKeys
  const used = new Map<string, Used>(options.known)
  const triesOf = (key: string): number => {
    const entry = used.get(key)
    return entry ? Math.max(0, entry.tries - (now() - entry.at) / limit.refillMs) : 0
  }
  /** Half of the keys go at once, so that a flood does not pay for this with every message. */
  const makeRoom = (): void => {
    for (const key of used.keys()) if (triesOf(key) === 0) used.delete(key)
    if (used.size <= mostKeys) return
    const least = [...used.keys()].toSorted((a, b) => triesOf(a) - triesOf(b)).slice(0, Math.ceil(used.size / 2))
    for (const key of least) used.delete(key)
  }
  const exhausted = (key: string): boolean => triesOf(key) > limit.burst - 1
  const count = (key: string): void => {
    const entry = { tries: triesOf(key) + 1, at: now() }
    used.set(key, entry)
    options.counted?.(key, entry)
    if (used.size > mostKeys) makeRoom()
  }
  return {
    exhausted,
    used: triesOf,
    count,
    allows: (key) => {
      if (exhausted(key)) return false
      count(key)
      return true
    },
    takeBack: (key) => {
      const entry = { tries: Math.max(0, triesOf(key) - 1), at: now() }
      if (entry.tries > 0) used.set(key, entry)
      else used.delete(key)
      options.counted?.(key, entry)
    },
  }
}

export interface Bucket {
  /** Takes so much and returns the milliseconds until it is paid back: 0 while the bucket is not empty. */
  readonly take: (amount: number) => number
}

/** One bucket of one connection. It goes into debt instead of refusing: whoever owns it waits for that long. */
export const createBucket = ({ burst, refillMs }: Limit, now: () => number): Bucket => {
  let taken = 0
  let at = now()
  return {
    take: (amount) => {
      const moment = now()
      taken = Math.max(0, taken - (moment - at) / refillMs) + amount
      at = moment
      return Math.max(0, (taken - burst) * refillMs)
    },
  }
}
