import type { Socket } from 'socket.io'
import type { Presence } from '../presence.ts'
import type { DeviceKind } from '../store/people.ts'
import { callerOf } from './caller.ts'

/**
 * A device is here for as long as this connection lasts; whatever it sends, an answer to the hub's ping too, is a
 * sign of life.
 */
export const attend = (presence: Presence<Socket>, kind: DeviceKind, id: string, socket: Socket): void => {
  const heard = (): void => presence.heard(kind, id, socket)
  const { conn } = socket
  presence.arrive(kind, id, socket, callerOf(socket))
  conn.on('packet', heard)
  socket.once('disconnect', () => {
    conn.off('packet', heard)
    presence.leave(kind, id, socket)
  })
}
