import { Socket } from 'node:net'
import type { PrinterFault } from '../printer.ts'
import { type Connection, createFeed, done, fail, faultOf, type Opened, type Transport, within } from './transport.ts'

/** Raw TCP (port 9100). A network printer takes one connection at a time, so it is held for one conversation only. */
export const networkTransport = (host: string, port: number): Transport => ({
  open: async timeoutMs => {
    // Half open: after our last byte the printer's own end of the connection is still listened to.
    const socket = new Socket({ allowHalfOpen: true })
    socket.setNoDelay(true)
    const feed = createFeed()
    let endedInOrder = false
    const lost = new Promise<PrinterFault>(lose => {
      socket.on('end', () => {
        endedInOrder = socket.writableEnded
        lose('unreachable')
      })
      socket.on('error', error => lose(faultOf(error)))
      socket.on('close', () => lose('unreachable'))
    })
    const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
    socket.on('data', bytes => { if (typeof bytes !== 'string') feed.push(bytes) })

    const connection: Connection = {
      answers: true,
      lost,
      onBytes: feed.listen,
      write: (bytes, waitMs) => within(waitMs, Promise.race([
        lost.then(fail),
        new Promise<typeof done>(resolve => socket.write(bytes, error => { if (!error) resolve(done) })),
      ]), fail('timeout')),
      // The printer ends its side when it has read up to our end: what CUPS calls `waiteof` and LPRng `wait_for_eof`.
      finish: waitMs => {
        socket.end()
        return within(waitMs, lost.then(fault => (endedInOrder ? done : fail(fault))), fail('timeout'))
      },
      close: async waitMs => {
        socket.end()
        await within(waitMs, Promise.race([lost, closed]), undefined)
        socket.destroy()
      },
    }
    const opened = await within(timeoutMs, Promise.race([
      lost.then(fail),
      new Promise<Opened>(resolve => socket.connect({ host, port }, () => resolve({ ok: true, connection }))),
    ]), fail('timeout'))
    if (!opened.ok) socket.destroy()
    return opened.ok || opened.fault !== 'timeout' ? opened : fail('unreachable')
  },
})
