import { windowTimings } from '../timings.ts'

interface Parts {
  /** Asks the page for a sign of life; it answers through `alive`. */
  readonly ping: () => void
  readonly reload: () => void
  /** The whole program starts anew. */
  readonly restart: () => void
  /** Keeps what happened. */
  readonly note: (what: string) => void
  readonly now: () => number
  /** Restarts of the last while, of this program and those before it. */
  readonly restartsLately: () => number
}

export interface Watchdog {
  readonly alive: () => void
  /** The page's process is gone, or Chromium says that it hangs. */
  readonly failed: (why: string) => void
  /** Looks and asks once more; called by a timer. */
  readonly tick: () => void
}

/** How long a restart waits: twice as long each time, so that a machine that cannot work is not worn out. */
export const backOffMs = (restarts: number): number => Math.min(windowTimings.restartMaxMs, windowTimings.restartFirstMs * 2 ** restarts)

/** A page that hangs or dies is loaded again; where that does not help, the program starts anew, ever more slowly. */
export const createWatchdog = ({ ping, reload, restart, note, now, restartsLately }: Parts): Watchdog => {
  let lastSign = now()
  let reloads: number[] = []
  let restartAt: number | undefined
  const failed = (why: string): void => {
    if (restartAt !== undefined) return
    note(why)
    reloads = reloads.filter((at) => at > now() - windowTimings.reloadsWithinMs)
    lastSign = now()
    if (reloads.length >= windowTimings.reloadsMax) {
      restartAt = now() + backOffMs(restartsLately())
      return
    }
    reloads.push(now())
    reload()
  }
  return {
    alive: () => {
      lastSign = now()
    },
    failed,
    tick: () => {
      if (restartAt !== undefined) {
        if (now() >= restartAt) restart()
        return
      }
      if (now() - lastSign > windowTimings.silentMs) failed('the page gave no sign of life')
      ping()
    },
  }
}
