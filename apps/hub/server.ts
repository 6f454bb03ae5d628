import type { Centre } from '@senha/centre'
import { forecast, noForecast } from '@senha/domain'
import { createConnections, createGuesses, createThrottle, openSockets, Refused } from '@senha/guard'
import type { Connections, Door, Failures, GivenName, Throttles } from '@senha/guard'
import { MAX_FRAME_BYTES } from '@senha/protocol'
import type { Voice } from '@senha/voice/clips'
import type { FastifyInstance } from 'fastify'
import type { Server, Socket } from 'socket.io'
import { createAttention, watchOwnLoop } from './attention.ts'
import type { Hub } from './hub.ts'
import { insideServer, outsideServer } from './http/server.ts'
import type { Tls } from './http/server.ts'
import { sayAhead } from './http/voice-ahead.ts'
import { demoTokens } from './demo.ts'
import { createClockNews } from './clock-news.ts'
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
import type { Parts, Sender } from './sockets/parts.ts'
import { displayRoom, visitorRoom } from './sockets/watching.ts'
import type { Strays } from './strays.ts'
import type { Staffing } from './staffing.ts'
import type { People } from './store/people.ts'
import type { ActRecord } from './store/record.ts'
import type { Storage } from './store/storage.ts'
import { limits, timings } from './timings.ts'
import type { HubHealth } from './views/alerts/hub.ts'
import { publicCentreOf } from './views/public.ts'

export interface Listening { readonly port: number; readonly publicPort?: number; readonly close: () => Promise<void> }

const nowhere = new Refused({ code: 'invalid', message: 'there is nothing here' })

const sockets = (app: FastifyInstance, door: Door, connections: Connections, failures: Failures): Server =>
  openSockets(app.server, { door, connections, failures, maxFrameBytes: MAX_FRAME_BYTES, enterMs: timings.enterMs, wrongName, nowhere })

const listen = async (app: FastifyInstance, host: string, port: number): Promise<number> => {
  await app.listen({ host, port })
  const address = app.server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}

/** Joins the hub to its sockets and pages and listens. Rejects where a port is busy. */
export const serve = async (options: {
  hub: Hub; centre: Centre; people: People; storage: Storage; staffing: Staffing; record: ActRecord; strays: Strays; throttles: Throttles; failures: Failures
  version: string; host: string; port: number; voice?: Voice; publicPort?: number; publicHost?: string; tls?: Tls; media?: string
  names?: readonly GivenName[]; trustedProxies?: readonly string[]; folders?: readonly (readonly [GivenFolder, string])[]
}): Promise<Listening> => {
  const { hub, centre, people, staffing, throttles, failures } = options
  const { elapsed } = hub.clock
  const publicHost = options.publicHost ?? options.host
  const { aside, disk, backups } = options.storage
  const loop = watchOwnLoop()
  let mute = false
  const health = (): HubHealth => ({ disk: disk.state(), erasurePendingSince: hub.erasurePendingSince(), backupOverdueSince: backups.overdueSince(), late: loop.isLate(), mute })
  // the first is made right after the doors open: nobody waits for it before
  let ahead = noForecast
  const house: Parts['house'] = (day = hub.day()) => ({ day, centre, forecast: ahead, now: hub.now() })
  // the visitors' network, where strangers are, slows no kiosk and no counter
  const wrongCodes = createGuesses('codes', limits.wrongCodes, throttles)
  const wrongCodesOfPhones = createGuesses('codes-of-phones', limits.wrongCodes, throttles)
  const wrongTokens = throttles.named('wrong-tokens', limits.wrongTokens)
  const inside: Inside = new Map()
  const connections = createConnections(limits.connections, elapsed, failures)
  const malformed = createThrottle(limits.invalidMessages, elapsed)
  const budgetOf = (kind: Sender) => ({ malformed, commands: createThrottle(limits.commands[kind], elapsed) })
  const whoHearsOfDevices = (): void => {
    for (const room of rooms.filter((one) => one === counters || one === monitors || one === kiosks)) room.changed()
  }
  const folders = watchFolders(options.folders ?? [], timings.lookAtFoldersMs, (what) => console.error(`hub: ${what}`), () => monitors.changed())
  /** A token of the demo, under which several devices come; in a real centre it is a name as any other. */
  const isShared = (id: string): boolean => {
    const kind = Object.hasOwn(demoTokens, id) ? demoTokens[id] : undefined
    return kind !== undefined && staffing.deviceOf(kind, id) !== undefined
  }
  const parts: Parts = {
    hub, centre, staffing, record: options.record, house, health, aside, wrongCodes, failures, additions: createThrottle(limits.additions, elapsed), missing: folders.missing,
    publicCentre: publicCentreOf(centre),
    alerts: () => attention.alerts(),
    presence: createPresence<Socket>(people, aside, hub.now, {
      changed: whoHearsOfDevices, warn: (what) => console.error(`hub: ${what}`), isShared,
      twinsChanged: (kind, id) => {
        if (kind === 'kiosk') kiosks.twinsChanged(id)
      },
    }),
    doors: createDoors(staffing, wrongTokens, wrongCodesOfPhones, { inside, connections, failures }),
    budgets: {
      kiosk: budgetOf('kiosk'), counter: budgetOf('counter'), monitor: budgetOf('monitor'), display: budgetOf('display'), pairing: budgetOf('pairing'),
      visitor: { malformed, commands: throttles.named('visitor-commands', limits.commands.visitor) },
    },
  }
  const attention = createAttention(() => {
    const devices = parts.presence.devices()
    return { house: house(), open: hub.doorsOpen(), byHours: !hub.demo, devices, present: counters.present(), strays: options.strays.among(devices), health: health(), clock: hub.clock.state() }
  }, elapsed)

  const gates = openGates({
    given: options.names ?? [], trustedProxies: options.trustedProxies ?? [], phonePageUrl: () => centre.phonePageUrl, hasPublicPort: options.publicPort !== undefined, host: options.host, publicHost,
  })
  const insideApp = await insideServer({
    door: gates.inside.door, hub, centre, staffing, house, health, version: options.version, isKnown: connections.isKnown,
    ...(options.voice && { voice: options.voice }), ...(options.tls && { tls: options.tls }), ...(options.media !== undefined && { media: options.media }),
  })
  const insideSockets = sockets(insideApp, gates.inside.door, connections, failures)
  const kiosks = kioskRoom(insideSockets.of('/kiosk'), parts)
  const counters = counterRoom(insideSockets.of('/counter'), parts, kiosks.cards)
  const displays = displayRoom(insideSockets.of('/display'), parts)
  const pairing = pairingRoom(insideSockets.of('/pairing'), { people, now: hub.now, elapsed, wrongTokens, budgets: parts.budgets.pairing, inside, connections, failures })
  const monitors = monitorRoom(insideSockets.of('/monitor'), parts, pairing, people)
  const rooms = [kiosks, counters, displays, monitors, visitorRoom(insideSockets.of('/visitor'), parts)]

  const outsideApp = options.publicPort === undefined ? undefined : await outsideServer(gates.outside.door, options.tls)
  const outsideSockets = outsideApp && sockets(outsideApp, gates.outside.door, connections, failures)
  if (outsideSockets) rooms.push(visitorRoom(outsideSockets.of('/visitor'), parts))

  if (options.voice) hub.onCommit(failures.guarded('clips made ahead', sayAhead(centre, options.voice)))
  hub.onCommit(failures.guarded('display:call', displays.told))
  hub.onCommit(failures.guarded('print:job', kiosks.told))
  hub.onCommit(() => { for (const room of rooms) room.changed() })
  const clockNews = createClockNews(hub, centre)
  const timers: NodeJS.Timeout[] = []
  /** What the hub does by itself, now and then. */
  const every = (ms: number, what: string, run: () => void): void => void timers.push(setInterval(failures.guarded(what, run), ms))
  every(timings.lookAtClockMs, 'day close', hub.rollDay)
  every(timings.lookAtClockMs, 'a look at tokens', parts.doors.recheck)
  every(timings.lookAtClockMs, 'a look at devices', parts.presence.recheck)
  every(timings.lookAtClockMs, 'a look at the clock', () => {
    if (clockNews()) for (const room of rooms) room.changed()
  })
  every(timings.lookAtClockMs, 'a look at what needs somebody', () => {
    if (attention.news()) monitors.changed()
  })
  every(timings.lookAtLoopMs, 'a look at the event loop', loop.look)
  every(timings.aliveEveryMs, 'that the hub is well', () => {
    // a hub that cannot tell what needs somebody is not well
    attention.alerts()
    monitors.alive()
  })
  void options.voice?.canMake.then((can) => { mute = !can })
  // after the transaction that they ended in
  staffing.onEnded(() => void setImmediate(failures.guarded('a look at tokens', parts.doors.recheck)))
  let [seenVersion, seenTries] = [people.version(), 0]
  every(timings.lookAtSessionsMs, 'a look at sessions', () => {
    const version = people.version()
    if (version !== seenVersion) parts.doors.recheck()
    seenVersion = version
    const tries = staffing.guessing()?.tries ?? 0
    if (tries !== seenTries) monitors.changed()
    seenTries = tries
  })
  every(timings.recordRefusalsEveryMs, 'refused sign-ins', staffing.remember)
  const lookAhead = (): void => {
    const someoneWaits = [...hub.day().waiting.values()].some((queue) => queue.size > 0)
    ahead = forecast(hub.day(), centre, hub.now())
    if (someoneWaits) for (const room of rooms) room.changed()
  }
  every(timings.forecastEveryMs, 'the forecast', lookAhead)
  every(timings.rememberDevicesEveryMs, 'when devices were seen', parts.presence.remember)
  every(timings.rememberDevicesEveryMs, 'a look at users', options.strays.look)
  every(timings.keepTriesEveryMs, 'counted tries', throttles.save)
  disk.onChange(whoHearsOfDevices)
  every(timings.probeEveryMs, 'a look at the disk', () => void disk.look())
  void disk.look()
  every(timings.tidyEveryMs, 'what day close left undone', hub.tidy)
  every(timings.backupLookMs, 'a look at backups', () => {
    backups.look()
    whoHearsOfDevices()
  })

  const close = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer)
    failures.attempt('when devices were seen', parts.presence.remember)
    failures.attempt('counted tries', throttles.save)
    failures.attempt('refused sign-ins', staffing.remember)
    pairing.stop()
    for (const room of rooms) room.stop()
    wrongCodes.stop()
    folders.stop()
    loop.stop()
    wrongCodesOfPhones.stop()
    await insideSockets.close()
    await outsideSockets?.close()
    await insideApp.close()
    await outsideApp?.close()
    hub.close()
  }
  try {
    const port = await listen(insideApp, options.host, options.port)
    const publicPort = outsideApp && options.publicPort !== undefined ? await listen(outsideApp, publicHost, options.publicPort) : undefined
    for (const mine of [port, ...(publicPort === undefined ? [] : [publicPort])]) for (const gate of [gates.inside, gates.outside]) gate.names.listensOn(mine)
    setImmediate(failures.guarded('the forecast', lookAhead))
    return { port, ...(publicPort !== undefined && { publicPort }), close }
  } catch (cause) {
    await close()
    throw cause
  }
}
