import type { Device, DisplayHealth, PrinterState } from '@senha/protocol'
import type { Clock } from './clock.ts'
import { isSameCaller } from './sockets/caller.ts'
import type { Caller } from './sockets/caller.ts'
import type { DeviceKind, People } from './store/people.ts'

/** One connection of a device. `came` and `heard` count what happened, so that they need no clock. */
interface Here<S> {
  readonly socket: S
  readonly caller: Caller
  readonly came: number
  heard: number
  printer?: PrinterState
}
interface Present<S> {
  here: Here<S>[]
  display?: DisplayHealth
  twins: boolean
}

/** Which devices are here now, and what their printers say. `S` is a socket. */
export interface Presence<S> {
  readonly arrive: (kind: DeviceKind, id: string, socket: S, caller: Caller) => void
  readonly leave: (kind: DeviceKind, id: string, socket: S) => void
  /** A sign of life from a connection: one that lives on beside a later one is a second device of that name. */
  readonly heard: (kind: DeviceKind, id: string, socket: S) => void
  readonly report: (id: string, printer: PrinterState, socket: S) => void
  readonly reportDisplay: (id: string, display: DisplayHealth) => void
  /** Whether a kiosk or print station of this id was ever paired or seen. */
  readonly isKiosk: (id: string) => boolean
  /**
   * The connection that came last under this id: a device that was switched off may leave an older one behind for a
   * while.
   */
  readonly socketOf: (kind: DeviceKind, id: string) => S | undefined
  readonly socketsOf: (kind: DeviceKind, id: string) => S[]
  readonly callerOf: (kind: DeviceKind, id: string, socket: S) => Caller | undefined
  /** Whether several devices use this id at once. */
  readonly hasTwins: (kind: DeviceKind, id: string) => boolean
  readonly devices: () => Device[]
  /** Writes down when devices were last seen; called now and then, and at the end. */
  readonly remember: () => void
  /** Forgets who was revoked and is not here, and learns who was paired; called on a timer and after a change. */
  readonly recheck: () => void
}

interface Listeners {
  /** A device came, went, or reported something. */
  readonly changed: () => void
  /** Several devices began, or ceased, to use one id. */
  readonly twinsChanged: (kind: DeviceKind, id: string, twins: boolean) => void
  readonly warn: (what: string) => void
}

interface Options extends Listeners {
  /** Ids under which several devices are meant to come: those that a demo token gives to who names none. */
  readonly isShared: (id: string) => boolean
}

const addressesOf = (here: readonly { caller: Caller }[]): string[] =>
  [...new Set(here.map(({ caller }) => caller.address))].toSorted()

/** A device that connects again leaves its older connection silent: one that still speaks is another device. */
const haveTwins = (here: readonly { caller: Caller; came: number; heard: number }[]): boolean =>
  here.some((older) =>
    here.some(
      (younger) =>
        older.heard > younger.came &&
        younger.came > older.came &&
        (older.caller.address !== younger.caller.address || !isSameCaller(older.caller, younger.caller)),
    ),
  )

export const createPresence = <S>(
  people: People,
  now: Clock,
  { changed, twinsChanged, warn, isShared }: Options,
): Presence<S> => {
  const present = new Map<string, Present<S>>()
  const keyOf = (kind: DeviceKind, id: string): string => `${kind} ${id}`
  const read = () => new Map(people.devices().map((device) => [keyOf(device.kind, device.id), device]))
  let known = read()
  // written down by `remember` alone: a hall of displays that comes back at once costs no write each, and who connects
  // never waits for another process that holds the write lock
  const unwritten = new Set<string>()
  // what the database had when it was last read or written: a row that is gone from it was revoked
  let written = new Set(known.keys())
  let happened = 0
  /** False where it can only be written later: when a device was seen is no reason for the hub to stop. */
  const write = (key: string): boolean => {
    const device = known.get(key)
    try {
      if (device?.lastSeenAt) people.sawDevice(device.kind, device.id, Date.parse(device.lastSeenAt))
    } catch (cause) {
      warn(`when devices were seen is not written down yet: ${cause instanceof Error ? cause.message : String(cause)}`)
      return false
    }
    unwritten.delete(key)
    written.add(key)
    return true
  }
  const seen = (kind: DeviceKind, id: string): void => {
    const key = keyOf(kind, id)
    // paired since the database was last read
    if (!known.has(key) && read().has(key)) written.add(key)
    known.set(key, { id, kind, lastSeenAt: new Date(now()).toISOString() })
    unwritten.add(key)
    changed()
  }
  const lookForTwins = (kind: DeviceKind, id: string, entry: Present<S>): void => {
    const twins = !isShared(id) && haveTwins(entry.here)
    if (twins === entry.twins) return
    entry.twins = twins
    warn(
      twins
        ? `several devices use the name of ${kind} "${id}" at once, from ${addressesOf(entry.here).join(' and ')}`
        : `one device alone uses the name of ${kind} "${id}" again`,
    )
    twinsChanged(kind, id, twins)
    changed()
  }
  const entryOf = (kind: DeviceKind, id: string, socket: S): { entry: Present<S>; own: Here<S> } | undefined => {
    const entry = present.get(keyOf(kind, id))
    const own = entry?.here.find((one) => one.socket === socket)
    return entry && own && { entry, own }
  }
  return {
    arrive: (kind, id, socket, caller) => {
      const entry = present.get(keyOf(kind, id)) ?? { here: [], twins: false }
      happened += 1
      entry.here.push({ socket, caller, came: happened, heard: happened })
      present.set(keyOf(kind, id), entry)
      seen(kind, id)
    },
    leave: (kind, id, socket) => {
      const found = entryOf(kind, id, socket)
      if (!found) return
      const { entry } = found
      entry.here = entry.here.filter((other) => other.socket !== socket)
      if (entry.here.length === 0) present.delete(keyOf(kind, id))
      // who was revoked meanwhile stays forgotten
      if (known.has(keyOf(kind, id))) seen(kind, id)
      lookForTwins(kind, id, entry)
    },
    heard: (kind, id, socket) => {
      const found = entryOf(kind, id, socket)
      if (!found || found.entry.here.length === 1) return
      happened += 1
      found.own.heard = happened
      lookForTwins(kind, id, found.entry)
    },
    report: (id, printer, socket) => {
      const found = entryOf('kiosk', id, socket)
      if (!found) return
      found.own.printer = printer
      changed()
    },
    reportDisplay: (id, display) => {
      const entry = present.get(keyOf('display', id))
      if (!entry) return
      entry.display = display
      changed()
    },
    isKiosk: (id) =>
      known.has(keyOf('kiosk', id)) || people.devices().some((device) => device.kind === 'kiosk' && device.id === id),
    socketOf: (kind, id) => present.get(keyOf(kind, id))?.here.at(-1)?.socket,
    socketsOf: (kind, id) => present.get(keyOf(kind, id))?.here.map(({ socket }) => socket) ?? [],
    callerOf: (kind, id, socket) => entryOf(kind, id, socket)?.own.caller,
    hasTwins: (kind, id) => present.get(keyOf(kind, id))?.twins ?? false,
    remember: () => {
      for (const key of unwritten) if (!write(key)) return
    },
    recheck: () => {
      const [before, rows] = [known, read()]
      const kept = [...before].filter(([key]) => rows.has(key) || present.has(key) || !written.has(key))
      known = new Map([...rows, ...kept])
      written = new Set(rows.keys())
      for (const key of unwritten) if (!known.has(key)) unwritten.delete(key)
      if (known.size !== before.size || [...known.keys()].some((key) => !before.has(key))) changed()
    },
    devices: () =>
      [...known.values()].map((device) => {
        const entry = present.get(keyOf(device.kind, device.id))
        const printer = entry?.here.findLast((one) => one.printer !== undefined)?.printer
        return {
          id: device.id,
          kind: device.kind,
          connected: entry !== undefined,
          ...(device.lastSeenAt !== null && { lastSeenAt: device.lastSeenAt }),
          ...(printer && { printer }),
          ...(entry?.display && { display: entry.display }),
          ...(entry?.twins && { twins: addressesOf(entry.here) }),
        }
      }),
  }
}
