import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Socket } from 'node:net'
import type { Bitmap } from '../printer.ts'
import type { FaultName, Faults } from './faults.ts'
import { createMachine, type Line } from './machine.ts'
import { handlePaperPage } from './paper-page.ts'
import { pngOf } from './png.ts'

export type { FaultName, Faults } from './faults.ts'

/** One paper as it fell out of the slot. */
export interface VirtualPaper {
  readonly id: number
  readonly at: string
  readonly bitmap: Bitmap
  /** What was sent as text; empty for a paper that is one picture. */
  readonly text: readonly string[]
  readonly bytes: number
  /** Anything a real printer might choke on. */
  readonly oddities: readonly string[]
  readonly png: () => Buffer
}

export interface VirtualPrinterOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number
  readonly widthDots?: number
  /** Older papers are let go. */
  readonly keep?: number
}

export interface VirtualPrinter {
  readonly address: string
  readonly port: number
  /** Newest last. */
  readonly papers: () => readonly VirtualPaper[]
  readonly faults: Readonly<Faults>
  readonly setFault: (name: FaultName, on: boolean) => void
  readonly onPaper: (listener: (paper: VirtualPaper) => void) => () => void
  /** Serves the page of papers under /paper; false when the request is for something else. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean
  readonly close: () => Promise<void>
}

/** A printer that is not there: listens on loopback, takes the same bytes as a real one, and shows each paper as a picture. */
export const startVirtualPrinter = async ({ port = 0, widthDots = 576, keep = 100 }: VirtualPrinterOptions = {}): Promise<VirtualPrinter> => {
  let papers: VirtualPaper[] = []
  let lastId = 0
  const listeners = new Set<(paper: VirtualPaper) => void>()
  const machine = createMachine(widthDots, (cut, bytes) => {
    lastId += 1
    let png: Buffer | undefined
    const bitmap = { width: cut.width, height: cut.height, data: cut.dots }
    const paper: VirtualPaper = {
      id: lastId, at: new Date().toISOString(), bitmap, text: cut.text, bytes, oddities: cut.oddities, png: () => (png ??= pngOf(cut.width, cut.height, cut.dots)),
    }
    papers = [...papers, paper].slice(-keep)
    for (const listener of listeners) listener(paper)
  })

  // One connection at a time, as network printers do: the next one is taken when the one before has gone.
  const sockets = new Set<Socket>()
  const queue: (() => void)[] = []
  let busy = false
  const serve = (socket: Socket) => {
    busy = true
    let paused = false
    const line: Line = {
      answer: bytes => { if (socket.writable) socket.write(bytes) },
      drop: () => socket.destroy(),
      pause: wanted => {
        if (wanted === paused) return
        paused = wanted
        if (wanted) socket.pause()
        else socket.resume()
      },
    }
    socket.on('data', bytes => { if (typeof bytes !== 'string') machine.receive(line, bytes) })
    socket.once('close', () => {
      machine.leave(line)
      busy = false
      queue.shift()?.()
    })
    machine.join(line)
  }
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    if (!busy) { serve(socket); return }
    socket.pause()
    queue.push(() => { if (socket.destroyed) queue.shift()?.(); else { socket.resume(); serve(socket) } })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = server.address()
  const boundPort = typeof bound === 'object' && bound ? bound.port : port

  const printer: VirtualPrinter = {
    address: `tcp:127.0.0.1:${boundPort}`,
    port: boundPort,
    papers: () => papers,
    faults: machine.faults,
    setFault: machine.turn,
    onPaper: listener => { listeners.add(listener); return () => { listeners.delete(listener) } },
    handle: (request, response) => handlePaperPage(printer, request, response),
    close: () => new Promise(resolve => {
      machine.stop()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
  return printer
}

