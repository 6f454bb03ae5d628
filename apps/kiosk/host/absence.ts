import type { Failures } from '@senha/guard'
import { hostTimings } from '../timings.ts'

export interface Absence {
  /** The hub was lost, or is there again. */
  readonly lost: () => void
  readonly back: () => void
  /** Lost for long enough to go on without it. */
  readonly isLong: () => boolean
  /** The answer, or `away` as soon as the hub is lost for long. */
  readonly unlessLong: <A>(asking: Promise<A>) => Promise<A | 'away'>
  readonly stop: () => void
}

/**
 * How long the hub is out of reach; from the start until it is met, it is. `elapsed` is a monotonic clock (ms): somebody who sets
 * the kiosk's own ends nothing. `changed` hears when the absence has become long, `over` when a long one has ended.
 */
export const createAbsence = (
  elapsed: () => number, changed: () => void, over: () => void, failures: Failures,
): Absence => {
  let since: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<() => void>()
  const isLong = (): boolean => since !== undefined && elapsed() - since >= hostTimings.offlineAfterMs
  const look = (): void => {
    timer = undefined
    if (since === undefined) return
    if (!isLong()) {
      timer = setTimeout(look, hostTimings.absenceLookMs)
      return
    }
    for (const give of waiting) give()
    failures.attempt('the loss of the hub', changed)
  }
  const lost = (): void => {
    since ??= elapsed()
    timer ??= setTimeout(look, hostTimings.absenceLookMs)
  }
  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  lost()
  return {
    lost,
    back: () => {
      const wasLong = isLong()
      since = undefined
      stop()
      if (wasLong) failures.attempt('the return of the hub', over)
    },
    isLong,
    unlessLong: (asking) => new Promise((resolve, reject) => {
      const away = (): void => resolve('away')
      waiting.add(away)
      asking.then(resolve, reject).finally(() => waiting.delete(away))
      if (isLong()) away()
    }),
    stop,
  }
}
