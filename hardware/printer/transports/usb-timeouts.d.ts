/// <reference types="w3c-web-usb" />

/** What `usb` 3.1 takes beyond WebUSB and its own types leave out: a limit for every transfer (1,000 ms without one). */
interface USBDevice {
  transferIn(endpointNumber: number, length: number, timeoutMs: number): Promise<USBInTransferResult>
  transferOut(endpointNumber: number, data: BufferSource, timeoutMs: number): Promise<USBOutTransferResult>
  controlTransferIn(setup: USBControlTransferParameters, length: number, timeoutMs: number): Promise<USBInTransferResult>
}
