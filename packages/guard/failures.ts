/** What goes wrong inside a listener, a push or a timer. It is logged and costs that one message or push, never the process. */
export interface Failures {
  /** Logs a failure once for each place that failed, and then at most once an hour with the number of repetitions. */
  readonly told: (what: string, cause: unknown) => void
  /** Runs something whose failure must not reach the caller. */
  readonly attempt: (what: string, run: () => void) => void
  /** The same for a listener or a timer's callback. */
  readonly guarded: <A extends unknown[]>(what: string, run: (...args: A) => void) => (...args: A) => void
}

/** A client may cause a failure thousands of times a second: the log must not fill. */
const sayAgainMs = 60 * 60_000
/** Places are lines of this program, so there are few; the bound holds should that ever be untrue. */
const mostPlaces = 200

/** The message may carry a visitor's input, so it does not tell places apart. The first line of the stack does. */
const placeOf = (what: string, cause: unknown): string =>
  `${what} ${cause instanceof Error ? (/^\s+at .*$/m.exec(cause.stack ?? '')?.[0] ?? cause.name) : typeof cause}`

/** What failed and where. The message is left out: it may carry a visitor's input. */
export const failureWords = (cause: unknown): string => {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause && typeof cause.code === 'string' ? ` ${cause.code}` : ''
  return [`${cause.name}${code}`, ...(cause.stack?.match(/^\s+at .*$/gm) ?? [])].join('\n')
}

export const createFailures = (log: (line: string) => void, now: () => number): Failures => {
  const places = new Map<string, { saidAt: number; since: number }>()
  const told: Failures['told'] = (what, cause) => {
    const key = placeOf(what, cause)
    const place = places.get(key)
    if (place && now() - place.saidAt < sayAgainMs) {
      place.since += 1
      return
    }
    if (!place && places.size >= mostPlaces) return
    places.set(key, { saidAt: now(), since: 0 })
    const repeated = place && place.since > 0 ? ` (${place.since} more times since it was last logged)` : ''
    log(`${what} failed${repeated}: ${failureWords(cause)}`)
  }
  const attempt: Failures['attempt'] = (what, run) => {
    try {
      run()
    } catch (cause) {
      told(what, cause)
    }
  }
  return {
    told,
    attempt,
    guarded:
      (what, run) =>
      (...args) =>
        attempt(what, () => run(...args)),
  }
}
