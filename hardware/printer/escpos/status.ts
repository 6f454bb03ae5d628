import type { PrinterStatus } from '../printer.ts'

// Source of the bits: Epson TM-T88III technical reference, "DLE EOT" and "GS a"; the same in Citizen's tables.

export type PrinterState = PrinterStatus['state']

/** What the bits say, before anyone decides what it means. */
export interface Flags {
  readonly offline: boolean
  readonly coverOpen: boolean
  readonly paperEnd: boolean
  readonly paperNearEnd: boolean
  readonly cutterError: boolean
  readonly error: boolean
}
export const noFlags: Flags = { offline: false, coverOpen: false, paperEnd: false, paperNearEnd: false, cutterError: false, error: false }

/** The four questions of DLE EOT: printer, cause of being offline, cause of the error, paper. */
export type StatusQuestion = 1 | 2 | 3 | 4
export const statusQuestions: readonly StatusQuestion[] = [1, 2, 3, 4]
export const statusRequest = (n: StatusQuestion): Uint8Array => Uint8Array.of(0x10, 0x04, n)
export const isRealTimeAnswer = (byte: number): boolean => (byte & 0x93) === 0x12

/** The answer to DLE EOT n. A near end is not an end: both bits of a sensor are set together, either is believed. */
export const decodeRealTime = (n: StatusQuestion, byte: number): Flags => {
  const has = (bits: number) => (byte & bits) !== 0
  switch (n) {
    case 1: return { ...noFlags, offline: has(0x08) }
    case 2: return { ...noFlags, coverOpen: has(0x04), paperEnd: has(0x20), error: has(0x40) }
    case 3: return { ...noFlags, cutterError: has(0x08), error: has(0x20 | 0x40) }
    case 4: return { ...noFlags, paperNearEnd: has(0x0c), paperEnd: has(0x60) }
    default: return n satisfies never
  }
}

/** Automatic status back: GS a 255 turns it on and makes the printer say its state at once, then at every change. */
export const automaticStatusOn = Uint8Array.of(0x1d, 0x61, 0xff)
export const isAutomaticHead = (byte: number): boolean => (byte & 0x93) === 0x10
export const isAutomaticRest = (byte: number): boolean => (byte & 0x90) === 0x00

export const decodeAutomatic = (bytes: readonly [number, number, number, number]): Flags => {
  const [printer, errors, paper] = bytes
  return {
    offline: (printer & 0x08) !== 0,
    coverOpen: (printer & 0x20) !== 0,
    cutterError: (errors & 0x08) !== 0,
    error: (errors & (0x20 | 0x40)) !== 0,
    paperNearEnd: (paper & 0x03) !== 0,
    paperEnd: (paper & 0x0c) !== 0,
  }
}

/** GS r 1: the paper, answered in its turn among the printed data. The answer means that everything before it was printed. */
export const paperRequest = Uint8Array.of(0x1d, 0x72, 0x01)
export const isPaperAnswer = (byte: number): boolean => (byte & 0x90) === 0x00
export const decodePaper = (byte: number): Flags => ({ ...noFlags, paperNearEnd: (byte & 0x03) !== 0, paperEnd: (byte & 0x0c) !== 0 })

/**
 * USB's own GET_PORT_STATUS (USB printer class 1.1, 4.2.2): paper, selected, no error. For printers that answer nothing else.
 * A zero is what a printer gives that does not care.
 */
export const decodePortStatus = (byte: number): Flags | undefined => {
  if (byte === 0) return undefined
  return { ...noFlags, paperEnd: (byte & 0x20) !== 0, offline: (byte & 0x10) === 0, error: (byte & 0x08) === 0 }
}

export const mergeFlags = (all: readonly Flags[]): Flags => all.reduce((sum, flags) => ({
  offline: sum.offline || flags.offline,
  coverOpen: sum.coverOpen || flags.coverOpen,
  paperEnd: sum.paperEnd || flags.paperEnd,
  paperNearEnd: sum.paperNearEnd || flags.paperNearEnd,
  cutterError: sum.cutterError || flags.cutterError,
  error: sum.error || flags.error,
}), noFlags)

/** What a person should mend first: an open cover hides the paper, no paper explains being offline. */
export const stateOf = (flags: Flags): PrinterState => {
  if (flags.coverOpen) return 'cover-open'
  if (flags.paperEnd) return 'no-paper'
  if (flags.cutterError) return 'cutter-error'
  if (flags.error) return 'error'
  if (flags.offline) return 'offline'
  return flags.paperNearEnd ? 'paper-near-end' : 'ready'
}
