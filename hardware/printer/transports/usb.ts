import { setTimeout as pause } from 'node:timers/promises'
import { decodePortStatus, type Flags } from '../escpos/status.ts'
import type { PrinterFault } from '../printer.ts'
import { type Connection, createFeed, type Done, done, fail, faultOf, type Transport, within } from './transport.ts'
import { findPrinterPorts, type Found, type PrinterPort, type UsbIds } from './usb-devices.ts'

/** One wait for the printer's answers. Short, because the device is only let go between two of them. */
const listenMs = 100
/** After an empty answer, which some printers give without end. */
const idleMs = 20
/** The most a printer says at once; a whole packet of high-speed USB. */
const readBytes = 512
/** The system's own limit for one write lies a little beyond ours, so that it is we who give up, and know it. */
const graceMs = 200

const settled = (work: Promise<unknown>): Promise<Done> => work.then(() => done, (error: unknown) => fail(faultOf(error)))

/** The printer on USB: the only one, or the first with these ids. Found anew for each conversation, so it may be unplugged and come back. */
export const usbTransport = (ids: UsbIds): Transport => ({
  open: async timeoutMs => {
    const found = await within<Found>(timeoutMs, findPrinterPorts(ids), fail('timeout'))
    if (!found.ok) return found
    const [port] = found.ports
    if (!port) return fail('unreachable')
    const claimed = await within<Done>(timeoutMs, claim(port), fail('timeout'))
    if (claimed.ok) return { ok: true, connection: connectionTo(port) }
    await within(timeoutMs, settled(port.device.close()), fail('timeout'))
    return claimed
  },
})

const claim = async ({ device, interfaceNumber, alternate }: PrinterPort): Promise<Done> => {
  try {
    await device.open()
    // `usblp` may hold the printer; where it does not, this fails and nothing is lost.
    await device.detachKernelDriver(interfaceNumber).catch(() => undefined)
    await device.claimInterface(interfaceNumber)
    if (alternate !== 0) await device.selectAlternateInterface(interfaceNumber, alternate)
    return done
  } catch (error) { return fail(faultOf(error)) }
}

const connectionTo = ({ device, interfaceNumber, out, in: input }: PrinterPort): Connection => {
  const feed = createFeed()
  const life = new AbortController()
  let lose: (fault: PrinterFault) => void = () => undefined
  const lost = new Promise<PrinterFault>(resolve => { lose = resolve })

  const listen = async (endpoint: number) => {
    while (!life.signal.aborted) {
      try {
        const { data } = await device.transferIn(endpoint, readBytes, listenMs)
        if (data && data.byteLength > 0) feed.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
        else await pause(idleMs)
      } catch (error) {
        const fault = faultOf(error)
        if (fault === 'timeout') continue
        if (!life.signal.aborted) lose(fault)
        return
      }
    }
  }
  const listening = input === undefined ? Promise.resolve() : listen(input)

  return {
    answers: true,
    lost,
    onBytes: feed.listen,
    // One transfer at a time on an endpoint: whoever writes waits for the answer of the write before.
    write: async (bytes, waitMs) => {
      try {
        const sent = await within(waitMs + graceMs, device.transferOut(out, Uint8Array.from(bytes), Math.ceil(waitMs)), undefined)
        return sent?.bytesWritten === bytes.length ? done : fail('timeout')
      } catch (error) { return fail(faultOf(error)) }
    },
    // The printer took every transfer: USB has nothing more to tell.
    finish: () => Promise.resolve(done),
    portStatus: async (waitMs): Promise<Flags | undefined> => {
      const setup = { requestType: 'class', recipient: 'interface', request: 1, value: 0, index: interfaceNumber } as const
      const answer = await within(waitMs, device.controlTransferIn(setup, 1, Math.ceil(waitMs)).catch(() => undefined), undefined)
      return answer?.data && answer.data.byteLength > 0 ? decodePortStatus(answer.data.getUint8(0)) : undefined
    },
    close: async waitMs => {
      life.abort()
      await within(waitMs, listening, undefined)
      await within(waitMs, settled(device.releaseInterface(interfaceNumber)), fail('timeout'))
      await within(waitMs, settled(device.close()), fail('timeout'))
    },
  }
}
