import type { JournalOpening } from '@senha/domain'
import type { Failures } from '@senha/guard'
import { tokenHandshake } from '@senha/protocol'
import type { Socket } from 'socket.io'
import { addressOf } from './doors.ts'

/** From where a device speaks, and which run of its program or which page it is. */
export interface Caller {
  readonly address: string
  /** Left out by devices of an older version. */
  readonly instance?: string
  /** The id of a kiosk's journal. */
  readonly journal?: string
}

/** The door has accepted the handshake before; one of an older version says less. */
const said = (socket: Socket) => tokenHandshake.safeParse(socket.handshake.auth).data

export const callerOf = (socket: Socket): Caller => {
  const { instance, journal } = said(socket) ?? {}
  return {
    address: addressOf(socket),
    ...(instance !== undefined && { instance }),
    ...(journal && { journal: journal.id }),
  }
}

/** The journal that a kiosk speaks from; an older kiosk names none. */
export const journalOf = (socket: Socket): JournalOpening | undefined => {
  const { journal, instance } = said(socket) ?? {}
  return journal && instance !== undefined ? { id: journal.id, start: journal.start, boot: instance } : undefined
}

/**
 * A page that is loaded again and a program that connects again keep their instance; an older device is known by its
 * address.
 */
export const isSameCaller = (a: Caller, b: Caller): boolean =>
  a.instance !== undefined && b.instance !== undefined ? a.instance === b.instance : a.address === b.address

/** One caller, or a kiosk that was started again: what it printed stands in its journal. */
export const isSameMachine = (a: Caller, b: Caller): boolean =>
  (a.journal !== undefined && a.journal === b.journal) || isSameCaller(a, b)

/** Tells of every packet of a socket's connection, until the returned function is called: its connection may outlive the socket. */
export const signsOfLife = (socket: Socket, failures: Failures, heard: () => void): (() => void) => {
  const listener = failures.guarded('a sign of life', heard)
  socket.conn.on('packet', listener)
  return () => void socket.conn.removeListener('packet', listener)
}
