import type { Centre } from '@senha/centre'
import { forecast, noForecast } from '@senha/domain'
import { createThrottle, ownOrigin } from '@senha/guard'
import { MAX_FRAME_BYTES } from '@senha/protocol'
import type { Voice } from '@senha/voice/clips'
import type { FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import type { Hub } from './hub.ts'
import { insideServer, outsideServer } from './http/server.ts'
import type { Tls } from './http/server.ts'
import { sayAhead } from './http/voice-ahead.ts'
import { createPresence } from './presence.ts'
import { counterRoom } from './sockets/counter.ts'
import { createDoors } from './sockets/doors.ts'
import type { Inside } from './sockets/doors.ts'
import { kioskRoom } from './sockets/kiosk.ts'
import { monitorRoom } from './sockets/monitor.ts'
import { pairingRoom } from './sockets/pairing.ts'
import type { Parts } from './sockets/parts.ts'
import { displayRoom, visitorRoom } from './sockets/watching.ts'
import type { Staffing } from './staffing.ts'
import type { People } from './store/people.ts'
import type { ActRecord } from './store/record.ts'
import { limits, timings } from './timings.ts'
import { publicCentreOf } from './views/public.ts'

export interface Listening { readonly port: number; readonly publicPort?: number; readonly close: () => Promise<void> }

const sockets = (app: FastifyInstance): Server =>
  new Server(app.server, {
    transports: ['websocket'], maxHttpBufferSize: MAX_FRAME_BYTES, serveClient: false, perMessageDeflate: false,
    // a browser's websocket knows no same-origin rule: foreign pages are turned away here
    allowRequest: (request, decide) => (ownOrigin(request) ? decide(null, true) : decide('origin', false)),
  })

const listen = async (app: FastifyInstance, host: string, port: number): Promise<number> => {
  await app.listen({ host, port })
  const address = app.server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}

/** A database that another program holds is written at the next turn. */
const rememberStaff = (staffing: Staffing): void => {
  try {
    staffing.remember()
  } catch (cause) {
    console.error(`refused sign-ins could not be recorded yet: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Joins the hub to its sockets and pages and listens. Rejects where a port is busy. */
export const serve = async (options: {
  hub: Hub; centre: Centre; people: People; staffing: Staffing; record: ActRecord; version: string; host: string; port: number; voice?: Voice; publicPort?: number; tls?: Tls; media?: string
}): Promise<Listening> => {
  const { hub, centre, people, staffing } = options
  // the first is made right after the doors open: nobody waits for it before
  let ahead = noForecast
  const house: Parts['house'] = (day = hub.day()) => ({ day, centre, forecast: ahead, now: hub.now() })
  const wrongCodes = createThrottle(limits.wrongCodes, hub.now)
  const wrongTokens = createThrottle(limits.wrongTokens, hub.now)
  const insideDoors: Inside = new Map()
  const staffAndMonitors = (): void => {
    for (const room of rooms.filter((one) => one === counters || one === monitors)) room.changed()
  }
  const parts: Parts = {
    hub, centre, staffing, house, wrongCodes, record: options.record,
    publicCentre: publicCentreOf(centre),
    presence: createPresence<Socket>(people, hub.now, staffAndMonitors),
    doors: createDoors(staffing, wrongTokens, wrongCodes, insideDoors),
    wrongMessages: createThrottle(limits.invalidMessages, hub.now),
  }

  const inside = await insideServer({ hub, centre, staffing, house, startedAt: hub.now(), version: options.version, ...(options.voice && { voice: options.voice }), ...(options.tls && { tls: options.tls }), ...(options.media !== undefined && { media: options.media }) })
  const insideSockets = sockets(inside)
  const kiosks = kioskRoom(insideSockets.of('/kiosk'), parts)
  const counters = counterRoom(insideSockets.of('/counter'), parts)
  const displays = displayRoom(insideSockets.of('/display'), parts)
  const pairing = pairingRoom(insideSockets.of('/pairing'), { people, now: hub.now, wrongTokens, wrongMessages: parts.wrongMessages, inside: insideDoors })
  const monitors = monitorRoom(insideSockets.of('/monitor'), parts, pairing, people)
  const rooms = [kiosks, counters, displays, monitors, visitorRoom(insideSockets.of('/visitor'), parts)]

  const outside = options.publicPort === undefined ? undefined : await outsideServer(options.tls)
  const outsideSockets = outside && sockets(outside)
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
  // after the transaction that they ended in
  staffing.onEnded(() => void setImmediate(parts.doors.recheck))
  let [seenVersion, seenTries] = [people.version(), 0]
  const lookingAtSessions = setInterval(() => {
    const version = people.version()
    if (version !== seenVersion) parts.doors.recheck()
    seenVersion = version
    const tries = staffing.guessing()?.tries ?? 0
    if (tries !== seenTries) monitors.changed()
    seenTries = tries
  }, timings.lookAtSessionsMs)
  const remembering = setInterval(() => rememberStaff(staffing), timings.recordRefusalsEveryMs)
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
    clearInterval(lookingAtSessions)
    clearInterval(remembering)
    rememberStaff(staffing)
    parts.presence.remember()
    pairing.stop()
    for (const room of rooms) room.stop()
    await insideSockets.close()
    await outsideSockets?.close()
    await inside.close()
    await outside?.close()
    hub.close()
  }
  try {
    const port = await listen(inside, options.host, options.port)
    const publicPort = outside && options.publicPort !== undefined ? await listen(outside, options.host, options.publicPort) : undefined
    setImmediate(lookAhead)
    return { port, ...(publicPort !== undefined && { publicPort }), close }
  } catch (cause) {
    await close()
    throw cause
  }
}
