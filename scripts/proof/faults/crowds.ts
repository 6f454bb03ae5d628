import { PROTOCOL_VERSION } from '@senha/protocol'
import { connect as dial } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { at, connect } from '../../bench/measure.ts'
import { openSufferer } from './house.ts'
import type { Sufferer } from './house.ts'
import type { Options, Result } from './row.ts'
import { suffer } from './suffer.ts'

/** Milliseconds until the hub says that it is well. */
const health = async (hub: Sufferer): Promise<number> => {
  const began = performance.now()
  await (await fetch(`${hub.url}/health`)).json()
  return performance.now() - began
}

/** Displays whose machine hangs: connected, told everything, reading nothing. The others are served, and the memory stays bounded. */
export const neverRead = async (options: Options): Promise<Result> => {
  const deaf = 100
  const hub = await openSufferer()
  try {
    const sockets = Array.from({ length: deaf }, (_, n) => io(`${hub.url}/display`, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { protocol: PROTOCOL_VERSION, token: 'demo-display', id: `deaf-${n}` } }))
    await Promise.all(sockets.map((socket) => new Promise<void>((ready) => { socket.once('connect', () => ready()) })))
    for (const socket of sockets) {
      // ws under engine.io: its TCP socket is not read any more
      const transport: object = socket.io.engine.transport
      // oxlint-disable-next-line no-underscore-dangle -- the name that ws gives it
      const raw: unknown = 'ws' in transport && typeof transport.ws === 'object' && transport.ws !== null && '_socket' in transport.ws ? transport.ws._socket : undefined
      if (typeof raw === 'object' && raw !== null && 'pause' in raw && typeof raw.pause === 'function') raw.pause()
      else throw new Error('the socket under a display could not be paused')
    }
    const before = hub.residentMb()
    const resident: number[] = []
    // engine.io gives a silent client up after pingInterval and pingTimeout, 25 and 20 s
    const { recovered, faults, commands } = await suffer(hub, { ...options, rounds: 20 }, async () => {
      await after(3_000)
      resident.push(hub.residentMb())
    })
    for (const socket of sockets) socket.close()
    const most = Math.max(...resident)
    return {
      name: 'clients that never read', how: `${deaf} displays that read nothing for ${recovered.length * 3} s while ${commands} commands were given: resident memory ${before} MB before, at most ${most} MB, ${resident.at(-1)} MB at the end`,
      faults: [...faults, ...(most > before + 400 ? [`memory grew by ${most - before} MB`] : [])], recovery: `the others never waited longer than ${Math.round(Math.max(...recovered))} ms`,
    }
  } finally { await hub.close() }
}

/** As many screens as no centre has. */
export const manyConnections = async (): Promise<Result> => {
  const many = 2_000
  const hub = await openSufferer()
  const faults: string[] = []
  try {
    const before = hub.residentMb()
    const began = performance.now()
    const displays = []
    for (let n = 0; n < many; n += 100) {
      // a hundred at a time, as after a power cut when switches come back one by one
      // oxlint-disable-next-line no-await-in-loop
      displays.push(...await Promise.all(Array.from({ length: 100 }, (_, m) => connect(`${hub.url}/display`, { token: 'demo-display', id: `display-${n + m}` }))))
    }
    const connectedMs = performance.now() - began
    let told = 0
    for (const display of displays) display.on('display:state', () => { told += 1 })
    const kiosk = await connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: 'k' })
    const times: number[] = []
    for (let n = 0; n < 100; n += 1) {
      const asked = performance.now()
      // oxlint-disable-next-line no-await-in-loop
      const answer: { ok?: boolean } = await kiosk.emitWithAck('ticket:issue', { commandId: crypto.randomUUID(), topicId: 'papers', language: 'pt' })
      if (answer.ok !== true) faults.push('a ticket was refused')
      times.push(performance.now() - asked)
    }
    await after(1_000)
    if (told < many) faults.push(`only ${told} displays were told`)
    if (displays.some((display) => !display.connected)) faults.push('a display lost its connection')
    const resident = hub.residentMb()
    for (const socket of [kiosk, ...displays]) socket.close()
    return {
      name: 'many connections', faults, recovery: 'none needed',
      how: `${many} displays in ${(connectedMs / 1000).toFixed(1)} s, ${resident - before} MB; meanwhile a ticket takes p50 ${Math.round(at(times, 0.5))} ms, p99 ${Math.round(at(times, 0.99))} ms`,
    }
  } finally { await hub.close() }
}

/** Slow-loris: requests that never end, a byte at a time, to keep every place busy. */
export const slowHttp = async (): Promise<Result> => {
  const slow = 500
  const hub = await openSufferer()
  const faults: string[] = []
  try {
    const { port } = new URL(hub.url)
    let closed = 0
    const began = performance.now()
    const sockets = Array.from({ length: slow }, () => {
      const socket = dial(Number(port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.on('close', () => { closed += 1 })
      socket.write('GET /health HTTP/1.1\r\nHost: x\r\nX-A: ')
      return socket
    })
    const times: number[] = []
    for (;;) {
      if (closed === slow || performance.now() - began > 90_000) break
      // oxlint-disable-next-line no-await-in-loop
      await after(500)
      for (const socket of sockets) if (!socket.destroyed) socket.write('a')
      // oxlint-disable-next-line no-await-in-loop
      times.push(await health(hub))
    }
    const all = performance.now() - began
    if (closed < slow) faults.push(`${slow - closed} of ${slow} are still connected after 90 s`)
    if (Math.max(...times) > 1_000) faults.push(`/health took ${Math.round(Math.max(...times))} ms`)
    for (const socket of sockets) socket.destroy()
    return { name: 'slow HTTP', how: `${slow} requests of one byte each half second: /health answered meanwhile in p50 ${Math.round(at(times, 0.5))} ms, at most ${Math.round(Math.max(...times))} ms`, faults, recovery: `all were shown out after ${Math.round(all / 1000)} s` }
  } finally { await hub.close() }
}
