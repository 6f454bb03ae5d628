import { isAutomaticHead, isAutomaticRest, isPaperAnswer, isRealTimeAnswer } from './status.ts'

/** One thing a printer said. */
export type Answer =
  | { kind: 'real-time'; byte: number }
  | { kind: 'automatic'; bytes: [number, number, number, number] }
  | { kind: 'paper'; byte: number }
  /** `37 22 d1 d2 d3 d4 00`: the paper with this mark is out. */
  | { kind: 'printed'; mark: string }
  /** Another block (`5F … 00`: GS I and the like). */
  | { kind: 'block'; bytes: number[] }
  | { kind: 'garbage'; byte: number }

const blockHeads = new Set([0x37, 0x3d, 0x53, 0x5f])
/** A block longer than this is not a block (the longest of GS I is 80 bytes). */
const longestBlock = 96

/** Reads a printer's answers from bytes that may come one by one or all together. */
export const createAnswerReader = (): ((bytes: Uint8Array) => Answer[]) => {
  let begun: number[] = []

  const readByte = (byte: number): Answer[] => {
    const head = begun[0]
    if (head === undefined) {
      if (blockHeads.has(byte) || isAutomaticHead(byte)) { begun = [byte]; return [] }
      if (isRealTimeAnswer(byte)) return [{ kind: 'real-time', byte }]
      if (isPaperAnswer(byte)) return [{ kind: 'paper', byte }]
      return [{ kind: 'garbage', byte }]
    }
    begun.push(byte)
    if (isAutomaticHead(head)) {
      if (!isAutomaticRest(byte)) return giveUp()
      if (begun.length < 4) return []
      const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = begun
      begun = []
      return [{ kind: 'automatic', bytes: [b0, b1, b2, b3] }]
    }
    if (byte !== 0) return begun.length < longestBlock ? [] : giveUp()
    const block = begun
    begun = []
    if (block[0] === 0x37 && block[1] === 0x22 && block.length === 7) return [{ kind: 'printed', mark: String.fromCharCode(...block.slice(2, 6)) }]
    return [{ kind: 'block', bytes: block }]
  }

  /** The first byte was not what it looked like: it is garbage, what followed is read again. */
  const giveUp = (): Answer[] => {
    const [first = 0, ...rest] = begun
    begun = []
    return [{ kind: 'garbage', byte: first }, ...rest.flatMap(readByte)]
  }

  return bytes => [...bytes].flatMap(readByte)
}

/** `GS ( H` function 48: answer with this mark of four characters (20 to 7E) when everything before it is printed. */
export const printedRequest = (mark: string): Buffer => Buffer.concat([Buffer.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30), Buffer.from(mark, 'latin1')])
