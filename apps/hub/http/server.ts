import type { Centre } from '@senha/centre'
import { refuse } from '@senha/domain'
import { addressPart, createThrottle } from '@senha/guard'
import type { Door } from '@senha/guard'
import { behindDoor, ensureScreens, sendScreen, serveScreens } from '@senha/screens'
import type { Voice } from '@senha/voice/clips'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { Hub } from '../hub.ts'
import type { Staffing } from '../staffing.ts'
import { limits, timings } from '../timings.ts'
import type { House } from '../views/house.ts'
import { boardOf, publicCentreOf } from '../views/public.ts'
import type { HubHealth } from '../views/alerts/hub.ts'
import { healthRoute } from './health.ts'
import { serveMedia } from './media.ts'
import { signInRoutes } from './sign-in.ts'
import { voiceRoutes } from './voice.ts'

export interface Tls { readonly cert: string; readonly key: string }

const create = (door: Door, tls: Tls | undefined): FastifyInstance => {
  // no request log: the address of a phone page is a visit code
  // set on the server itself: Fastify passes no timeouts to a server that it did not make, and a request of a byte a second stayed for minutes
  const patience = { requestTimeout: timings.requestMs, headersTimeout: timings.requestMs, keepAliveTimeout: timings.keepAliveMs, connectionsCheckingInterval: timings.lookAtRequestsMs }
  const malformed = refuse('invalid', 'the request is malformed')
  const app = Fastify({
    logger: false, bodyLimit: 16 * 1024, forceCloseConnections: true, trustProxy: door.trusts,
    // an address that is none (`/%`): Fastify would answer in its own words
    frameworkErrors: (_error, _request, reply: FastifyReply) => void reply.code(400).send(malformed),
    serverFactory: (handler) => {
      const listener = behindDoor(door, handler)
      return tls ? createHttps({ ...patience, cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, listener) : createHttp(patience, listener)
    },
  })
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const code = error.statusCode ?? 503
    return reply.code(Math.min(code, 503)).send(code < 500 ? malformed : refuse('unavailable', 'the hub failed on this: try again'))
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(refuse('not-found', 'there is nothing here')))
  return app
}

const phonePages = async (app: FastifyInstance): Promise<void> => {
  app.get('/t/:visitCode', async (_request, reply) => sendScreen('phone', reply))
}

/** The listener inside the centre: health, sign-in, the board, and every screen. */
export interface InsideParts {
  readonly door: Door
  readonly hub: Hub
  readonly centre: Centre
  readonly staffing: Staffing
  readonly house: () => House
  readonly health: () => HubHealth
  readonly version: string
  readonly voice?: Voice
  readonly tls?: Tls
  readonly media?: string
  /** Whether a device or a console is connected from this address. */
  readonly isKnown: (address: string) => boolean
}

export const insideServer = async (parts: InsideParts): Promise<FastifyInstance> => {
  const { hub, staffing } = parts
  const app = create(parts.door, parts.tls)
  const centre = publicCentreOf(parts.centre)
  healthRoute(app, parts)
  app.get('/api/board', async () => boardOf(parts.house()))
  app.get('/api/centre', async () => centre)
  signInRoutes(app, staffing, parts.tls !== undefined)
  const clips = createThrottle(limits.clipsOfAddress, hub.clock.elapsed)
  // where a display or a console is connected from is the centre itself
  const asking = { isIssued: (number: string) => hub.day().numbers.has(number), allows: (address: string) => parts.isKnown(address) || clips.allows(addressPart(address)) }
  if (parts.voice) voiceRoutes(app, parts.centre, parts.voice, asking)
  app.get('/', async (_request, reply) => reply.redirect('/console'))
  await serveScreens(app, ['display', 'console', 'monitor', 'phone'])
  await phonePages(app)
  serveMedia(app, parts.media)
  ensureScreens(['display', 'console', 'monitor', 'phone'])
  return app
}

/** The listener for the visitors' Wi-Fi: the phone page and nothing else. */
export const outsideServer = async (door: Door, tls?: Tls): Promise<FastifyInstance> => {
  const app = create(door, tls)
  // a short address is typed from paper
  app.get('/', async (_request, reply) => reply.redirect('/t/'))
  await serveScreens(app, ['phone'])
  await phonePages(app)
  return app
}
