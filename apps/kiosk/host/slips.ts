import type { Paper, Printer } from '@senha/printer'
import type { PaperProgress } from '../link.ts'
import { hostTimings } from '../timings.ts'

export interface Slips {
  /** Prints a slip, once for one command. */
  readonly print: (commandId: string, draw: () => Promise<Paper>) => Promise<void>
  readonly papers: () => PaperProgress[]
}

/** Slips of documents to bring: papers of no ticket, that nobody needs to remember. */
export const createSlips = (printer: Printer, changed: () => void): Slips => {
  const known = new Map<string, PaperProgress>()
  const become = (paper: PaperProgress): void => {
    known.set(paper.ticketId, paper)
    changed()
  }
  return {
    print: async (commandId, draw) => {
      const ticketId = `slip:${commandId}`
      if (known.has(ticketId)) return
      const paper = await draw()
      become({ ticketId, is: 'printing' })
      for (const old of [...known.keys()].slice(0, -hostTimings.slipsShown)) known.delete(old)
      void printer.print(paper).catch(() => ({ outcome: 'unknown', fault: 'error' }) as const)
        .then((result) => become({ ticketId, is: result.outcome, ...(result.outcome !== 'printed' && { fault: result.fault }) }))
    },
    papers: () => [...known.values()],
  }
}
