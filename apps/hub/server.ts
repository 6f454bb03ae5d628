import type { Centre } from '@senha/centre'
import { forecast, noForecast } from '@senha/domain'
import { createGuesses, createThrottle, guardSockets } from '@senha/guard'
import type { Door, GivenName } from '@senha/guard'
import { MAX_FRAME_BYTES } from '@senha/protocol'
import type { Voice } from '@senha/voice/clips'
import type { FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import type { Hub } from './hub.ts'
import { insideServer, outsideServer } from './http/server.ts'
import type { Tls } from './http/server.ts'
import { sayAhead } from './http/voice-ahead.ts'
import { watchFolders } from './folders.ts'
import type { GivenFolder } from './folders.ts'
import { openGates } from './gates.ts'
import { createPresence } from './presence.ts'
import { counterRoom } from './sockets/counter.ts'
import { createDoors, wrongName } from './sockets/doors.ts'
import type { Inside } from './sockets/doors.ts'
import { kioskRoom } from './sockets/kiosk.ts'
import { monitorRoom } from './sockets/monitor.ts'
import { pairingRoom } from './sockets/pairing.ts'
import type { Parts } from './sockets/parts.ts'
import { displayRoom, visitorRoom } from './sockets/watching.ts'
import type { Staffing } from './staffing.ts'
import type { People } from './store/people.ts'
import { limits, timings } from './timings.ts'
import { publicCentreOf } from './views/public.ts'

export interface Listening { readonly port: number; readonly publicPort?: number; readonly close: () => Promise<void> }

const sockets = (app: FastifyInstance, door: Door): Server => {
  const io = new Server(app.server, { transports: ['websocket'], maxHttpBufferSize: MAX_FRAME_BYTES, serveClient: false, perMessageDeflate: false })
  guardSockets(io, door, wrongName)
  return io
}

const listen = async (app: FastifyInstance, host: string, port: number): Promise<number> => {
  await app.listen({ host, port })
  const address = app.server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}

/** Joins the hub to its sockets and pages and listens. Rejects where a port is busy. */
export const serve = async (options: {
  hub: Hub; centre: Centre; people: People; staffing: Staffing; version: string; host: string; port: number; voice?: Voice; publicPort?: number; tls?: Tls; media?: string
  names?: readonly GivenName[]; trustedProxies?: readonly string[]; folders?: readonly (readonly [GivenFolder, string])[]
}): Promise<Listening> => {
  const { hub, centre, people, staffing } = options
  // the first is made right after the doors open: nobody waits for it before
  let ahead = noForecast
  const house: Parts['house'] = (day = hub.day()) => ({ day, centre, forecast: ahead, now: hub.now() })
  // the visitors' network, where strangers are, slows no kiosk and no counter
  const wrongCodes = createGuesses(limits.wrongCodes, hub.now)
  const wrongCodesOfPhones = createGuesses(limits.wrongCodes, hub.now)
  const wrongTokens = createThrottle(limits.wrongTokens, hub.now)
  const insideDoors: Inside = new Map()
  const staffAndMonitors = (): void => {
    for (const room of rooms.filter((one) => one === counters || one === monitors)) room.changed()
  }
  const folders = watchFolders(options.folders ?? [], timings.lookAtFoldersMs, (what) => console.error(`hub: ${what}`), () => monitors.changed())
  const parts: Parts = {
    hub, centre, staffing, house, wrongCodes, missing: folders.missing,
    publicCentre: publicCentreOf(centre),
    presence: createPresence<Socket>(people, hub.now, staffAndMonitors),
    doors: createDoors(staffing, wrongTokens, wrongCodesOfPhones, insideDoors),
    wrongMessages: createThrottle(limits.invalidMessages, hub.now),
  }

  const gates = openGates({
    given: options.names ?? [], trustedProxies: options.trustedProxies ?? [], phonePageUrl: () => centre.phonePageUrl, hasPublicPort: options.publicPort !== undefined,
  })
  const inside = await insideServer({ door: gates.inside.door, hub, centre, staffing, house, startedAt: hub.now(), version: options.version, ...(options.voice && { voice: options.voice }), ...(options.tls && { tls: options.tls }), ...(options.media !== undefined && { media: options.media }) })
  const insideSockets = sockets(inside, gates.inside.door)
  const kiosks = kioskRoom(insideSockets.of('/kiosk'), parts)
  const counters = counterRoom(insideSockets.of('/counter'), parts)
  const displays = displayRoom(insideSockets.of('/display'), parts)
  const pairing = pairingRoom(insideSockets.of('/pairing'), { people, now: hub.now, wrongTokens, wrongMessages: parts.wrongMessages, inside: insideDoors })
  const monitors = monitorRoom(insideSockets.of('/monitor'), parts, pairing, people)
  const rooms = [kiosks, counters, displays, monitors, visitorRoom(insideSockets.of('/visitor'), parts)]

  const outside = options.publicPort === undefined ? undefined : await outsideServer(gates.outside.door, options.tls)
  const outsideSockets = outside && sockets(outside, gates.outside.door)
  if (outsideSockets) rooms.push(visitorRoom(outsideSockets.of('/visitor'), parts))

  if (options.voice) hub.onCommit(sayAhead(centre, options.voice))
  hub.onCommit((facts) => {
    displays.told(facts)
    kiosks.told(facts)
    for (const room of rooms) room.changed()
  })
  const timer = setInterval(() => {
    hub.rollDay()
    parts.doors.recheck()
  }, timings.lookAtClockMs)
  const lookAhead = (): void => {
    const someoneWaits = [...hub.day().waiting.values()].some((queue) => queue.size > 0)
    ahead = forecast(hub.day(), centre, hub.now())
    if (someoneWaits) for (const room of rooms) room.changed()
  }
  const forecasting = setInterval(lookAhead, timings.forecastEveryMs)

  const remember = setInterval(parts.presence.remember, timings.rememberDevicesEveryMs)

  const close = async (): Promise<void> => {
    clearInterval(timer)
    clearInterval(forecasting)
    clearInterval(remember)
    parts.presence.remember()
    pairing.stop()
    for (const room of rooms) room.stop()
    wrongCodes.stop()
    folders.stop()
    wrongCodesOfPhones.stop()
    await insideSockets.close()
    await outsideSockets?.close()
    await inside.close()
    await outside?.close()
    hub.close()
  }
  try {
    const port = await listen(inside, options.host, options.port)
    const publicPort = outside && options.publicPort !== undefined ? await listen(outside, options.host, options.publicPort) : undefined
    for (const mine of [port, ...(publicPort === undefined ? [] : [publicPort])]) for (const gate of [gates.inside, gates.outside]) gate.names.listensOn(mine)
    setImmediate(lookAhead)
    return { port, ...(publicPort !== undefined && { publicPort }), close }
  } catch (cause) {
    await close()
    throw cause
  }
}
