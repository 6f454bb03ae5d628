/** The one interface every printer of the project is spoken to through. */

/** Black and white dots, rows of `width / 8` bytes, most significant bit leftmost, 1 = black. `width` is a multiple of 8. */
export interface Bitmap { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** One paper: the picture, and the same in plain lines for a printer that takes no pictures. */
export interface Paper { readonly bitmap: Bitmap; readonly text: readonly string[] }

export type PrinterFault = 'no-paper' | 'cover-open' | 'cutter-error' | 'offline' | 'unreachable' | 'permission' | 'timeout' | 'error'

/**
 * The truth about one paper. `failed`: it did not come out whole, and may be tried again. `unknown`: nobody can tell; it is
 * never printed again by itself, since a double ticket is worse than a question.
 */
export type PrintResult = { outcome: 'printed' } | { outcome: 'failed'; fault: PrinterFault } | { outcome: 'unknown'; fault: PrinterFault }

export interface PrinterStatus {
  readonly state: 'ready' | 'paper-near-end' | 'no-paper' | 'cover-open' | 'cutter-error' | 'offline' | 'error' | 'unknown'
  /** Why the state could not be read: nobody there, not allowed, no answer. */
  readonly fault?: PrinterFault
  /** About how many papers of the usual length the roll still holds. */
  readonly ticketsLeft?: number
}

/** At most three methods; `print` needs no call before it and answers within 10 s. None of them throws for anything a printer does. */
export interface Printer {
  /** Dots in one row. A picture wider than this is not printed: its plain lines are. */
  readonly widthDots: number
  /** `withinMs`: whoever asks has waited already, and needs the answer sooner than that. */
  readonly print: (paper: Paper, limit?: { readonly withinMs: number }) => Promise<PrintResult>
  readonly status: () => Promise<PrinterStatus>
  readonly close: () => Promise<void>
}
