import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { usb } from 'usb'
import type { PrinterFault } from '../printer.ts'
import { faultOf } from './transport.ts'

type Device = Awaited<ReturnType<typeof usb.getDevices>>[number]

/** USB's own number for the class "printer". */
const printerClass = 7

/** Where a printer's bytes go in and its answers come out. */
export interface PrinterPort { readonly device: Device; readonly interfaceNumber: number; readonly alternate: number; readonly out: number; readonly in: number | undefined }

export interface UsbIds { readonly vendorId?: number | undefined; readonly productId?: number | undefined }

export type Found = { ok: true; ports: PrinterPort[] } | { ok: false; fault: PrinterFault }

const systemDevices = '/sys/bus/usb/devices'

/** `usb` raises an error that nobody can catch when it is asked to watch a system that has no USB at all. */
export const hasUsb = (): boolean => process.platform !== 'linux' || existsSync(systemDevices) || process.env['NAPI_RS_NATIVE_LIBRARY_PATH'] !== undefined

/** Reading `configuration` opens the device, and throws where that is not allowed: every device is asked on its own. */
const portsOf = (device: Device): PrinterPort[] => {
  const ports: PrinterPort[] = []
  for (const { interfaceNumber, alternates } of device.configuration?.interfaces ?? []) {
    for (const { alternateSetting, interfaceClass, endpoints } of alternates) {
      const bulk = endpoints.filter(({ type }) => type === 'bulk')
      const out = bulk.find(({ direction }) => direction === 'out')
      if (interfaceClass !== printerClass || !out || ports.some(port => port.interfaceNumber === interfaceNumber)) continue
      ports.push({ device, interfaceNumber, alternate: alternateSetting, out: out.endpointNumber, in: bulk.find(({ direction }) => direction === 'in')?.endpointNumber })
    }
  }
  return ports
}

const idsFit = (device: Device, { vendorId, productId }: UsbIds) =>
  (vendorId === undefined || device.vendorId === vendorId) && (productId === undefined || device.productId === productId)

/** The printers that can be spoken to; else why there are none: a printer is there but may not be opened, or nothing is there. */
export const findPrinterPorts = async (ids: UsbIds): Promise<Found> => {
  let denied = false
  const ports: PrinterPort[] = []
  try {
    for (const device of await usb.getDevices()) {
      if (!idsFit(device, ids)) continue
      try {
        ports.push(...portsOf(device))
      } catch (error) {
        if (faultOf(error) === 'permission' && (ids.vendorId !== undefined || isPrinterBySystem(device))) denied = true
      }
    }
  } catch (error) { return { ok: false, fault: faultOf(error) } }
  if (ports.length > 0) return { ok: true, ports }
  return { ok: false, fault: denied ? 'permission' : 'unreachable' }
}

/** A printer as Linux knows it, readable without any permission. */
export interface SystemPrinter {
  readonly vendorId: number
  readonly productId: number
  readonly name: string
  /** `usblp`, when the kernel's own printer driver holds it. */
  readonly driver: string | undefined
}

export const systemPrinters = (root = systemDevices): SystemPrinter[] => {
  if (!existsSync(root)) return []
  const read = (...path: string[]) => { try { return readFileSync(join(root, ...path), 'utf8').trim() } catch { return '' } }
  const printers: SystemPrinter[] = []
  for (const entry of readdirSync(root)) {
    if (Number.parseInt(read(entry, 'bInterfaceClass'), 16) !== printerClass) continue
    const device = entry.split(':')[0] ?? ''
    let driver: string | undefined
    try { driver = basename(readlinkSync(join(root, entry, 'driver'))) } catch { driver = undefined }
    printers.push({
      vendorId: Number.parseInt(read(device, 'idVendor'), 16), productId: Number.parseInt(read(device, 'idProduct'), 16),
      name: [read(device, 'manufacturer'), read(device, 'product')].filter(Boolean).join(' '), driver,
    })
  }
  return printers
}

const isPrinterBySystem = (device: Device): boolean =>
  device.deviceClass === printerClass || systemPrinters().some(({ vendorId, productId }) => vendorId === device.vendorId && productId === device.productId)

/**
 * Tells when a printer may have been plugged in or out, so that its state is asked at once and not at the next round. Only a
 * hint: every conversation looks for the device anew, and whoever listens goes on asking now and then.
 */
export const watchUsb = (changed: () => void): (() => void) => {
  if (!hasUsb()) return () => undefined
  usb.addEventListener('connect', changed)
  usb.addEventListener('disconnect', changed)
  return () => {
    usb.removeEventListener('connect', changed)
    usb.removeEventListener('disconnect', changed)
  }
}
