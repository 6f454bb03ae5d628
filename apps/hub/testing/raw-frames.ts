import { PROTOCOL_VERSION } from '@senha/protocol'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** A WebSocket (RFC 6455) without a library between: it sends what no library would. */
export interface RawConnection {
  /** One whole text frame. */
  readonly send: (text: string) => void
  /** One frame of any kind: 0 continues, 1 text, 2 binary, 8 close, 9 ping, 10 pong; others are reserved. */
  readonly frame: (opcode: number, payload: Buffer | string, isLast?: boolean) => void
  readonly write: (bytes: Buffer | string) => void
  /** Text frames that came, in order. */
  readonly received: readonly string[]
  /** The first text frame, of those that came or come, that fits; undefined where the connection ends before. */
  readonly heard: (fits: (text: string) => boolean) => Promise<string | undefined>
  readonly closed: Promise<void>
  readonly isClosed: () => boolean
  /** Reads nothing any more, as a client that hangs. */
  readonly stopReading: () => void
  readonly close: () => void
  /** Sends what is still to be sent, says that nothing more comes, and resolves when the server has closed its side too. */
  readonly finish: () => Promise<void>
}

const frameOf = (opcode: number, payload: Buffer, isLast: boolean): Buffer => {
  const head = [(isLast ? 0x80 : 0) | opcode]
  const { length } = payload
  if (length < 126) head.push(0x80 | length)
  else if (length < 65_536) head.push(0x80 | 126, length >> 8, length & 0xff)
  else
    head.push(
      0x80 | 127,
      0,
      0,
      0,
      0,
      (length >>> 24) & 0xff,
      (length >>> 16) & 0xff,
      (length >>> 8) & 0xff,
      length & 0xff,
    )
  // a mask of zeros is a mask: the payload stays as it is
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4), payload])
}

/** Text frames of what a server sent; returns the bytes that are no whole frame yet. */
const readFrames = (bytes: Buffer, take: (text: string) => void, ended: () => void): Buffer => {
  let rest: Buffer = bytes
  while (rest.length >= 2) {
    const short = (rest[1] ?? 0) & 0x7f
    const start = short === 126 ? 4 : short === 127 ? 10 : 2
    if (rest.length < start) break
    const length = short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short
    if (rest.length < start + length) break
    if (((rest[0] ?? 0) & 0x0f) === 1) take(rest.toString('utf8', start, start + length))
    if (((rest[0] ?? 0) & 0x0f) === 8) ended()
    rest = rest.subarray(start + length)
  }
  return rest
}

export interface RawOptions {
  readonly path?: string
  readonly from?: string
  readonly head?: string
}

/** Opens a TCP connection and asks for a WebSocket; resolves when the server took it, or closed it. */
export const openRaw = (
  url: string,
  { path = '/socket.io/?EIO=4&transport=websocket', from, head = '' }: RawOptions = {},
): Promise<RawConnection> =>
  new Promise((ready) => {
    const { hostname, port } = new URL(url)
    const socket: Socket = connect({
      host: hostname,
      port: Number(port),
      ...(from !== undefined && { localAddress: from }),
    })
    const received: string[] = []
    const waiting = new Set<() => void>()
    let isOpen = false
    let over = false
    let rest: Buffer = Buffer.alloc(0)
    const closed = new Promise<void>((gone) => {
      socket.once('close', () => gone())
    })
    const look = (): void => {
      for (const one of waiting) one()
    }
    const write = (bytes: Buffer | string): void => {
      if (!socket.destroyed) socket.write(bytes)
    }
    const connection: RawConnection = {
      send: (text) => write(frameOf(1, Buffer.from(text), true)),
      frame: (opcode, payload, isLast = true) =>
        write(frameOf(opcode, typeof payload === 'string' ? Buffer.from(payload) : payload, isLast)),
      write,
      received,
      closed,
      isClosed: () => over,
      heard: (fits) =>
        new Promise((found) => {
          const one = (): void => {
            const text = received.find(fits)
            if (text === undefined && !over) return
            waiting.delete(one)
            found(text)
          }
          waiting.add(one)
          one()
        }),
      stopReading: () => socket.pause(),
      close: () => socket.destroy(),
      finish: async () => {
        if (!socket.destroyed) socket.end()
        await closed
      },
    }
    socket.on('error', () => undefined)
    socket.on('close', () => {
      over = true
      look()
      ready(connection)
    })
    socket.on('data', (bytes) => {
      rest = Buffer.concat([rest, Buffer.from(bytes)])
      if (!isOpen) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        isOpen = rest.toString('latin1', 0, 12) === 'HTTP/1.1 101'
        rest = rest.subarray(end + 4)
        ready(connection)
        if (!isOpen) return
      }
      rest = readFrames(
        rest,
        (text) => {
          received.push(text)
          if (text === '2') connection.send('3')
        },
        () => socket.destroy(),
      )
      look()
    })
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${head}\r\n`,
    )
  })

/** Enters a namespace; resolves with what the server said to it: `40…` in, `44…` refused. */
export const enter = (connection: RawConnection, namespace: string, auth: object): Promise<string | undefined> => {
  connection.send(`40${namespace},${JSON.stringify({ protocol: PROTOCOL_VERSION, ...auth })}`)
  return connection.heard((text) => text.startsWith(`40${namespace},`) || text.startsWith(`44${namespace},`))
}
