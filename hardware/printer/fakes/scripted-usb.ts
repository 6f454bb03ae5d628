import type { FaultName } from './faults.ts'
import { createMachine } from './machine.ts'
import { plugInto, type Plug } from './plug.ts'
import type { CutPaper } from './strip.ts'

/** What a test holds in its hand: the printer behind the scripted native module, to be broken, unplugged and looked at. */
export interface ScriptedUsb {
  readonly papers: () => readonly CutPaper[]
  readonly setFault: (name: FaultName, on: boolean) => void
  readonly plugIn: () => void
  readonly unplug: () => void
  /** The user may not open the device (no udev rule). */
  readonly deny: (denied: boolean) => void
  /** The state of USB's own port status; without one the control request stalls. */
  readonly setPortStatus: (byte: number | undefined) => void
  readonly kernelDriverAttached: () => boolean
  /** A new printer, whole and plugged in, `usblp` holding it. */
  readonly reset: () => void
  readonly log: readonly string[]
}

declare global {
  /** Set by the scripted module when `usb` loads it; a test runner may load the module's own file a second time, so exports would not do. */
  var senhaScriptedUsb: ScriptedUsb | undefined
}

export const scriptedUsb = (): ScriptedUsb => {
  const script = globalThis.senhaScriptedUsb
  if (!script) throw new Error('the scripted native module is not loaded: import use-scripted-usb.ts first, then a transport')
  return script
}

// The native half of `usb` 3.1 as src/webusb_device.rs behaves: the same members, the same texts of errors.
export const createNativeModule = () => {
  let papers: readonly CutPaper[] = []
  const log: string[] = []
  const newMachine = () => createMachine(576, paper => { papers = [...papers, paper] })
  let machine = newMachine()
  let plugged = true
  let denied = false
  let kernelDriver = true
  let portStatus: number | undefined = 0x18
  let attach: ((device: PrinterDevice) => void) | undefined
  let detach: ((handle: string) => void) | undefined
  let current: PrinterDevice | undefined

  class Device {
    vendorId = 0x04b8
    productId = 0x0e28
    deviceVersionMajor = 1
    deviceVersionMinor = 0
    deviceVersionSubminor = 0
    usbVersionMajor = 2
    usbVersionMinor = 0
    usbVersionSubminor = 0
    deviceClass = 0
    deviceSubclass = 0
    deviceProtocol = 0
    bus = '001'
    address = 7
    ports = [2]
    handle = 'DeviceId(scripted)'
    manufacturerName: string | null = 'SENHA'
    productName: string | null = 'Scripted'
    serialNumber: string | null = '0001'
    opened = false
  }

  /** A device that has nothing to do with printing, and that nobody may open: it must disturb no one. */
  class Stranger extends Device {
    override vendorId = 0x1d6b
    override productId = 0x0002
    override handle = 'DeviceId(stranger)'
    get configuration(): never { throw new Error('open error: permission denied (errno 13)') }
  }

  class PrinterDevice extends Device {
    claimed = false
    busyOut = false
    busyIn = false
    plug: Plug | undefined

    get configuration() {
      if (denied) throw new Error('open error: permission denied (errno 13)')
      const alternate = {
        alternateSetting: 0, interfaceClass: 7, interfaceSubclass: 1, interfaceProtocol: 2,
        endpoints: [{ endpointNumber: 1, direction: 'out', type: 'bulk', packetSize: 512 }, { endpointNumber: 2, direction: 'in', type: 'bulk', packetSize: 512 }],
      }
      return { configurationValue: 1, interfaces: [{ interfaceNumber: 0, claimed: this.claimed, alternate, alternates: [alternate] }] }
    }
    async open() {
      if (!plugged) throw new Error('open error: device disconnected')
      if (denied) throw new Error('open error: permission denied (errno 13)')
      this.opened = true
      log.push('open')
    }
    async close() { this.opened = false; log.push('close') }
    async detachKernelDriver(_interfaceNumber: number) {
      if (!kernelDriver) throw new Error('detachKernelDriver error: no kernel driver attached')
      kernelDriver = false
      log.push('detach')
    }
    async claimInterface(_interfaceNumber: number) {
      if (kernelDriver) throw new Error('claimInterface error: interface is busy (errno 16)')
      this.claimed = true
      log.push('claim')
      this.plug = plugInto(machine, unplug)
    }
    async releaseInterface(_interfaceNumber: number) {
      if (!this.claimed) throw new Error('releaseInterface error: not claimed')
      this.claimed = false
      log.push('release')
      this.plug?.pull()
    }
    async nativeTransferOut(endpoint: number, timeoutMs: number, data: Uint8Array) {
      if (this.busyOut || endpoint !== 1 || !this.plug) throw new Error('transferOut error: endpoint not found')
      this.busyOut = true
      try {
        const sent = await this.plug.send(Uint8Array.from(data), timeoutMs)
        if (sent === 'taken') return data.length
        throw new Error(`transferOut error: ${sent === 'gone' ? 'Disconnected' : 'Cancelled'}`)
      } finally { this.busyOut = false }
    }
    async nativeTransferIn(endpoint: number, timeoutMs: number, length: number) {
      if (this.busyIn || endpoint !== 2 || !this.plug) throw new Error('transferIn error: endpoint not found')
      this.busyIn = true
      try {
        const said = await this.plug.fetch(timeoutMs)
        if (said === 'gone') throw new Error('transferIn error: Disconnected')
        if (said === 'timeout') throw new Error('transferIn error: Cancelled')
        return Uint8Array.from(said.subarray(0, length))
      } finally { this.busyIn = false }
    }
    async nativeControlTransferIn(setup: { request: number }, _timeoutMs: number, _length: number) {
      if (setup.request !== 1 || portStatus === undefined) throw new Error('controlTransferIn error: endpoint stalled')
      return Uint8Array.of(portStatus)
    }
  }

  class Emitter {
    async addAttach(callback: (device: PrinterDevice) => void) { attach = callback }
    async removeAttach() { attach = undefined }
    async addDetach(callback: (handle: string) => void) { detach = callback }
    async removeDetach() { detach = undefined }
  }

  const unplug = () => {
    if (!plugged) return
    plugged = false
    current?.plug?.pull()
    if (current) detach?.(current.handle)
  }
  const plugIn = () => {
    if (plugged) return
    plugged = true
    kernelDriver = true
    current = new PrinterDevice()
    attach?.(current)
  }
  const reset = () => {
    machine.stop()
    machine = newMachine()
    papers = []
    log.length = 0
    plugged = true
    denied = false
    kernelDriver = true
    portStatus = undefined
  }
  globalThis.senhaScriptedUsb = {
    papers: () => papers, setFault: (name, on) => machine.turn(name, on), plugIn, unplug, log, reset,
    deny: wanted => { denied = wanted },
    setPortStatus: byte => { portStatus = byte },
    kernelDriverAttached: () => kernelDriver,
  }
  const nativeGetDevices = async () => [new Stranger(), ...(plugged ? [(current = new PrinterDevice())] : [])]
  const byIds = async (vendorId: number, productId: number) => (await nativeGetDevices()).find(device => device.vendorId === vendorId && device.productId === productId) ?? null
  return { UsbDevice: PrinterDevice, Emitter, nativeGetDevices, nativeFindDeviceByIds: byIds, nativeFindDeviceBySerial: async () => null }
}
