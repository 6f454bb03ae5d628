import { PROTOCOL_VERSION, pairingState, refusedConnection } from '@senha/protocol'
import type { RefusedConnection } from '@senha/protocol'
import { linkTimings } from '@senha/protocol/link'
import { io } from 'socket.io-client'

export type PairingView =
  | { is: 'connecting' }
  /** What a supervisor types at a monitor. */
  | { is: 'code'; code: string }
  | { is: 'lost' }
  /** The hub speaks another version. */
  | { is: 'old' }
  /** The hub does not go by the address of this page. */
  | { is: 'stranger'; name: string }

export interface Paired { token: string; id?: string }

const viewOf = (why: RefusedConnection | undefined): PairingView => {
  if (why?.name !== undefined) return { is: 'stranger', name: why.name }
  return why?.code === 'protocol' ? { is: 'old' } : { is: 'lost' }
}

/** A display without a token asks for a code and waits until somebody has typed it. Closed by what it returns. */
export const openPairing = (tell: (view: PairingView) => void, paired: (identity: Paired) => void): (() => void) => {
  const socket = io('/pairing', {
    forceNew: true, transports: ['websocket'], auth: { kind: 'display', protocol: PROTOCOL_VERSION },
    reconnectionDelay: linkTimings.reconnectDelayMs, reconnectionDelayMax: linkTimings.reconnectDelayMaxMs,
  })
  let retry: ReturnType<typeof setTimeout> | undefined
  socket.on('pairing:state', (raw: unknown) => {
    const state = pairingState.safeParse(raw)
    if (!state.success) return
    const { code, token, deviceId } = state.data
    if (token === undefined) tell({ is: 'code', code })
    else paired(deviceId === undefined ? { token } : { token, id: deviceId })
  })
  socket.on('disconnect', (reason) => {
    tell({ is: 'lost' })
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const why = refusedConnection.safeParse(error.data)
    tell(viewOf(why.data))
    // a refused namespace is not tried again by socket.io
    if (socket.active) return
    clearTimeout(retry)
    retry = setTimeout(() => socket.connect(), linkTimings.reconnectDelayMaxMs)
  })
  return () => {
    clearTimeout(retry)
    socket.disconnect()
  }
}
