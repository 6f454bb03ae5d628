import type { Paper, Printer } from '@senha/printer'
import type { Journal, PaperJob } from './journal.ts'

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
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Brings the journal's papers to the printer, one at a time. */
export const createPrintQueue = ({ journal, printer, draw, changed, warn }: Parts): PrintQueue => {
  let running: Promise<void> | undefined
  let stopped = false

  /** False when the paper must wait. */
  const printOne = async (job: PaperJob): Promise<boolean> => {
    if (stopped) return false
    let paper: Paper | undefined
    try {
      paper = await draw(job)
    } catch (cause) {
      warn(`ticket ${job.ticket.number} cannot be drawn: ${wordsOf(cause)}`)
      journal.sending(job.jobId)
      journal.settle(job.jobId, { outcome: 'failed', fault: 'error' })
      changed()
      return true
    }
    if (!paper || stopped) return false
    journal.sending(job.jobId)
    changed()
    const result = await printer.print(paper).catch((cause: unknown) => {
      warn(`the printer's driver threw: ${wordsOf(cause)}`)
      return { outcome: 'unknown', fault: 'error' } as const
    })
    if (result.outcome !== 'printed') warn(`ticket ${job.ticket.number}: paper ${result.outcome} (${result.fault})`)
    journal.settle(job.jobId, result)
    changed()
    return true
  }
  const drain = async (): Promise<void> => {
    for (let job = journal.next(); job; job = journal.next()) {
      if (!(await printOne(job))) return
    }
  }
  let again = false
  const look = (): void => {
    again = running !== undefined
    if (again || stopped) return
    running = drain().catch((cause: unknown) => warn(`the journal failed: ${wordsOf(cause)}`)).finally(() => {
      running = undefined
      if (again) look()
    })
  }
  return {
    look,
    stop: async () => {
      stopped = true
      await running
    },
  }
}
