import { randomInt } from 'node:crypto'
import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { pairingHandshake, visitCodeAlphabet } from '@senha/protocol'
import type { HubToPairing } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { Clock } from '../clock.ts'
import type { DeviceKind, People } from '../store/people.ts'
import { limits, timings } from '../timings.ts'
import type { Aside } from '../store/aside.ts'
import { guard } from './doors.ts'
import type { Inside } from './doors.ts'
import { receive } from './receive.ts'
import type { Throttle } from '@senha/guard'

interface Waiting { readonly kind: DeviceKind; readonly socket: Socket<object, HubToPairing>; readonly since: number }

export interface PairingRoom {
  /** Gives the device that shows this code a token under a name; `not-found` where none shows it. */
  readonly pair: (code: string, deviceId: string) => Promise<Result>
  readonly stop: () => void
}

const newCode = (): string => Array.from({ length: 6 }, () => visitCodeAlphabet[randomInt(visitCodeAlphabet.length)]).join('')

/**
 * `/pairing`: a device without a token shows a short code, which a supervisor who stands before it types at the monitor. The
 * code is worth nothing to a stranger: only a signed-in supervisor can spend it, once, and it changes every few minutes.
 */
export const pairingRoom = (namespace: Namespace<object, HubToPairing>, parts: { people: People; aside: Aside; now: Clock; elapsed: Clock; wrongTokens: Throttle; wrongMessages: Throttle; inside: Inside }): PairingRoom => {
  const { people, now, elapsed } = parts
  const known = new WeakMap<Socket, DeviceKind>()
  const waiting = new Map<string, Waiting>()
  guard(namespace, pairingHandshake, parts.wrongTokens, (auth) => (waiting.size < limits.devicesToPair ? auth.kind : undefined), known, parts.inside)

  const show = (socket: Waiting['socket'], kind: DeviceKind): void => {
    let code = newCode()
    while (waiting.has(code)) code = newCode()
    waiting.set(code, { kind, socket, since: elapsed() })
    socket.emit('pairing:state', { code })
  }
  const forget = (socket: Socket): void => {
    for (const [code, entry] of waiting) if (entry.socket === socket) waiting.delete(code)
  }
  namespace.on('connection', (socket) => {
    const kind = known.get(socket)
    if (!kind) return
    receive(socket, {}, {}, parts.wrongMessages, `pairing:${socket.handshake.address}`)
    socket.on('disconnect', () => forget(socket))
    show(socket, kind)
  })
  const renew = setInterval(() => {
    for (const { socket, kind, since } of waiting.values())
      if (elapsed() - since > timings.pairingCodeMinutes * 60_000) {
        forget(socket)
        show(socket, kind)
      }
  }, timings.pairingLookMs)

  return {
    pair: async (code, deviceId) => {
      const entry = waiting.get(code)
      if (!entry) return refuse('not-found', 'no device shows this code')
      waiting.delete(code)
      let token = ''
      const written = await parts.aside.write(() => { token = people.pairDevice(entry.kind, deviceId, now()) })
      if (!written) {
        if (entry.socket.connected) waiting.set(code, entry)
        return refuse('unavailable', 'the hub could not write this down: try again')
      }
      entry.socket.emit('pairing:state', { code, token, deviceId })
      return { ok: true }
    },
    stop: () => clearInterval(renew),
  }
}
