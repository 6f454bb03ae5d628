import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { models } from './models.ts'
import type { PrinterFault } from './printer.ts'

export interface FoundPrinter {
  /** What to write after `--to` or `--printer`. */
  readonly address: string
  readonly name: string
  /** The model's id, where the USB ids are known. */
  readonly model: string | undefined
  /** Why it cannot be used as it is. */
  readonly hindrance: PrinterFault | undefined
  /** The kernel's own driver (`usblp`) holds it: no hindrance, it is taken over for each paper. */
  readonly heldByKernel: boolean
}

const hex = (id: number) => id.toString(16).padStart(4, '0')

export const modelByUsb = (vendorId: number, productId: number): string | undefined =>
  models.find(({ usb }) => usb.some(({ vendor, product }) => vendor === hex(vendorId) && product === hex(productId)))?.id

/** The printers this machine can see: on USB, and as device nodes. Network printers are not searched for. */
export const findPrinters = async (devices = '/dev/usb'): Promise<FoundPrinter[]> => {
  const { findPrinterPorts, systemPrinters } = await import('./transports/usb-devices.ts')
  const found = await findPrinterPorts({})
  const bySystem = systemPrinters()
  const ports = found.ok ? found.ports : []
  const open = ports.map(({ device }): FoundPrinter => ({
    address: `usb:${hex(device.vendorId)}:${hex(device.productId)}`,
    name: nameOf(device),
    model: modelByUsb(device.vendorId, device.productId),
    hindrance: undefined,
    heldByKernel: bySystem.some(({ vendorId, productId, driver }) => vendorId === device.vendorId && productId === device.productId && driver === 'usblp'),
  }))
  // What the system knows and USB did not give us is there, but closed to this user.
  const closed = bySystem.filter(({ vendorId, productId }) => !ports.some(({ device }) => device.vendorId === vendorId && device.productId === productId))
    .map(({ vendorId, productId, name, driver }): FoundPrinter => ({
      address: `usb:${hex(vendorId)}:${hex(productId)}`, name, model: modelByUsb(vendorId, productId), hindrance: 'permission', heldByKernel: driver === 'usblp',
    }))
  return [...open, ...closed, ...deviceNodes(devices)]
}

const nameOf = (device: { productName?: string | null | undefined; manufacturerName?: string | null | undefined }): string => {
  try {
    return [device.manufacturerName, device.productName].filter(Boolean).join(' ') || 'USB printer'
  } catch { return 'USB printer' }
}

const deviceNodes = (folder: string): FoundPrinter[] => {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter(name => /^lp\d+$/.test(name)).toSorted().map(name => {
    const path = join(folder, name)
    return { address: `file:${path}`, name: "the same through the kernel's driver", model: undefined, hindrance: mayUse(path) ? undefined : 'permission', heldByKernel: true }
  })
}

const mayUse = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch { return false }
}
