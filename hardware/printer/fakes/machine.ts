import { type Command, readCommand } from './command-reader.ts'
import { automaticAnswer, type FaultName, type Faults, noFaults, paperAnswer, realTimeAnswer, stopsPaper } from './faults.ts'
import { createStrip, type CutPaper } from './strip.ts'

/** The host's side of one connection, as the machine sees it. */
export interface Line { readonly answer: (bytes: Uint8Array) => void; readonly drop: () => void; readonly pause: (paused: boolean) => void }

/** What the receive buffer of a real printer holds at most; beyond it the sender waits. */
const bufferBytes = 64 * 1024
const slowTickMs = 50
const slowTickBytes = 600

/** The inside of a printer: buffer, parser, paper, state. Knows no network; a line brings bytes and takes answers. */
export const createMachine = (widthDots: number, onPaper: (paper: CutPaper, bytes: number) => void) => {
  const faults: Faults = noFaults()
  const strip = createStrip(widthDots)
  const lines = new Set<Line>()
  const watchers = new Set<() => void>()
  let buffer = Buffer.alloc(0)
  let tail: number[] = []
  let tellsByItself = false
  let paperBytes = 0
  let stuck = false
  let slowTimer: NodeJS.Timeout | undefined

  const hangs = () => faults.hang || stuck
  const say = (line: Line | undefined, bytes: Uint8Array) => {
    if (!line || faults.mute || hangs()) return
    line.answer(faults.garbage ? Uint8Array.from(bytes, (_, at) => (at % 2 === 0 ? 0xff : 0x81)) : bytes)
  }
  const changed = () => {
    for (const watcher of watchers) watcher()
    if (tellsByItself) for (const line of lines) say(line, automaticAnswer(faults))
  }
  const turn = (name: FaultName, on: boolean) => {
    if (faults[name] === on) return
    faults[name] = on
    if (name === 'hang-midway' && !on) stuck = false
    changed()
    work()
  }
  /** A fault that waited for its moment becomes the state it leads to. */
  const spring = (name: FaultName, state?: FaultName) => {
    faults[name] = false
    if (state) faults[state] = true
    changed()
  }

  const obey = (command: Command, line: Line | undefined) => {
    if (command.kind === 'automatic-status') {
      tellsByItself = command.on
      if (command.on) say(line, automaticAnswer(faults))
    }
    if (command.kind === 'paper-request') say(line, Uint8Array.of(paperAnswer(faults)))
    if (command.kind === 'printed-request') say(line, Uint8Array.of(0x37, 0x22, ...command.mark, 0x00))
    if (command.kind === 'id-request') say(line, identity(command.n))
    const paper = strip.take(command)
    if (paper) {
      onPaper(paper, paperBytes)
      paperBytes = 0
    }
  }

  /** The faults that wait for a picture, a line or a cut to come by. */
  const springs = (command: Command): boolean => {
    const prints = command.kind === 'raster' || command.kind === 'text'
    if (faults['cutter-jams'] && command.kind === 'cut') {
      spring('cutter-jams', 'cutter-error')
      return true
    }
    if (!prints || !strip.begun()) return false
    if (faults['paper-ends-midway']) {
      spring('paper-ends-midway', 'paper-out')
      return true
    }
    if (faults['hang-midway'] && !stuck) {
      stuck = true
      for (const line of lines) line.pause(true)
      return true
    }
    if (faults.drop) {
      // Switched off: what was in the buffer is gone, what was printed hangs out of the slot.
      spring('drop')
      buffer = Buffer.alloc(0)
      for (const line of lines) line.drop()
      return true
    }
    return false
  }

  /** Works off the buffer, command by command, as far as state and speed allow. */
  const work = (allowance = faults.slow ? slowTickBytes : Number.POSITIVE_INFINITY) => {
    let left = allowance
    while (buffer.length > 0 && left > 0 && !stopsPaper(faults) && !hangs()) {
      const next = readCommand(buffer)
      if (!next || springs(next.command)) break
      buffer = buffer.subarray(next.length)
      paperBytes += next.length
      left -= next.length
      obey(next.command, [...lines][0])
    }
    for (const line of lines) line.pause(hangs() || buffer.length > bufferBytes)
    // A band of 9 KB overdraws the allowance of one tick: the next ones pay it back.
    if (faults.slow && buffer.length > 0) slowTimer ??= setTimeout(() => {
      slowTimer = undefined
      work(left + slowTickBytes)
    }, slowTickMs)
  }

  /** Real-time commands are obeyed as they arrive, whatever is in the buffer and even inside a picture: as real printers do. */
  const hearRealTime = (line: Line, bytes: Uint8Array) => {
    for (const byte of bytes) {
      tail = [...tail.slice(-2), byte]
      const [dle, eot, n = 0] = tail
      if (dle === 0x10 && eot === 0x04 && n >= 1 && n <= 4) say(line, Uint8Array.of(realTimeAnswer(n, faults)))
    }
  }

  return {
    faults,
    turn,
    watch: (watcher: () => void) => { watchers.add(watcher) },
    join: (line: Line) => { lines.add(line); line.pause(hangs()) },
    leave: (line: Line) => { lines.delete(line) },
    receive: (line: Line, bytes: Uint8Array) => {
      hearRealTime(line, bytes)
      buffer = Buffer.concat([buffer, bytes])
      work()
    },
    stop: () => { clearTimeout(slowTimer) },
  }
}
export type Machine = ReturnType<typeof createMachine>

/** GS I: maker, model and the like. */
const identity = (n: number): Uint8Array => {
  const texts: Record<number, string> = { 65: '1.00 ESC/POS', 66: 'SENHA', 67: 'Virtual printer', 68: '0001' }
  const text = texts[n]
  return text === undefined ? Uint8Array.of(n === 2 ? 0x02 : 0x20) : Buffer.concat([Buffer.from(`_${text}`, 'latin1'), Buffer.of(0)])
}
