import type { PrinterState } from '@senha/protocol'
import type { Printer, PrinterStatus } from '@senha/printer'
import { hostTimings } from '../timings.ts'

export interface PrinterWatch {
  readonly state: () => PrinterState
  /** Asks the printer now; `tell` reports the answer also where nothing changed (the hub is new, a paper was printed). */
  readonly look: (tell: boolean) => void
  readonly stop: () => void
}

const reported = ({ state, ticketsLeft }: PrinterStatus): PrinterState => ({ state, ...(ticketsLeft !== undefined && { ticketsLeft }) })

/** Asks the printer at start, on request, and every now and then; `report` hears of every change. */
export const watchPrinter = (printer: Printer, report: (state: PrinterState) => void): PrinterWatch => {
  let last: PrinterState = { state: 'unknown' }
  let asking = false
  let askAgain: 'no' | 'quietly' | 'tell' = 'no'
  let stopped = false
  const look = async (tell: boolean): Promise<void> => {
    if (asking) {
      askAgain = tell || askAgain === 'tell' ? 'tell' : 'quietly'
      return
    }
    asking = true
    const now = reported(await printer.status().catch((): PrinterStatus => ({ state: 'unknown' })))
    asking = false
    if (stopped) return
    const changed = now.state !== last.state || now.ticketsLeft !== last.ticketsLeft
    last = now
    if (changed || tell) report(now)
    if (askAgain === 'no') return
    const told = askAgain === 'tell'
    askAgain = 'no'
    await look(told)
  }
  const timer = setInterval(() => void look(false), hostTimings.printerWatchMs)
  void look(true)
  return {
    state: () => last,
    look: (tell) => void look(tell),
    stop: () => {
      stopped = true
      clearInterval(timer)
    },
  }
}
