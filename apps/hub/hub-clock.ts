import type { ClockWitness } from '@senha/domain'
import type { Machine } from '@senha/guard'
import type { Clock } from './clock.ts'
import { clockLimits } from './timings.ts'

/**
 * What the hub thinks of the machine's clock. `held`: the clock jumped ahead, and the hub goes on at its own pace.
 * `unconfirmed`: the hub follows a clock that nobody vouches for, and erases nothing meanwhile. `behind`: the clock was set
 * back, and the hub goes on.
 */
export interface ClockState {
  readonly is: 'steady' | 'held' | 'unconfirmed' | 'behind'
  /** How far the machine's clock is ahead of the hub's time; at an unconfirmed start, ahead of the last fact. */
  readonly aheadSeconds: number
  /** Since when, by the hub's time (ms). */
  readonly since: number
}

/** The hub's time at one moment of a machine's life: what a start of the hub is judged by. */
export interface ClockMark {
  readonly at: number
  readonly bootId: string | undefined
  readonly sinceBoot: number | undefined
  readonly is: ClockState['is']
  readonly aheadSeconds: number
}

export interface HubClock {
  /** The hub's time (ms since 1970): what people see and the log keeps. It never goes back. */
  readonly now: Clock
  /** For durations: milliseconds that only ever go on. */
  readonly elapsed: Clock
  readonly state: () => ClockState
  /** Who has settled an open question besides a supervisor: it becomes a fact, and then `accept` is called. */
  readonly witness: () => ClockWitness | undefined
  /** The machine's clock is right: the hub's time is the machine's from here on. */
  readonly accept: () => void
  /** Whether a day that closes now may erase what only the clock says is old. */
  readonly mayErase: () => boolean
  /** The mark as it is now, or as it is once the clock is accepted. */
  readonly mark: (accepted?: boolean) => ClockMark
  /** Told before the first reading: whether people would lose their place if it were this late. */
  readonly weigh: (wouldExpire: (at: number) => boolean) => void
}

const secondsOf = (ms: number): number => Math.round(ms / 1000)
const dayMs = 86_400_000

/** A clock without questions: for simulations and tests that say what time it is. */
export const plainClock = (now: Clock): HubClock => ({
  now, elapsed: now, state: () => ({ is: 'steady', aheadSeconds: 0, since: 0 }), witness: () => undefined, accept: () => undefined,
  mayErase: () => true, weigh: () => undefined,
  mark: () => ({ at: now(), bootId: undefined, sinceBoot: undefined, is: 'steady', aheadSeconds: 0 }),
})

/** Time that the machine slept through since this was last asked: the monotonic clock stood still meanwhile. */
const sleepMeter = (machine: Machine): ((monotonic: number) => number) => {
  const from = { sinceBoot: machine.sinceBoot(), monotonic: machine.monotonic() }
  let known = 0
  let lookedAt = -Infinity
  return (monotonic) => {
    if (from.sinceBoot === undefined || monotonic - lookedAt < clockLimits.sleepLookMs) return 0
    lookedAt = monotonic
    const slept = (machine.sinceBoot() ?? from.sinceBoot) - from.sinceBoot - (monotonic - from.monotonic) - known
    if (slept < clockLimits.sleepLeastMs) return 0
    known += slept
    return slept
  }
}

/** How long ago a mark was made, where the machine has not been started anew since; else undefined. */
const sinceMark = (machine: Machine, mark: ClockMark | undefined): number | undefined => {
  const sinceBoot = machine.sinceBoot()
  if (mark?.bootId === undefined || mark.bootId !== machine.bootId || mark.sinceBoot === undefined || sinceBoot === undefined) return undefined
  return sinceBoot < mark.sinceBoot ? undefined : sinceBoot - mark.sinceBoot
}

interface Held {
  readonly since: number
  readonly before: number
  readonly heldAt: number
  /** Since the hub's start: nobody knows how long it was away, so that each other time of the clock is judged anew. */
  readonly fromStart: boolean
  /** Standing still for long enough settles it. */
  readonly releases: boolean
  /** The clock has come back when it is ahead by no more than the tolerance and this. */
  readonly slack: number
  steadyFrom: number
  steadyAhead: number
}
interface Doubt { readonly since: number; readonly before: number; readonly aheadSeconds: number; steadyFrom: number }

/**
 * The hub's time, made from the machine's clock but never at the mercy of one reading of it (SPEC.md, H1 to H6). `lastFactAt` is
 * the time of the last fact (0: none yet), `mark` what the hub last wrote down of its clock.
 */
export const openClock = (machine: Machine, lastFactAt: number, mark?: ClockMark): HubClock => {
  /** The hub's time is `base` at the monotonic instant `baseAt`, and goes on from there. */
  let base = 0
  let baseAt = 0
  /** The line that the wall clock may be ahead of by the tolerance; drawn anew now and then, so that slow drift passes. */
  let line = 0
  let lineAt = 0
  let held: Held | undefined
  let doubt: Doubt | undefined
  let behindSince: number | undefined
  /** Started with a clock before the last fact: when it is set right, that is judged like a start. */
  let arriving = false
  let started = false
  let expires: (at: number) => boolean = () => false
  const sleepOf = sleepMeter(machine)

  const ours = (monotonic: number): number => base + (monotonic - baseAt)
  const set = (at: number, monotonic: number): void => {
    base = at
    baseAt = monotonic
    line = at
    lineAt = monotonic
  }
  /** How far the clock is ahead of all that is explained. */
  const unexplained = (monotonic: number, wall: number): number => wall - (line + (monotonic - lineAt))
  const addSleep = (monotonic: number): void => {
    const slept = sleepOf(monotonic)
    base += slept
    line += slept
  }
  const hold = (monotonic: number, wall: number, how: Partial<Pick<Held, 'fromStart' | 'releases' | 'slack'>> = {}): void => {
    const since = ours(monotonic)
    held = {
      since, before: since, heldAt: monotonic, fromStart: false, releases: false, slack: 0, ...how,
      steadyFrom: monotonic, steadyAhead: wall - since,
    }
  }
  /** A start whose clock nothing explains: how far it is believed. [H5] */
  const judge = (monotonic: number, wall: number, floor: number): void => {
    arriving = false
    const gap = wall - floor
    const isTooLong = gap > clockLimits.longestClosureDays * dayMs
    const isAsBefore = mark?.is === 'held' && gap >= mark.aheadSeconds * 1000 - clockLimits.toleranceMs
    if (floor > 0 && (isAsBefore || isTooLong || expires(wall))) {
      set(floor, monotonic)
      return hold(monotonic, wall, { fromStart: true, releases: !isAsBefore && !isTooLong })
    }
    set(wall, monotonic)
    if (floor > 0 && (gap > clockLimits.plausibleGapDays * dayMs || mark?.is === 'unconfirmed'))
      doubt = { since: wall, before: floor, aheadSeconds: secondsOf(gap), steadyFrom: monotonic }
  }
  const start = (monotonic: number, wall: number): void => {
    const explained = sinceMark(machine, mark)
    const floor = Math.max(lastFactAt, (mark?.at ?? 0) + (explained ?? 0))
    const slack = clockLimits.toleranceMs + (explained ?? 0) * clockLimits.driftShare
    if (wall < floor - slack) {
      set(floor, monotonic)
      arriving = explained === undefined
    } else if (explained === undefined) judge(monotonic, Math.max(wall, floor), floor)
    else {
      set(wall > floor + slack ? floor : Math.max(wall, lastFactAt), monotonic)
      if (wall > floor + slack) hold(monotonic, wall, { slack: slack - clockLimits.toleranceMs })
    }
    if (explained !== undefined && mark?.is === 'unconfirmed')
      doubt = { since: ours(monotonic), before: mark.at, aheadSeconds: mark.aheadSeconds, steadyFrom: monotonic }
  }
  const readHeld = (question: Held, monotonic: number, wall: number): void => {
    addSleep(monotonic)
    const ahead = wall - ours(monotonic)
    const slack = question.slack + (monotonic - question.heldAt) * clockLimits.driftShare
    const hasMoved = Math.abs(ahead - question.steadyAhead) > clockLimits.toleranceMs
    if (unexplained(monotonic, wall) <= clockLimits.toleranceMs + slack) {
      // the clock came back by itself
      held = undefined
      set(Math.max(wall, ours(monotonic)), monotonic)
    } else if (hasMoved && question.fromStart) {
      held = undefined
      judge(monotonic, wall, ours(monotonic))
    } else if (hasMoved) {
      question.steadyFrom = monotonic
      question.steadyAhead = ahead
    }
  }
  const follow = (monotonic: number, wall: number): void => {
    if (monotonic - lineAt > clockLimits.lineEveryMs) {
      line = ours(monotonic)
      lineAt = monotonic
    }
    if (unexplained(monotonic, wall) > clockLimits.toleranceMs) addSleep(monotonic)
    if (unexplained(monotonic, wall) > clockLimits.toleranceMs) {
      if (arriving) judge(monotonic, wall, ours(monotonic))
      else hold(monotonic, wall)
    } else if (wall > ours(monotonic)) {
      base = wall
      baseAt = monotonic
    }
  }
  const read = (): { monotonic: number; wall: number } => {
    const [monotonic, wall] = [machine.monotonic(), machine.wall()]
    if (!started) {
      started = true
      start(monotonic, wall)
    }
    if (held) readHeld(held, monotonic, wall)
    else follow(monotonic, wall)
    const isBehind = ours(monotonic) - wall > clockLimits.behindMs
    behindSince = isBehind ? (behindSince ?? ours(monotonic)) : undefined
    if (isBehind && doubt) doubt.steadyFrom = monotonic
    return { monotonic, wall }
  }
  let last = 0
  const now = (): number => {
    last = Math.max(last, Math.floor(ours(read().monotonic)))
    return last
  }
  const state = (): ClockState => {
    const { monotonic, wall } = read()
    const aheadSeconds = secondsOf(wall - ours(monotonic))
    if (held) return { is: 'held', aheadSeconds, since: held.since }
    if (behindSince !== undefined) return { is: 'behind', aheadSeconds, since: behindSince }
    if (doubt) return { is: 'unconfirmed', aheadSeconds: doubt.aheadSeconds, since: doubt.since }
    return { is: 'steady', aheadSeconds: 0, since: 0 }
  }
  return {
    now, state,
    elapsed: machine.monotonic,
    witness: () => {
      const { monotonic, wall } = read()
      const question = held ?? (behindSince === undefined ? doubt : undefined)
      if (!question) return undefined
      const agreedAt = machine.synchronisedAt()
      // by the clock as it is now, not as it was before the jump
      const isOfThisClock = agreedAt !== undefined && agreedAt > question.before + clockLimits.toleranceMs
      if (isOfThisClock && Math.abs(wall - agreedAt) <= clockLimits.agreementMinutes * 60_000) return 'time-server'
      const stoodMs = monotonic - question.steadyFrom
      if (held) return held.releases && stoodMs >= clockLimits.startSteadyMinutes * 60_000 ? 'steady' : undefined
      return stoodMs >= clockLimits.confirmHours * 3_600_000 ? 'steady' : undefined
    },
    accept: () => {
      const { monotonic, wall } = read()
      held = undefined
      doubt = undefined
      set(Math.max(wall, ours(monotonic)), monotonic)
    },
    mayErase: () => {
      read()
      return doubt === undefined
    },
    mark: (accepted = false) => {
      const at = now()
      const { is, aheadSeconds } = state()
      const place = { bootId: machine.bootId, sinceBoot: machine.sinceBoot() }
      if (accepted) return { ...place, at: is === 'held' ? machine.wall() : at, is: 'steady', aheadSeconds: 0 }
      return { ...place, at, is: is === 'behind' && doubt ? 'unconfirmed' : is, aheadSeconds }
    },
    weigh: (wouldExpire) => {
      if (started) throw new Error('the clock was read before anybody could say who would lose their place by it')
      expires = wouldExpire
    },
  }
}
