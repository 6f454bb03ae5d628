import type { Alert } from '@senha/protocol'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { timings } from './timings.ts'
import { createStanding, findAlerts } from './views/alerts/alerts.ts'
import type { Moment } from './views/alerts/moment.ts'

/** What needs somebody now. */
export interface Attention {
  readonly alerts: () => Alert[]
  /** Whether they have changed since this was last asked; on a timer, for what nobody else tells of. */
  readonly news: () => boolean
}

export const createAttention = (moment: () => Moment, elapsed: () => number): Attention => {
  const standing = createStanding()
  const alerts = (): Alert[] => {
    const now = moment()
    return standing.look(findAlerts(now), now.house.now, elapsed())
  }
  let told = ''
  return {
    alerts,
    news: () => {
      const words = JSON.stringify(alerts())
      const isNews = words !== told
      told = words
      return isNews
    },
  }
}

/** Whether the event loop has been late for a while: then everybody waits at every touch. */
export interface LoopWatch { readonly isLate: () => boolean; readonly look: () => void; readonly stop: () => void }

/** `longestMs`: the longest delay since it was last asked. */
export const createLoopWatch = (longestMs: () => number, stop: () => void = () => undefined): LoopWatch => {
  let lateLooks = 0
  return {
    isLate: () => lateLooks >= timings.loopLateLooks,
    look: () => {
      lateLooks = longestMs() > timings.loopLateMs ? lateLooks + 1 : 0
    },
    stop,
  }
}

export const watchOwnLoop = (): LoopWatch => {
  const delays = monitorEventLoopDelay({ resolution: 20 })
  delays.enable()
  return createLoopWatch(() => {
    const longest = delays.max / 1e6
    delays.reset()
    return longest
  }, () => void delays.disable())
}
