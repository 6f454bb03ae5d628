import type { Device, DisplayHealth, PrinterState } from '@senha/protocol'
import type { Clock } from './clock.ts'
import type { Aside } from './store/aside.ts'
import type { DeviceKind, People } from './store/people.ts'

interface Present<S> { sockets: S[]; printer?: PrinterState; display?: DisplayHealth }

/** Which devices are here now, and what their printers say. `S` is a socket. */
export interface Presence<S> {
  readonly arrive: (kind: DeviceKind, id: string, socket: S) => void
  readonly leave: (kind: DeviceKind, id: string, socket: S) => void
  readonly report: (id: string, printer: PrinterState) => void
  readonly reportDisplay: (id: string, display: DisplayHealth) => void
  /** Whether a kiosk or print station of this id was ever paired or seen. */
  readonly isKiosk: (id: string) => boolean
  /** The socket to push a job to: the last that came under this id, so that two of one name never print twice. */
  readonly socketOf: (kind: DeviceKind, id: string) => S | undefined
  readonly devices: () => Device[]
  /** Writes down when devices were last seen, all in one transaction; called now and then, and at the end. What cannot be written stays for the next time. */
  readonly remember: () => void
}

/** `changed` is told whenever a device comes, goes, or reports its printer. */
export const createPresence = <S>(people: People, aside: Pick<Aside, 'tryNow'>, now: Clock, changed: () => void): Presence<S> => {
  const present = new Map<string, Present<S>>()
  const keyOf = (kind: DeviceKind, id: string): string => `${kind} ${id}`
  const known = new Map(people.devices().map((device) => [keyOf(device.kind, device.id), device]))
  // a hall of displays that comes back at once costs no write each; a new device is written down in the next turn
  const unwritten = new Set<string>()
  let soon = false
  const remember = (): void => {
    soon = false
    const keys = [...unwritten]
    const written = keys.length === 0 || aside.tryNow(() => {
      for (const key of keys) {
        const device = known.get(key)
        if (device?.lastSeenAt) people.sawDevice(device.kind, device.id, Date.parse(device.lastSeenAt))
      }
    })
    if (written) for (const key of keys) unwritten.delete(key)
  }
  const seen = (kind: DeviceKind, id: string): void => {
    const key = keyOf(kind, id)
    const isNew = !known.has(key)
    known.set(key, { id, kind, lastSeenAt: new Date(now()).toISOString() })
    unwritten.add(key)
    if (isNew && !soon) {
      soon = true
      setImmediate(remember)
    }
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
    reportDisplay: (id, display) => {
      const entry = present.get(keyOf('display', id))
      if (!entry) return
      entry.display = display
      changed()
    },
    isKiosk: (id) => known.has(keyOf('kiosk', id)) || people.devices().some((device) => device.kind === 'kiosk' && device.id === id),
    socketOf: (kind, id) => present.get(keyOf(kind, id))?.sockets.at(-1),
    remember,
    devices: () => [...known.values()].map((device) => {
      const entry = present.get(keyOf(device.kind, device.id))
      return {
        id: device.id, kind: device.kind, connected: entry !== undefined,
        ...(device.lastSeenAt !== null && { lastSeenAt: device.lastSeenAt }), ...(entry?.printer && { printer: entry.printer }), ...(entry?.display && { display: entry.display }),
      }
    }),
  }
}
