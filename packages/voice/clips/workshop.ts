import { voiceLimits } from '../limits.ts'

/** Something that is made once however often it is asked for meanwhile. */
export interface Workshop<Made> {
  /** `asked`: somebody waits to hear it; `ahead`: for later. `busy` where too many wait already; else what `make` gave. */
  readonly run: (key: string, lane: Lane, make: () => Promise<Made>) => Promise<Made | 'busy'>
  /** Nothing more is begun; who waits hears `busy`. Resolves when what was being made has ended. */
  readonly close: () => Promise<void>
}
export type Lane = 'asked' | 'ahead'

interface Waiting<Made> { readonly key: string; readonly make: () => Promise<Made>; readonly give: (made: Promise<Made> | 'busy') => void }
type Limits = Pick<typeof voiceLimits, 'makingMax' | 'makingAheadMax' | 'askedMax' | 'aheadMax'>

/** Few at once, those that somebody waits for first, and a bound on who may wait. */
export const createWorkshop = <Made>({ makingMax, makingAheadMax, askedMax, aheadMax }: { [L in keyof Limits]: number } = voiceLimits): Workshop<Made> => {
  const known = new Map<string, Promise<Made | 'busy'>>()
  const lanes: Record<Lane, Waiting<Made>[]> = { asked: [], ahead: [] }
  const making: Record<Lane, number> = { asked: 0, ahead: 0 }
  let closed = false

  const begin = (lane: Lane, { key, make, give }: Waiting<Made>): void => {
    making[lane] += 1
    const made = make()
    give(made)
    const over = (): void => {
      making[lane] -= 1
      known.delete(key)
      next()
    }
    made.then(over, over)
  }
  const next = (): void => {
    while (making.asked + making.ahead < makingMax) {
      const lane: Lane = lanes.asked.length > 0 ? 'asked' : 'ahead'
      if (lane === 'ahead' && making.ahead >= makingAheadMax) return
      const waiting = lanes[lane].shift()
      if (!waiting) return
      begin(lane, waiting)
    }
  }

  return {
    run: (key, lane, make) => {
      const there = known.get(key)
      if (there) {
        // now somebody waits for what was for later
        const at = lane === 'asked' ? lanes.ahead.findIndex((waiting) => waiting.key === key) : -1
        if (at >= 0) lanes.asked.push(...lanes.ahead.splice(at, 1))
        next()
        return there
      }
      const most = lane === 'asked' ? askedMax : aheadMax
      if (closed || lanes[lane].length >= most) return Promise.resolve('busy')
      const promise = new Promise<Made | 'busy'>((give) => { lanes[lane].push({ key, make, give }) })
      known.set(key, promise)
      next()
      return promise
    },
    close: async () => {
      closed = true
      for (const waiting of [...lanes.asked.splice(0), ...lanes.ahead.splice(0)]) {
        known.delete(waiting.key)
        waiting.give('busy')
      }
      await Promise.allSettled(known.values())
    },
  }
}
