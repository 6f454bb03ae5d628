import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createDoor, createFailures, createNames, createProxies, createRefusalLog, isLoopbackAddress } from '@senha/guard'
import type { GivenName } from '@senha/guard'
import { behindDoor, ensureScreens, serveScreens } from '@senha/screens'
import type { Voice } from '@senha/voice/clips'
import Fastify from 'fastify'
import type { Agent } from './agent.ts'
import { screenLimits } from '../timings.ts'
import { openScreenRoom } from './screen-room.ts'
import type { ScreenRoom } from './screen-room.ts'
import { voiceRoute } from './voice.ts'

export interface BrowserHostOptions {
  readonly agent: Agent
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** A print station has none. */
  readonly screens: boolean
  /** What screens say. */
  readonly voice: Voice
  /** The virtual printer's page, asked before anything else. */
  readonly paperPage?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Names of this machine besides its own (`--name`). */
  readonly names?: readonly GivenName[]
  /** Monotonic, milliseconds. */
  readonly elapsed: () => number
  readonly warn: (what: string) => void
}

export interface BrowserHost { readonly port: number; readonly close: () => Promise<void> }

/** Serves the built screens at /kiosk with the socket they speak to the agent through. Rejects when it cannot listen. */
export const openBrowserHost = async ({ agent, host, port, screens, voice, paperPage, names: given = [], elapsed, warn }: BrowserHostOptions): Promise<BrowserHost> => {
  const failures = createFailures(warn, elapsed)
  // on loopback nobody needs the machine's names, which others in its network may claim (mDNS)
  const names = createNames({ given, machineToo: !isLoopbackAddress(host) })
  const door = createDoor('kiosk', names, createProxies([]), createRefusalLog(warn))
  const patience = { requestTimeout: screenLimits.requestMs, headersTimeout: screenLimits.requestMs, connectionsCheckingInterval: screenLimits.lookAtRequestsMs }
  const app = Fastify({
    logger: false, bodyLimit: 1024, forceCloseConnections: true,
    serverFactory: (handler) => createServer(patience, behindDoor(door, (request, response) => {
      let taken: boolean | undefined
      failures.attempt('the paper page', () => { taken = paperPage?.(request, response) ?? false })
      if (taken === undefined) response.destroy()
      else if (!taken) handler(request, response)
    })),
  })
  app.get('/health', async () => {
    const { hub, printer, open, waitingToHandIn, notTaken, twin, clock, disk = 'ok' } = agent.state()
    // how many pages are connected: whoever watches the machine sees a screen that hangs
    // `ok` says that this host works, as it does with a full disk: who restarts it for a disk would make it worse
    return {
      ok: true, hub, printer, open, journal: disk, handIns: { waiting: waitingToHandIn, notTaken: notTaken.count }, ...(twin && { twin }),
      clock: clock ?? { whose: 'none' }, ...(room && { screens: room.screens() }),
    }
  })
  let room: ScreenRoom | undefined
  if (screens) {
    app.get('/', async (_request, reply) => reply.redirect('/kiosk'))
    await serveScreens(app, ['kiosk'])
    room = openScreenRoom(app.server, agent, { door, failures })
    voiceRoute(app, voice, door)
  } else if (paperPage) app.get('/', async (_request, reply) => reply.redirect('/paper'))
  await app.listen({ host, port })
  // the screens of a fresh clone are built beside: nobody waits for them
  if (screens) ensureScreens(['kiosk'])
  const address = app.server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  names.listensOn(listening)
  return {
    port: listening,
    close: async () => {
      await room?.close()
      await app.close()
    },
  }
}
