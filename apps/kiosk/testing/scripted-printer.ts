import type { Paper, Printer, PrinterStatus, PrintResult } from '@senha/printer'

export interface ScriptedPrinter extends Printer {
  readonly printed: Paper[]
  /** Outcomes of the next papers; when they are used up, every paper is printed. */
  readonly next: (...results: PrintResult[]) => void
  /** From now on a paper waits until `release`. */
  readonly hold: () => void
  readonly release: () => void
  readonly become: (status: PrinterStatus) => void
}

/** A printer that does what the test tells it to. */
export const scriptedPrinter = (): ScriptedPrinter => {
  const printed: Paper[] = []
  const results: PrintResult[] = []
  let status: PrinterStatus = { state: 'ready' }
  let gate: Promise<void> | undefined
  let open = (): void => undefined
  return {
    widthDots: 576,
    printed,
    print: async (paper) => {
      printed.push(paper)
      await gate
      return results.shift() ?? { outcome: 'printed' }
    },
    status: async () => status,
    close: async () => undefined,
    next: (...more) => void results.push(...more),
    hold: () => {
      gate = new Promise((resolve) => { open = resolve })
    },
    release: () => {
      gate = undefined
      open()
    },
    become: (next) => {
      status = next
    },
  } satisfies ScriptedPrinter
}
