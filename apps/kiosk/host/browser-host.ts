import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createDoor, createNames, createProxies, createRefusalLog, isLoopbackAddress } from '@senha/guard'
import type { GivenName } from '@senha/guard'
import { behindDoor, ensureScreens, serveScreens } from '@senha/screens'
import type { Voice } from '@senha/voice/clips'
import Fastify from 'fastify'
import type { Agent } from './agent.ts'
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
  readonly warn: (what: string) => void
}

export interface BrowserHost { readonly port: number; readonly close: () => Promise<void> }

/** Serves the built screens at /kiosk with the socket they speak to the agent through. Rejects when it cannot listen. */
export const openBrowserHost = async ({ agent, host, port, screens, voice, paperPage, names: given = [], warn }: BrowserHostOptions): Promise<BrowserHost> => {
  // on loopback nobody needs the machine's names, which others in its network may claim (mDNS)
  const names = createNames({ given, machineToo: !isLoopbackAddress(host) })
  const door = createDoor('kiosk', names, createProxies([]), createRefusalLog(warn))
  const app = Fastify({
    logger: false, bodyLimit: 1024, forceCloseConnections: true,
    serverFactory: (handler) => createServer(behindDoor(door, (request, response) => {
      if (!paperPage?.(request, response)) handler(request, response)
    })),
  })
  app.get('/health', async () => {
    const { hub, printer, open, waitingToHandIn, notTaken } = agent.state()
    // how many pages are connected: whoever watches the machine sees a screen that hangs
    return { ok: true, hub, printer, open, handIns: { waiting: waitingToHandIn, notTaken: notTaken.count }, ...(room && { screens: room.screens() }) }
  })
  let room: ScreenRoom | undefined
  if (screens) {
    app.get('/', async (_request, reply) => reply.redirect('/kiosk'))
    await serveScreens(app, ['kiosk'])
    room = openScreenRoom(app.server, agent, { door, warn })
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
