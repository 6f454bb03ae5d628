import type { Transport } from './transport.ts'
export const usbTransport = (_: { vendorId?: number; productId?: number }): Transport => ({ open: () => Promise.resolve({ ok: false, fault: 'unreachable' }) })
