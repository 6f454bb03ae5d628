import type { Failures } from '@senha/guard'
import type { Paper, Printer, PrintResult } from '@senha/printer'
import { hostTimings } from '../timings.ts'
import type { Journal, PaperJob } from './journal.ts'
import { createPatience } from './patience.ts'

export interface PrintQueue {
  /** Prints what waits, one after another; call it whenever something may wait. */
  readonly look: () => void
  /** Takes no further paper; resolves when the one under way has its outcome. */
  readonly stop: () => Promise<void>
}

interface Parts {
  readonly journal: Journal
  readonly printer: Printer
  /** Undefined while the centre is not known: the paper waits. */
  readonly draw: (job: PaperJob) => Promise<Paper | undefined>
  /** A paper began or ended. */
  readonly changed: () => void
  readonly warn: (what: string) => void
  readonly failures: Failures
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Brings the journal's papers to the printer, one at a time. A paper that cannot begin in time has failed, and is told so. */
export const createPrintQueue = ({ journal, printer, draw, changed, warn, failures }: Parts): PrintQueue => {
  let running: Promise<void> | undefined
  let stopped = false

  const settle = (jobId: string, result: PrintResult): void => {
    journal.settle(jobId, result)
    changed()
  }
  const patience = createPatience((jobId) => {
    warn(`a paper waited too long for the printer: failed (${patience.lastFault()})`)
    settle(jobId, { outcome: 'failed', fault: patience.lastFault() })
  }, failures)

  /** The driver's answer, or `unknown` where it gives none in time. */
  const answerOf = (paper: Paper, leftMs: number): Promise<PrintResult> => {
    const answer = printer.print(paper, { withinMs: leftMs - hostTimings.driverGraceMs }).catch((cause: unknown): PrintResult => {
      warn(`the printer's driver threw: ${wordsOf(cause)}`)
      return { outcome: 'unknown', fault: 'error' }
    })
    const late = Promise.withResolvers<PrintResult>()
    const timer = setTimeout(() => late.resolve({ outcome: 'unknown', fault: 'timeout' }), leftMs)
    return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer))
  }

  /** False when the paper must wait. */
  const printOne = async (job: PaperJob): Promise<boolean> => {
    if (stopped) return false
    patience.await(job.jobId)
    let paper: Paper | undefined
    try {
      paper = await draw(job)
    } catch (cause) {
      warn(`ticket ${job.ticket.number} cannot be drawn: ${wordsOf(cause)}`)
      if (patience.begin(job.jobId) === undefined) return true
      journal.sending(job.jobId)
      settle(job.jobId, { outcome: 'failed', fault: 'error' })
      return true
    }
    if (!paper || stopped) return false
    const leftMs = patience.begin(job.jobId)
    // its time was over while it was drawn
    if (leftMs === undefined) return true
    journal.sending(job.jobId)
    changed()
    const result = await answerOf(paper, leftMs)
    if (result.outcome !== 'printed') warn(`ticket ${job.ticket.number}: paper ${result.outcome} (${result.fault})`)
    patience.ended(result)
    settle(job.jobId, result)
    return true
  }
  const drain = async (): Promise<void> => {
    for (let job = journal.next(); job; job = journal.next()) {
      if (!(await printOne(job))) return
    }
  }
  let again = false
  const look = (): void => {
    if (stopped) return
    for (const jobId of journal.waiting()) patience.await(jobId)
    again = running !== undefined
    if (again) return
    running = drain().finally(() => {
      running = undefined
      if (again) look()
    }).catch((cause: unknown) => failures.told('the print queue', cause))
  }
  return {
    look,
    stop: async () => {
      stopped = true
      patience.stop()
      await running
    },
  }
}
