import { z } from 'zod'

const remembered = z.object({ token: z.string().min(1).max(256), id: z.string().min(1).max(64).optional() })
/** A screen on a wall: its token, and its name where one token serves several. */
export type DeviceEntry = z.infer<typeof remembered>

const key = 'senha.monitor.device'
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What the address says: `?token=…&id=…`. `clean` is the address without the token, which must not stand on a screen or in a history. */
export const readEntry = (href: string): { device?: DeviceEntry; clean: string } => {
  const url = new URL(href)
  const device = remembered.safeParse({ token: url.searchParams.get('token') ?? undefined, id: url.searchParams.get('id') ?? undefined })
  url.searchParams.delete('token')
  return { ...(device.success && { device: device.data }), clean: url.href }
}

export const recallDevice = (store: Store): DeviceEntry | undefined => {
  try {
    return remembered.safeParse(JSON.parse(store.getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}
export const keepDevice = (store: Store, device: DeviceEntry): void => store.setItem(key, JSON.stringify(device))
export const forgetDevice = (store: Store): void => store.removeItem(key)
