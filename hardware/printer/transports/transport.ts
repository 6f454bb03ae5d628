import type { Flags } from '../escpos/status.ts'
import type { PrinterFault } from '../printer.ts'

export type Done = { ok: true } | { ok: false; fault: PrinterFault }
export type Opened = { ok: true; connection: Connection } | { ok: false; fault: PrinterFault }

/**
 * A way to one printer, held for one conversation. Nothing here throws or waits longer than it was told.
 * The largest write is `chunkBytes`; one write at a time.
 */
export interface Connection {
  /** False for an ordinary file: nothing there will ever answer, and taking the bytes is all that can be asked of it. */
  readonly answers: boolean
  readonly write: (bytes: Uint8Array, timeoutMs: number) => Promise<Done>
  /** Called with what the printer says, as it comes. */
  readonly onBytes: (listener: (bytes: Uint8Array) => void) => void
  /** Settles when the printer goes away by itself. */
  readonly lost: Promise<PrinterFault>
  /** What the wire itself knows of the printer, where it does (USB). */
  readonly portStatus?: (timeoutMs: number) => Promise<Flags | undefined>
  /** No more bytes will come from here: `ok` once the other side has surely taken all of them. */
  readonly finish: (timeoutMs: number) => Promise<Done>
  /** Lets go, gently first: bytes on their way are not torn up. */
  readonly close: (timeoutMs: number) => Promise<void>
}

export interface Transport { readonly open: (timeoutMs: number) => Promise<Opened> }

/** Small enough that a printer with a full buffer stalls the sender soon, and that what a lost USB transfer took is a small thing. */
export const chunkBytes = 4096

export const done: Done = { ok: true }
export const fail = (fault: PrinterFault): { ok: false; fault: PrinterFault } => ({ ok: false, fault })

/** The promise, or `late` when it takes longer. The timer never outlives the answer. */
export const within = async <T>(timeoutMs: number, promise: Promise<T>, late: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  try {
    return await Promise.race([promise, new Promise<T>(resolve => { timer = setTimeout(() => resolve(late), Math.max(0, timeoutMs)) })])
  } finally { clearTimeout(timer) }
}

/** What the system said, in the words of this project. `usb` calls a transfer that took too long cancelled. */
export const faultOf = (error: unknown): PrinterFault => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const text = `${code} ${error instanceof Error ? error.message : String(error)}`
  if (/EACCES|EPERM|permission|access denied|os error 13\b/i.test(text)) return 'permission'
  if (/ETIMEDOUT|timed? ?out|Cancelled/i.test(text)) return 'timeout'
  // Another program holds the device: the printing system of the desktop, most often.
  if (/EBUSY|\bbusy\b/i.test(text)) return 'error'
  return 'unreachable'
}

/** Keeps what was said before anyone listened, so that no answer falls between two lines of code. */
export const createFeed = (): { push: (bytes: Uint8Array) => void; listen: (listener: (bytes: Uint8Array) => void) => void } => {
  let early: Uint8Array[] = []
  let hear: ((bytes: Uint8Array) => void) | undefined
  return {
    push: bytes => { if (hear) hear(bytes); else early.push(bytes) },
    listen: listener => {
      hear = listener
      const waiting = early
      early = []
      for (const bytes of waiting) listener(bytes)
    },
  }
}
