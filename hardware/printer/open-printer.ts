import { parseAddress, type PrinterAddress } from './address.ts'
import { createEscposPrinter } from './escpos-printer.ts'
import { findModel, generic, models, type PrinterModel } from './models.ts'
import type { Printer } from './printer.ts'
import { createRoll, type RollUse } from './roll.ts'
import { defaultTimeouts, type Timeouts } from './timeouts.ts'
import type { Transport } from './transports/transport.ts'

export interface OpenOptions {
  /** Id of a file in models/, or a model's own data. Without it the printer is treated as any ESC/POS printer of 80 mm. */
  readonly model?: string | PrinterModel
  /** Paper used since the roll was put in, as `rollChanged` last told it; without it the roll counts as new. */
  readonly roll?: RollUse
  readonly rollChanged?: (use: RollUse) => void
  /** Told when a USB printer may have come or gone: a moment to ask for its state, beside asking now and then. */
  readonly changed?: () => void
  readonly timeouts?: Partial<Timeouts>
}

/** Each transport is loaded only by who uses it: the native part of USB least of all. */
const transportTo = async (address: PrinterAddress): Promise<Transport> => {
  if (address.kind === 'tcp') return (await import('./transports/network.ts')).networkTransport(address.host, address.port)
  if (address.kind === 'usb') return (await import('./transports/usb.ts')).usbTransport(address)
  return (await import('./transports/file.ts')).fileTransport(address.path)
}

const modelFor = (wanted: string | PrinterModel = generic): PrinterModel => {
  if (typeof wanted !== 'string') return wanted
  const found = findModel(wanted)
  if (!found) throw new Error(`No printer model "${wanted}"; there are ${models.map(({ id }) => id).join(', ')}`)
  return found
}

/** Throws only for an address or model that nobody could mean: that is for whoever starts the program. It touches no device yet. */
export const openPrinter = (address: string, options: OpenOptions = {}): Printer => {
  const parsed = parseAddress(address)
  if (!parsed) throw new Error(`"${address}" is no printer address: tcp:HOST:PORT, usb, usb:VID:PID or file:PATH`)
  const model = modelFor(options.model)
  let loaded: Promise<Transport> | undefined
  const { changed } = options
  const watching = parsed.kind === 'usb' && changed ? import('./transports/usb-devices.ts').then(({ watchUsb }) => watchUsb(changed)) : undefined
  const printer = createEscposPrinter({
    transport: { open: async timeoutMs => (await (loaded ??= transportTo(parsed))).open(timeoutMs) },
    model,
    roll: createRoll(model, options.roll, options.rollChanged),
    timeouts: { ...defaultTimeouts, ...options.timeouts },
  })
  return {
    ...printer,
    close: async () => {
      await printer.close()
      ;(await watching)?.()
    },
  }
}
