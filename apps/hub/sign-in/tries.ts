import type { Throttles } from '@senha/guard'
import type { Clock } from '../clock.ts'
import { limits, timings } from '../timings.ts'

/** Where a user signed in before. */
export interface KnownPlace {
  readonly key: string
  /** A device or a session that is this user's alone; false: an address, from which others may guess too. */
  readonly own: boolean
}

/** One sign-in, before anybody knows whether its PIN is right. */
export interface Try {
  readonly user: string
  readonly address: string
  /** Undefined: a stranger so far. */
  readonly known: KnownPlace | undefined
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
  /** Nobody was wrong at this address, or it is forgiven. */
  readonly isFresh: (one: Try) => boolean
  /** Somebody is guessing: since when, and how many tries since. */
  readonly guessing: () => Guessing | undefined
}

const whole = 'hub'

/**
 * The budgets of signing in. A user's known place (device or address) has a budget of its own, so strangers lock nobody
 * out of it. Budgets of an address and of the hub refuse nothing, since behind one address may sit a whole office: they
 * slow everybody down who is not at a device of their own, and tell the supervisor. A known address does not escape
 * them: from inside an office all its users could be guessed at.
 */
export const createTries = (throttles: Throttles, now: Clock): Tries => {
  const ofStranger = throttles.named('wrong-pins-of-strangers', limits.wrongPinsOfStrangers)
  const ofKnown = throttles.named('wrong-pins-of-known', limits.wrongPinsOfKnown)
  const ofAddress = throttles.named('wrong-pins-of-address', limits.wrongPinsOfAddress)
  const ofHub = throttles.named('wrong-pins-of-hub', limits.wrongPinsOfHub)
  let alarm: (Guessing & { last: number }) | undefined
  const isOwn = ({ known }: Try): boolean => known?.own === true
  const slow = (one: Try): boolean => !isOwn(one) && (ofAddress.exhausted(one.address) || ofHub.exhausted(whole))
  const notice = (): void => {
    const running =
      alarm && now() - alarm.last < timings.guessingQuietMinutes * 60_000 ? alarm : { since: now(), tries: 0 }
    alarm = { since: running.since, tries: running.tries + 1, last: now() }
  }
  return {
    begin: (one) => {
      const [budget, key] = one.known === undefined ? [ofStranger, one.user] : [ofKnown, one.known.key]
      const refused = budget.exhausted(key)
      if (refused || slow(one)) notice()
      if (refused) return false
      budget.count(key)
      if (!isOwn(one)) {
        ofAddress.count(one.address)
        ofHub.count(whole)
      }
      return true
    },
    right: (one) => {
      if (one.known === undefined) ofStranger.takeBack(one.user)
      else ofKnown.takeBack(one.known.key)
      if (isOwn(one)) return
      ofAddress.takeBack(one.address)
      ofHub.takeBack(whole)
    },
    slow,
    pauseMs: (one) => {
      if (!slow(one)) return 0
      const over = Math.max(0, ofAddress.used(one.address) - limits.wrongPinsOfAddress.burst)
      const slowest = one.known === undefined ? timings.slowestTurnMs : timings.slowestKnownTurnMs
      return Math.min(slowest, Math.round(timings.slowTurnMs * timings.slowTurnGrowth ** over))
    },
    isFresh: (one) => ofAddress.used(one.address) === 0,
    guessing: () =>
      alarm && now() - alarm.last < timings.guessingQuietMinutes * 60_000
        ? { since: alarm.since, tries: alarm.tries }
        : undefined,
  }
}
