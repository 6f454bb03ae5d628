import type { Centre } from '@senha/centre'
import { loginRequest, PROTOCOL_VERSION } from '@senha/protocol'
import { refuse } from '@senha/domain'
import type { ErrorCode } from '@senha/domain'
import { plainAddress } from '@senha/guard'
import type { Door } from '@senha/guard'
import { behindDoor, ensureScreens, sendScreen, serveScreens } from '@senha/screens'
import type { Voice } from '@senha/voice/clips'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { Hub } from '../hub.ts'
import type { Staffing } from '../staffing.ts'
import { timings } from '../timings.ts'
import type { House } from '../views/house.ts'
import { boardOf, publicCentreOf } from '../views/public.ts'
import { serveMedia } from './media.ts'
import { voiceRoutes } from './voice.ts'

const status: Partial<Record<ErrorCode, number>> = { invalid: 400, unauthorized: 401, forbidden: 403, 'not-found': 404, 'too-many': 429, unavailable: 503 }

export interface Tls { readonly cert: string; readonly key: string }

const create = (door: Door, tls: Tls | undefined): FastifyInstance => {
  // no request log: the address of a phone page is a visit code
  // set on the server itself: Fastify passes no timeouts to a server that it did not make, and a request of a byte a second stayed for minutes
  const patience = { requestTimeout: timings.requestMs, headersTimeout: timings.requestMs, keepAliveTimeout: timings.keepAliveMs, connectionsCheckingInterval: timings.lookAtRequestsMs }
  const app = Fastify({
    logger: false, bodyLimit: 16 * 1024, forceCloseConnections: true, trustProxy: door.trusts,
    serverFactory: (handler) => {
      const listener = behindDoor(door, handler)
      return tls ? createHttps({ ...patience, cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, listener) : createHttp(patience, listener)
    },
  })
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const code = error.statusCode ?? 500
    return reply.code(code).send(code < 500 ? refuse('invalid', 'the request is malformed') : refuse('unavailable', 'the hub failed on this'))
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(refuse('not-found', 'there is nothing here')))
  return app
}

const phonePages = async (app: FastifyInstance): Promise<void> => {
  app.get('/t/:visitCode', async (_request, reply) => sendScreen('phone', reply))
}

/** The listener inside the centre: health, sign-in, the board, and every screen. */
export const insideServer = async (parts: { hub: Hub; centre: Centre; staffing: Staffing; house: () => House; startedAt: number; version: string; door: Door; voice?: Voice; tls?: Tls; media?: string }): Promise<FastifyInstance> => {
  const { hub, staffing } = parts
  const app = create(parts.door, parts.tls)
  const centre = publicCentreOf(parts.centre)
  app.get('/health', async () => ({
    ok: true, version: parts.version, protocol: PROTOCOL_VERSION, database: 'ok', seq: hub.day().seq, businessDay: hub.day().businessDay, open: hub.doorsOpen(),
    uptimeSeconds: Math.round((hub.now() - parts.startedAt) / 1000),
  }))
  app.get('/api/board', async () => boardOf(parts.house()))
  app.get('/api/centre', async () => centre)
  app.post('/api/login', async (request, reply) => {
    const parsed = loginRequest.safeParse(request.body)
    if (!parsed.success) return reply.code(400).send(refuse('invalid', 'user and pin are needed'))
    const result = await staffing.login(parsed.data.user, parsed.data.pin, plainAddress(request.ip))
    return result.ok ? { ok: true, token: result.token, user: result.user } : reply.code(status[result.error.code] ?? 400).send(result)
  })
  if (parts.voice) voiceRoutes(app, parts.centre, parts.voice)
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
  await serveScreens(app, ['phone'])
  await phonePages(app)
  return app
}
