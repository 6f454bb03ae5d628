import type { Machine } from '@senha/guard'
import { z } from 'zod'
import { hostTimings } from '../timings.ts'

/** What the kiosk keeps of the hub's time, over its own restarts. */
export const keptTime = z.object({
  /** Of the machine's run in which this was true; left out where the machine tells none. */
  bootId: z.string().optional(),
  /** The hub's time minus the time since the machine's start, ms. */
  offsetMs: z.number(),
  /** This machine's own clock minus the hub's time, ms. */
  aheadMs: z.number(),
  /** The hub's time then, ms since 1970. */
  at: z.number(),
})
type KeptTime = z.infer<typeof keptTime>
export interface TimeStore { readonly read: () => KeptTime | undefined; readonly write: (kept: KeptTime) => void }

/** A moment of one run of this machine: what time it was for the hub can be told later. */
export const moment = z.object({ bootId: z.string(), sinceBootMs: z.number() })
export type Moment = z.infer<typeof moment>

/** The hub's time, as a kiosk knows it: it lasts while the hub is away, whatever somebody does to the kiosk's own clock. */
export interface HubTime {
  readonly now: () => Date
  /** For durations: milliseconds that only ever go on. */
  readonly elapsed: () => number
  /** The hub has said what time it is. */
  readonly heard: (at: Date) => void
  /** Whether the hub has said so in this run of the program. */
  readonly isHeard: () => boolean
  /** How far this machine's own clock is ahead; undefined where nothing of the hub's time is known. */
  readonly aheadSeconds: () => number | undefined
  /** This moment, where the machine can name it. */
  readonly moment: () => Moment | undefined
  /** What time a moment of this run of the machine was, by what the hub said since; undefined of another run. */
  readonly at: (of: Moment) => Date | undefined
  /** Where it is kept; read once, before the first use. */
  readonly keepIn: (store: TimeStore) => void
}

/** A time that is simply told: for tests that turn one clock. */
export const plainTime = (now: () => Date): HubTime => ({
  now, elapsed: () => now().getTime(), heard: () => undefined, isHeard: () => true,
  aheadSeconds: () => undefined, moment: () => undefined, at: () => undefined, keepIn: () => undefined,
})

/** The hub's time is what it last said, and what has passed since by a clock that nobody can set. [O6] */
export const createHubTime = (machine: Machine): HubTime => {
  const countsSleep = machine.sinceBoot() !== undefined
  const run = (): number => (countsSleep ? (machine.sinceBoot() ?? 0) : machine.monotonic())
  let offsetMs = machine.wall() - run()
  /** The offset is the hub's word, of this run of the machine. */
  let isSure = false
  let isHeard = false
  let store: TimeStore | undefined
  let kept: KeptTime | undefined
  let last = 0
  const now = (): number => {
    last = Math.max(last, Math.floor(run() + offsetMs))
    return last
  }
  const keep = (): void => {
    const boot = countsSleep && machine.bootId !== undefined ? { bootId: machine.bootId } : {}
    const next: KeptTime = { ...boot, offsetMs, aheadMs: machine.wall() - now(), at: now() }
    const isSame = (known: KeptTime): boolean =>
      next.bootId === known.bootId && next.at - known.at < hostTimings.keepTimeMs
      && Math.abs(next.offsetMs - known.offsetMs) < hostTimings.timeStepMs && Math.abs(next.aheadMs - known.aheadMs) < hostTimings.timeStepMs
    if (kept && isSame(kept)) return
    kept = next
    store?.write(next)
  }
  return {
    now: () => new Date(now()),
    elapsed: machine.monotonic,
    heard: (at) => {
      const told = at.getTime() - run()
      // a message that took less time to come tells more; a step beyond all delays is another time
      if (!isSure || told > offsetMs || offsetMs - told > hostTimings.timeStepMs) {
        if (!isSure || offsetMs - told > hostTimings.timeStepMs) last = 0
        offsetMs = told
      }
      isSure = true
      isHeard = true
      keep()
    },
    isHeard: () => isHeard,
    aheadSeconds: () => (isSure ? Math.round((machine.wall() - now()) / 1000) : undefined),
    moment: () => (countsSleep && machine.bootId !== undefined ? { bootId: machine.bootId, sinceBootMs: run() } : undefined),
    at: ({ bootId, sinceBootMs }) => (isSure && bootId === machine.bootId ? new Date(Math.floor(sinceBootMs + offsetMs)) : undefined),
    keepIn: (given) => {
      store = given
      kept = given.read()
      if (!kept) return
      isSure = countsSleep && kept.bootId !== undefined && kept.bootId === machine.bootId && run() + kept.offsetMs >= kept.at
      // the machine was started anew: its own clock, as wrong as it was, but never before what was known
      offsetMs = isSure ? kept.offsetMs : Math.max(machine.wall() - kept.aheadMs, kept.at) - run()
    },
  }
}
