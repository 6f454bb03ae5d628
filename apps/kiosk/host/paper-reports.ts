import type { kioskAnswers, Payload } from '@senha/protocol'
import type { Refusal } from '@senha/domain'
import { hostTimings } from '../timings.ts'
import type { Journal, PaperReport } from './journal.ts'

/** Sends one report under its own `commandId`. */
type Send = (report: PaperReport) => Promise<Payload<(typeof kioskAnswers)['ticket:paper']> | Refusal>

export interface PaperReports {
  /** Sends what the hub is owed; call it whenever there may be something, or the hub is back. */
  readonly look: () => void
  readonly stop: () => void
}

/** Refusals that may be another answer later; any other is the hub's last word. */
const passing = ['unavailable', 'too-many', 'unauthorized']

/** Brings the journal's outcomes to the hub, in their order, each until it is acknowledged. */
export const createPaperReports = (journal: Journal, send: Send, warn: (what: string) => void): PaperReports => {
  let busy = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const drain = async (): Promise<void> => {
    for (let report = journal.reports()[0]; report; report = journal.reports()[0]) {
      const answer = await send(report)
      if (stopped) return
      if (!answer.ok && passing.includes(answer.error.code)) {
        timer = setTimeout(look, hostTimings.reportRetryMs)
        return
      }
      if (!answer.ok) warn(`the hub does not take the outcome of a paper: ${answer.error.message}`)
      journal.reported(report.commandId)
    }
  }
  const look = (): void => {
    clearTimeout(timer)
    if (busy || stopped) return
    busy = true
    void drain().catch((cause: unknown) => warn(`the journal failed: ${String(cause)}`)).finally(() => {
      busy = false
    })
  }
  return {
    look,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
