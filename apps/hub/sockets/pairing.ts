import { randomInt } from 'node:crypto'
import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { addressPart, attend, receive } from '@senha/guard'
import type { Budgets, Throttle } from '@senha/guard'
import { pairingHandshake, visitCodeAlphabet } from '@senha/protocol'
import type { HubToPairing, WaitingDevice } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { Clock } from '../clock.ts'
import type { DeviceKind, People } from '../store/people.ts'
import { limits, timings } from '../timings.ts'
import { addressOf, guard } from './doors.ts'
import type { DoorParts } from './doors.ts'
import { whoGivesUp } from './pairing-places.ts'

interface Waiting {
  readonly kind: DeviceKind
  readonly address: string
  readonly socket: Socket<object, HubToPairing>
  /** When it was given its code, by the monotonic clock. */
  readonly since: number
  /** Counted up: a new code does not make it a newcomer. */
  readonly arrival: number
}

export interface PairingRoom {
  /** Which device shows this code; `not-found` where none does. */
  readonly waiting: (code: string) => Result<{ device: WaitingDevice }>
  /**
   * Writes down a token, under a name, for the device that shows this code; inside the caller's transaction. `afterwards` hands
   * it to the device. `conflict` where it is of another kind than the supervisor was shown.
   */
  readonly pair: (code: string, deviceId: string, kind?: DeviceKind) => Result<{ afterwards: () => void }>
  readonly stop: () => void
}

const newCode = (): string =>
  Array.from({ length: 6 }, () => visitCodeAlphabet[randomInt(visitCodeAlphabet.length)]).join('')

interface PairingParts extends DoorParts {
  readonly people: People
  readonly now: Clock
  /** Monotonic: the age of a code. */
  readonly elapsed: Clock
  readonly wrongTokens: Throttle
  readonly budgets: Budgets
}

/**
 * `/pairing`: a device without a token shows a short code, which a supervisor who stands before it types at the monitor. The
 * code is worth nothing to a stranger: only a signed-in supervisor can spend it, once, and it changes every few minutes.
 * Strangers at fewer addresses than there are places (a large network has 1,022) cannot keep devices out: an address has few
 * places, and where all are taken the address with most gives one up, among equals the last comer.
 */
export const pairingRoom = (namespace: Namespace<object, HubToPairing>, parts: PairingParts): PairingRoom => {
  const { people, now, elapsed, failures } = parts
  const known = new WeakMap<Socket, DeviceKind>()
  const waiting = new Map<string, Waiting>()
  let arrivals = 0
  guard(
    namespace,
    '/pairing',
    pairingHandshake,
    parts.wrongTokens,
    (auth) => auth.kind,
    known,
    (_kind, address) => ({ key: `pairing:${address}`, most: limits.devicesToPairOfAddress, known: false }),
    parts,
  )

  const show = (entry: Omit<Waiting, 'since'>): void => {
    let code = newCode()
    while (waiting.has(code)) code = newCode()
    waiting.set(code, { ...entry, since: elapsed() })
    entry.socket.emit('pairing:state', { code })
  }
  const forget = (socket: Socket): void => {
    for (const [code, entry] of waiting) if (entry.socket === socket) waiting.delete(code)
  }
  const makeRoom = (): void => {
    if (waiting.size < limits.devicesToPair) return
    const out = whoGivesUp(waiting.values())
    if (!out) return
    forget(out.socket)
    out.socket.disconnect(true)
  }
  attend(failures, namespace, (socket) => {
    const kind = known.get(socket)
    if (!kind) return undefined
    const address = addressPart(addressOf(socket))
    receive(socket, { sender: `pairing:${address}`, budgets: parts.budgets, failures, commands: {}, handlers: {} })
    makeRoom()
    arrivals += 1
    show({ kind, address, socket, arrival: arrivals })
    return () => forget(socket)
  })
  const renew = setInterval(
    failures.guarded('new pairing codes', () => {
      for (const entry of waiting.values())
        if (elapsed() - entry.since > timings.pairingCodeMinutes * 60_000) {
          forget(entry.socket)
          show(entry)
        }
    }),
    timings.pairingLookMs,
  )

  const shown = (code: string): Result<{ entry: Waiting }> => {
    const entry = waiting.get(code)
    return entry ? { ok: true, entry } : refuse('not-found', 'no device shows this code')
  }
  return {
    waiting: (code) => {
      const found = shown(code)
      return found.ok ? { ok: true, device: { kind: found.entry.kind, address: found.entry.address } } : found
    },
    pair: (code, deviceId, kind) => {
      const found = shown(code)
      if (!found.ok) return found
      const { entry } = found
      if (kind !== undefined && kind !== entry.kind)
        return refuse('conflict', `the device that shows this code is a ${entry.kind}, not a ${kind}`)
      const token = people.pairDevice(entry.kind, deviceId, now())
      return {
        ok: true,
        afterwards: () => {
          waiting.delete(code)
          entry.socket.emit('pairing:state', { code, token, deviceId })
        },
      }
    },
    stop: () => clearInterval(renew),
  }
}
