/** Where a printer is, as people write it on a command line: `tcp:HOST:PORT`, `usb`, `usb:VID:PID` (hex), `file:PATH`. */
export type PrinterAddress =
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'usb'; vendorId?: number; productId?: number }
  | { kind: 'file'; path: string }

/** The usual port of a network printer ("raw", "JetDirect"). */
const rawPort = 9100

export const parseAddress = (text: string): PrinterAddress | undefined => {
  const tcp = /^tcp:(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text)
  if (tcp) {
    const port = tcp[3] === undefined ? rawPort : Number(tcp[3])
    return port > 0 && port < 65_536 ? { kind: 'tcp', host: tcp[1] ?? tcp[2] ?? '', port } : undefined
  }
  if (text === 'usb') return { kind: 'usb' }
  const usb = /^usb:([0-9a-f]{4}):([0-9a-f]{4})$/i.exec(text)
  if (usb) return { kind: 'usb', vendorId: Number.parseInt(usb[1] ?? '', 16), productId: Number.parseInt(usb[2] ?? '', 16) }
  return text.startsWith('file:') && text.length > 5 ? { kind: 'file', path: text.slice(5) } : undefined
}
