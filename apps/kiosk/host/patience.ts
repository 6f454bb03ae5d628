import type { Failures } from '@senha/guard'
import type { PrinterFault, PrintResult } from '@senha/printer'
import { hostTimings } from '../timings.ts'

/** How long each paper may wait for its turn. Measured on the monotonic clock: a corrected wall clock changes nothing. */
export interface Patience {
  /** The paper waits from now on, unless it does already. */
  readonly await: (jobId: string) => void
  /** Its turn has come: the time in which its outcome must be known, or undefined where it has failed for want of time. */
  readonly begin: (jobId: string) => number | undefined
  /** What became of a paper that began. */
  readonly ended: (result: PrintResult) => void
  /** What was the matter with the printer last. */
  readonly lastFault: () => PrinterFault
  readonly stop: () => void
}

/** `giveUp` hears of each paper that never began and now has failed. */
export const createPatience = (giveUp: (jobId: string) => void, failures: Failures): Patience => {
  const waiting = new Map<string, { readonly until: number; timer: ReturnType<typeof setTimeout> }>()
  let printedAt = Number.NEGATIVE_INFINITY
  let fault: PrinterFault = 'timeout'
  /** A busy printer is no broken one: while papers come out, those behind them wait on. */
  const movesForMs = (): number => printedAt + hostTimings.lineMovesMs - performance.now()
  const giveUpOn = (jobId: string): void => {
    waiting.delete(jobId)
    giveUp(jobId)
  }
  const look = failures.guarded('a paper that waits', (jobId: string): void => {
    const paper = waiting.get(jobId)
    if (!paper) return
    const moreMs = movesForMs()
    if (moreMs > 0) paper.timer = setTimeout(look, moreMs, jobId)
    else giveUpOn(jobId)
  })
  return {
    await: (jobId) => {
      if (waiting.has(jobId)) return
      waiting.set(jobId, { until: performance.now() + hostTimings.paperToldMs, timer: setTimeout(look, hostTimings.paperToldMs, jobId) })
    },
    begin: (jobId) => {
      const paper = waiting.get(jobId)
      if (!paper) return undefined
      clearTimeout(paper.timer)
      const leftMs = paper.until - performance.now()
      const moves = movesForMs() > 0
      if (leftMs < hostTimings.printLeastMs && !moves) {
        giveUpOn(jobId)
        return undefined
      }
      waiting.delete(jobId)
      return moves ? Math.max(leftMs, hostTimings.printInLineMs) : leftMs
    },
    ended: (result) => {
      if (result.outcome === 'printed') printedAt = performance.now()
      fault = result.outcome === 'printed' ? 'timeout' : result.fault
    },
    lastFault: () => fault,
    stop: () => {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
