import type { Device, PrinterState } from '@senha/protocol'
import type { Clock } from './clock.ts'
import type { DeviceKind, People } from './store/people.ts'

interface Present<S> { sockets: S[]; printer?: PrinterState }

/** Which devices are here now, and what their printers say. `S` is a socket. */
export interface Presence<S> {
  readonly arrive: (kind: DeviceKind, id: string, socket: S) => void
  readonly leave: (kind: DeviceKind, id: string, socket: S) => void
  readonly report: (id: string, printer: PrinterState) => void
  /** Whether a kiosk or print station of this id was ever paired or seen. */
  readonly isKiosk: (id: string) => boolean
  /** The socket to push a job to: the last that came under this id, so that two of one name never print twice. */
  readonly kioskSocket: (id: string) => S | undefined
  readonly devices: () => Device[]
}

/** `changed` is told whenever a device comes, goes, or reports its printer. */
export const createPresence = <S>(people: People, now: Clock, changed: () => void): Presence<S> => {
  const present = new Map<string, Present<S>>()
  const keyOf = (kind: DeviceKind, id: string): string => `${kind} ${id}`
  // what the database knows changes only when a device comes or goes
  let known = people.devices()
  const seen = (kind: DeviceKind, id: string): void => {
    people.sawDevice(kind, id, now())
    known = people.devices()
    changed()
  }
  return {
    arrive: (kind, id, socket) => {
      const entry = present.get(keyOf(kind, id)) ?? { sockets: [] }
      entry.sockets.push(socket)
      present.set(keyOf(kind, id), entry)
      seen(kind, id)
    },
    leave: (kind, id, socket) => {
      const entry = present.get(keyOf(kind, id))
      if (!entry) return
      entry.sockets = entry.sockets.filter((other) => other !== socket)
      if (entry.sockets.length === 0) present.delete(keyOf(kind, id))
      seen(kind, id)
    },
    report: (id, printer) => {
      const entry = present.get(keyOf('kiosk', id))
      if (!entry) return
      entry.printer = printer
      changed()
    },
    isKiosk: (id) => present.has(keyOf('kiosk', id)) || known.some((device) => device.kind === 'kiosk' && device.id === id),
    kioskSocket: (id) => present.get(keyOf('kiosk', id))?.sockets.at(-1),
    devices: () => known.map((device) => {
      const entry = present.get(keyOf(device.kind, device.id))
      return {
        id: device.id, kind: device.kind, connected: entry !== undefined,
        ...(device.lastSeenAt !== null && { lastSeenAt: device.lastSeenAt }), ...(entry?.printer && { printer: entry.printer }),
      }
    }),
  }
}
