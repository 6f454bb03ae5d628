import { refuse } from '@senha/domain'
import type { ErrorCode } from '@senha/domain'
import { addressPart } from '@senha/guard'
import { endSessionsRequest, loginRequest, pinRequest } from '@senha/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { browserName } from '../sign-in/browser-name.ts'
import type { From } from '../sign-in/sessions.ts'
import type { SignedIn } from '../sign-in/sign-in.ts'
import type { Staffing } from '../staffing.ts'
import { timings } from '../timings.ts'

const status: Record<ErrorCode, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  empty: 404,
  closed: 403,
  'too-many': 429,
  unavailable: 503,
}

const cookieName = 'senha-device'
const deviceOf = (request: FastifyRequest): string | undefined =>
  new RegExp(`(?:^|; )${cookieName}=([\\w-]{20,64})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1]

/**
 * Seen through trusted proxies. The door of the listener has let in the hub's own pages alone. Of an IPv6 address its network:
 * one machine has 2^64 addresses there, and changes them daily (RFC 8981), so neither budgets nor known places can hold on to one.
 */
const addressOf = (request: FastifyRequest): string => addressPart(request.ip)

/** Nobody waits any longer: the response closes without an end when the client has left, and a page gives up by itself. */
const goneOf = (reply: FastifyReply): AbortSignal => {
  const gone = new AbortController()
  const timer = setTimeout(() => gone.abort(), timings.signInWaitMs)
  reply.raw.once('close', () => {
    clearTimeout(timer)
    gone.abort()
  })
  return gone.signal
}

const fromOf = (request: FastifyRequest, reply: FastifyReply): From => ({
  address: addressOf(request),
  device: deviceOf(request),
  browser: browserName(request.headers['user-agent']),
  gone: goneOf(reply),
})

/** A page sends its token in a header, which no foreign page can. */
const tokenOf = (request: FastifyRequest): string =>
  /^Bearer (\S{1,256})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''

type Answered = { ok: true } | ({ ok: false } & ReturnType<typeof refuse>)

/** Signing in and out, the own PIN, and where one is signed in. */
export const signInRoutes = (app: FastifyInstance, staffing: Staffing, secure: boolean): void => {
  const answer = (reply: FastifyReply, result: Answered): FastifyReply =>
    reply
      .header('cache-control', 'no-store')
      .code(result.ok ? 200 : status[result.error.code])
      .send(result)

  /**
   * The mark by which this browser is known stands in a cookie that no script reads and no other page is sent. Where a proxy speaks
   * TLS for the hub, the page's own origin, one of the hub's names, says so.
   */
  const signedIn = (reply: FastifyReply, { device, ...rest }: { ok: true } & SignedIn): FastifyReply => {
    const overTls = secure || reply.request.headers.origin?.startsWith('https://') === true
    if (device !== undefined)
      void reply.header(
        'set-cookie',
        `${cookieName}=${device}; Path=/api; Max-Age=${timings.deviceCookieDays * 86_400}; HttpOnly; SameSite=Strict${overTls ? '; Secure' : ''}`,
      )
    return answer(reply, rest)
  }

  app.post('/api/login', async (request, reply) => {
    const parsed = loginRequest.safeParse(request.body)
    if (!parsed.success) return answer(reply, refuse('invalid', 'user and pin are needed'))
    const result = await staffing.login(parsed.data.user, parsed.data.pin, fromOf(request, reply))
    return result.ok ? signedIn(reply, result) : answer(reply, result)
  })
  app.post('/api/logout', async (request, reply) => answer(reply, staffing.logout(tokenOf(request), addressOf(request))))
  app.post('/api/pin', async (request, reply) => {
    const parsed = pinRequest.safeParse(request.body)
    if (!parsed.success) return answer(reply, refuse('invalid', 'the old and the new PIN are needed'))
    const result = await staffing.changePin(tokenOf(request), parsed.data.old, parsed.data.new, fromOf(request, reply))
    return result.ok ? signedIn(reply, result) : answer(reply, result)
  })
  app.get('/api/session', async (request, reply) => answer(reply, staffing.ownSession(tokenOf(request))))
  app.post('/api/session/stay', async (request, reply) => {
    staffing.used(tokenOf(request))
    return answer(reply, staffing.ownSession(tokenOf(request)))
  })
  app.get('/api/sessions', async (request, reply) => answer(reply, staffing.ownSessions(tokenOf(request))))
  app.post('/api/sessions/end', async (request, reply) => {
    const parsed = endSessionsRequest.safeParse(request.body)
    if (!parsed.success) return answer(reply, refuse('invalid', 'which session is needed'))
    return answer(reply, staffing.endOwn(tokenOf(request), 'id' in parsed.data ? parsed.data : 'others', addressOf(request)))
  })
}
