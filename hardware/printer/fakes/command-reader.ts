// Reads ESC/POS as a printer does, from the command reference alone: nothing here is shared with the code that writes it.

export type Command =
  | { kind: 'text'; bytes: Uint8Array }
  | { kind: 'line-feed' }
  | { kind: 'feed-dots'; dots: number }
  | { kind: 'init' }
  | { kind: 'align'; where: 0 | 1 | 2 }
  | { kind: 'code-table'; table: number }
  | { kind: 'size'; across: number; down: number }
  | { kind: 'bold'; on: boolean }
  | { kind: 'line-spacing'; dots: number }
  | { kind: 'raster'; rowBytes: number; rows: number; data: Uint8Array }
  | { kind: 'cut'; feedDots: number }
  | { kind: 'paper-request' }
  | { kind: 'printed-request'; mark: Uint8Array }
  | { kind: 'id-request'; n: number }
  | { kind: 'automatic-status'; on: boolean }
  | { kind: 'ignored' }
  | { kind: 'unknown'; bytes: Uint8Array }

const DLE = 0x10
const ESC = 0x1b
const GS = 0x1d
const FS = 0x1c
const lineDots = 30

/** How long the commands are that change nothing that is shown here, first byte included. */
const escLengths: Record<number, number> = { 0x20: 3, 0x2d: 3, 0x32: 2, 0x4d: 3, 0x52: 3, 0x56: 3, 0x63: 4, 0x70: 5, 0x7b: 3, 0x3d: 3, 0x24: 4, 0x5c: 4, 0x44: 2, 0x47: 3 }
const gsLengths: Record<number, number> = { 0x42: 3, 0x48: 3, 0x4c: 4, 0x57: 4, 0x50: 4, 0x66: 3, 0x68: 3, 0x77: 3, 0x62: 3 }

/** The command at the head of these bytes and how many it takes; `undefined` while it is not whole. */
export const readCommand = (bytes: Uint8Array): { command: Command; length: number } | undefined => {
  const first = bytes[0]
  if (first === undefined) return undefined
  if (first === ESC) return readEsc(bytes)
  if (first === GS) return readGs(bytes)
  if (first === DLE) return sized(bytes, bytes[1] === 0x14 ? 5 : 3, () => ({ kind: 'ignored' })) // answered when it arrived
  if (first === FS) return sized(bytes, bytes[1] === 0x2e || bytes[1] === 0x26 ? 2 : 3, () => ({ kind: 'ignored' }))
  if (first === 0x0a) return { command: { kind: 'line-feed' }, length: 1 }
  if (first === 0x0d || first === 0x00) return { command: { kind: 'ignored' }, length: 1 }
  if (first < 0x20 && first !== 0x09) return { command: { kind: 'unknown', bytes: bytes.slice(0, 1) }, length: 1 }
  let end = 1
  while (end < bytes.length && ((bytes[end] ?? 0) >= 0x20 || bytes[end] === 0x09)) end += 1
  return { command: { kind: 'text', bytes: bytes.slice(0, end) }, length: end }
}

const sized = (bytes: Uint8Array, length: number, make: () => Command): { command: Command; length: number } | undefined =>
  (bytes.length < length ? undefined : { command: make(), length })

const readEsc = (bytes: Uint8Array) => {
  const [, name, n = 0] = bytes
  switch (name) {
    case undefined: return undefined
    case 0x40: return sized(bytes, 2, () => ({ kind: 'init' }))
    case 0x61: return sized(bytes, 3, () => ({ kind: 'align', where: n % 48 === 1 ? 1 : n % 48 === 2 ? 2 : 0 }))
    case 0x74: return sized(bytes, 3, () => ({ kind: 'code-table', table: n }))
    case 0x45: return sized(bytes, 3, () => ({ kind: 'bold', on: (n & 1) === 1 }))
    case 0x21: return sized(bytes, 3, () => ({ kind: 'size', across: n & 0x20 ? 2 : 1, down: n & 0x10 ? 2 : 1 }))
    case 0x4a: return sized(bytes, 3, () => ({ kind: 'feed-dots', dots: n }))
    case 0x64: return sized(bytes, 3, () => ({ kind: 'feed-dots', dots: n * lineDots }))
    case 0x33: return sized(bytes, 3, () => ({ kind: 'line-spacing', dots: n }))
    case 0x69: case 0x6d: return sized(bytes, 2, () => ({ kind: 'cut', feedDots: 0 }))
    default: return sized(bytes, escLengths[name] ?? 2, () => (name in escLengths ? { kind: 'ignored' } : { kind: 'unknown', bytes: bytes.slice(0, 2) }))
  }
}

const readGs = (bytes: Uint8Array) => {
  const [, name, n = 0, m = 0] = bytes
  switch (name) {
    case undefined: return undefined
    case 0x76: {
      if (bytes.length < 8) return undefined
      const rowBytes = (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0)
      const rows = (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0)
      return sized(bytes, 8 + rowBytes * rows, () => ({ kind: 'raster', rowBytes, rows, data: bytes.slice(8, 8 + rowBytes * rows) }))
    }
    case 0x56: {
      if (bytes.length < 3) return undefined
      const feeds = n >= 65
      return sized(bytes, feeds ? 4 : 3, () => ({ kind: 'cut', feedDots: feeds ? m : 0 }))
    }
    case 0x72: return sized(bytes, 3, () => ({ kind: 'paper-request' }))
    case 0x49: return sized(bytes, 3, () => ({ kind: 'id-request', n }))
    case 0x61: return sized(bytes, 3, () => ({ kind: 'automatic-status', on: n !== 0 }))
    case 0x21: return sized(bytes, 3, () => ({ kind: 'size', across: (n >> 4) + 1, down: (n & 7) + 1 }))
    case 0x28: {
      if (bytes.length < 5) return undefined
      const length = 5 + m + 256 * (bytes[4] ?? 0)
      const asksPrinted = n === 0x48 && bytes[5] === 0x30 && bytes[6] === 0x30
      return sized(bytes, length, () => (asksPrinted ? { kind: 'printed-request', mark: bytes.slice(7, 11) } : { kind: 'ignored' }))
    }
    default: return sized(bytes, gsLengths[name] ?? 2, () => (name in gsLengths ? { kind: 'ignored' } : { kind: 'unknown', bytes: bytes.slice(0, 2) }))
  }
}
