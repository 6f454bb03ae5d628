import type { Throttles } from '@senha/guard'
import type { Clock } from '../clock.ts'
import { limits, timings } from '../timings.ts'

/** One sign-in, before anybody knows whether its PIN is right. */
export interface Try {
  readonly user: string
  readonly address: string
  /** Where this user signed in before: a device or an address of theirs. Undefined: a stranger so far. */
  readonly known: string | undefined
}

export interface Guessing {
  readonly since: number
  readonly tries: number
}

export interface Tries {
  /** Counts a try before it is verified; false: it is refused unread. */
  readonly begin: (one: Try) => boolean
  /** Its PIN was right: all that was counted is taken back. */
  readonly right: (one: Try) => void
  /**
   * So many wrong ones from this address, or in the whole hub, that the next ones are verified slowly. Right ones still
   * pass.
   */
  readonly slow: (one: Try) => boolean
  /** How long the next turn from there waits after this one (ms): 0, or longer with each wrong PIN of its address. */
  readonly pauseMs: (one: Try) => number
  /** Somebody is guessing: since when, and how many tries since. */
  readonly guessing: () => Guessing | undefined
}

const whole = 'hub'

/**
 * The budgets of signing in. A user's own place (known device or address) has a budget of its own, so strangers lock nobody
 * out of it. Budgets of an address and of the hub refuse nothing, since behind one address may sit a whole office: they
 * slow strangers down and tell the supervisor.
 */
export const createTries = (throttles: Throttles, now: Clock): Tries => {
  const ofStranger = throttles.named('wrong-pins-of-strangers', limits.wrongPinsOfStrangers)
  const ofKnown = throttles.named('wrong-pins-of-known', limits.wrongPinsOfKnown)
  const ofAddress = throttles.named('wrong-pins-of-address', limits.wrongPinsOfAddress)
  const ofHub = throttles.named('wrong-pins-of-hub', limits.wrongPinsOfHub)
  let alarm: (Guessing & { last: number }) | undefined
  const slow = ({ known, address }: Try): boolean =>
    known === undefined && (ofAddress.exhausted(address) || ofHub.exhausted(whole))
  const notice = (): void => {
    const running =
      alarm && now() - alarm.last < timings.guessingQuietMinutes * 60_000 ? alarm : { since: now(), tries: 0 }
    alarm = { since: running.since, tries: running.tries + 1, last: now() }
  }
  return {
    begin: (one) => {
      const [budget, key] = one.known === undefined ? [ofStranger, one.user] : [ofKnown, one.known]
      const refused = budget.exhausted(key)
      if (refused || slow(one)) notice()
      if (refused) return false
      budget.count(key)
      if (one.known === undefined) {
        ofAddress.count(one.address)
        ofHub.count(whole)
      }
      return true
    },
    right: ({ user, address, known }) => {
      if (known !== undefined) return ofKnown.takeBack(known)
      ofStranger.takeBack(user)
      ofAddress.takeBack(address)
      ofHub.takeBack(whole)
    },
    slow,
    pauseMs: (one) => {
      if (!slow(one)) return 0
      const over = Math.max(0, ofAddress.used(one.address) - limits.wrongPinsOfAddress.burst)
      return Math.min(timings.slowestTurnMs, Math.round(timings.slowTurnMs * timings.slowTurnGrowth ** over))
    },
    guessing: () =>
      alarm && now() - alarm.last < timings.guessingQuietMinutes * 60_000
        ? { since: alarm.since, tries: alarm.tries }
        : undefined,
  }
}
