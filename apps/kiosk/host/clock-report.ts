import type { Failures } from '@senha/guard'
import type { ScreenState } from '../link.ts'
import { hostTimings } from '../timings.ts'
import type { HubTime } from './hub-time.ts'

export interface ClockReport {
  /** Tells the hub where this machine's clock is wrong, or was and is right again. */
  readonly look: () => void
  /** The hub forgets with the connection what it was told. */
  readonly forget: () => void
  /** What staff at the kiosk are told. */
  readonly doubt: (centreDoubts: boolean) => ScreenState['clock']
  readonly stop: () => void
}

const isWrong = (aheadSeconds: number): boolean => Math.abs(aheadSeconds) > hostTimings.wrongClockSeconds

/** Watches this machine's own clock against the hub's time. */
export const createClockReport = (
  time: HubTime, isLive: () => boolean, tell: (aheadSeconds: number) => void, failures: Failures,
): ClockReport => {
  let told = 0
  const look = (): void => {
    const ahead = time.aheadSeconds()
    if (ahead === undefined || !time.isHeard() || !isLive()) return
    if (isWrong(ahead) === isWrong(told) && (!isWrong(ahead) || Math.abs(ahead - told) <= hostTimings.clockToldSeconds)) return
    told = ahead
    tell(ahead)
  }
  const timer = setInterval(failures.guarded('the look at the clock', look), hostTimings.reserveLookMs)
  return {
    look,
    forget: () => {
      told = 0
    },
    doubt: (centreDoubts) => {
      // a server whose own clock is in doubt tells nothing of this one
      if (centreDoubts) return { whose: 'centre' }
      const ahead = time.aheadSeconds()
      return ahead !== undefined && isWrong(ahead) ? { whose: 'own', aheadSeconds: ahead } : undefined
    },
    stop: () => clearInterval(timer),
  }
}
