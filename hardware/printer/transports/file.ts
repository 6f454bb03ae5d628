import { constants } from 'node:fs'
import { type FileHandle, open as openFile, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { PrinterFault } from '../printer.ts'
import { type Connection, createFeed, done, type Done, fail, faultOf, type Transport, within } from './transport.ts'

/** Between two tries at a device that takes no bytes, or has none to give, just now. */
const retryMs = 15

const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EAGAIN'

/**
 * A device node such as `/dev/usb/lp0`, or an ordinary file to which the papers are appended. A device is opened without
 * blocking: a printer that stalls would otherwise keep a thread of the process for as long as it pleases.
 */
export const fileTransport = (path: string): Transport => ({
  open: async timeoutMs => {
    try {
      const found = await stat(path).catch(() => undefined)
      if (found && !found.isFile() && !found.isCharacterDevice()) return fail('error')
      const isDevice = found?.isCharacterDevice() ?? path.startsWith('/dev/')
      const flags = isDevice ? constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY : constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT
      const handle = await within(timeoutMs, openFile(path, flags, 0o640), undefined)
      return handle ? { ok: true, connection: isDevice ? deviceConnection(handle) : plainConnection(handle) } : fail('timeout')
    } catch (error) { return fail(faultOf(error)) }
  },
})

const attempt = (work: Promise<unknown>, waitMs: number): Promise<Done> =>
  within<Done>(waitMs, work.then(() => done, (error: unknown) => fail(faultOf(error))), fail('timeout'))

const plainConnection = (handle: FileHandle): Connection => ({
  answers: false,
  lost: new Promise(() => undefined),
  onBytes: () => undefined,
  write: (bytes, waitMs) => attempt(handle.writeFile(bytes), waitMs),
  finish: waitMs => attempt(handle.datasync(), waitMs),
  close: async waitMs => { await attempt(handle.close(), waitMs) },
})

/** What is asked of an open device node. */
export interface DeviceHandle {
  readonly read: (buffer: Uint8Array, offset: number, length: number, position: null) => Promise<{ bytesRead: number }>
  readonly write: (buffer: Uint8Array, offset: number, length: number) => Promise<{ bytesWritten: number }>
  readonly close: () => Promise<void>
}

export const deviceConnection = (handle: DeviceHandle): Connection => {
  const feed = createFeed()
  const life = new AbortController()
  let lose: (fault: PrinterFault) => void = () => undefined
  const lost = new Promise<PrinterFault>(resolve => { lose = resolve })

  const listen = async () => {
    const buffer = new Uint8Array(256)
    while (!life.signal.aborted) {
      try {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
        if (bytesRead > 0) feed.push(buffer.slice(0, bytesRead))
        else await pause(retryMs)
      } catch (error) {
        if (!isBusy(error)) {
          if (!life.signal.aborted) lose(faultOf(error))
          return
        }
        await pause(retryMs)
      }
    }
  }
  const listening = listen()

  const writeAll = async (bytes: Uint8Array, waitMs: number): Promise<Done> => {
    const until = performance.now() + waitMs
    let at = 0
    while (at < bytes.length) {
      try {
        at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten
      } catch (error) {
        if (!isBusy(error)) return fail(faultOf(error))
        if (performance.now() > until) return fail('timeout')
        await pause(retryMs)
      }
    }
    return done
  }

  return {
    answers: true,
    lost,
    onBytes: feed.listen,
    write: (bytes, waitMs) => within(waitMs + retryMs, writeAll(bytes, waitMs), fail('timeout')),
    // The kernel's printer driver answers a write when the device has taken it: nothing more can be learnt.
    finish: () => Promise.resolve(done),
    close: async waitMs => {
      life.abort()
      await within(waitMs, listening, undefined)
      await attempt(handle.close(), waitMs)
    },
  }
}
