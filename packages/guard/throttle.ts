export interface Throttle {
  /** Whether this key has used up its tries; asking costs nothing. */
  readonly exhausted: (key: string) => boolean
  /** Counts one try against a key. */
  readonly count: (key: string) => void
  /** Takes one counted try back: it turned out right. */
  readonly takeBack: (key: string) => void
}

/** A token bucket a key. Keys whose bucket is full again are forgotten, so that memory is bounded by the recent offenders. */
export const createThrottle = (limit: { burst: number; refillMs: number }, now: () => number): Throttle => {
  const used = new Map<string, { tries: number; at: number }>()
  const triesOf = (key: string): number => {
    const entry = used.get(key)
    return entry ? Math.max(0, entry.tries - (now() - entry.at) / limit.refillMs) : 0
  }
  return {
    exhausted: (key) => triesOf(key) > limit.burst - 1,
    count: (key) => {
      used.set(key, { tries: triesOf(key) + 1, at: now() })
      if (used.size > 10_000) for (const known of used.keys()) if (triesOf(known) === 0) used.delete(known)
    },
    takeBack: (key) => {
      const tries = triesOf(key) - 1
      if (tries > 0) used.set(key, { tries, at: now() })
      else used.delete(key)
    },
  }
}
