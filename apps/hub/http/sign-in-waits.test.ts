import { signInAnswerMs } from '@senha/protocol'
import { fastify } from 'fastify'
import { afterEach, expect, test, vi } from 'vitest'
import type { Staffing } from '../staffing.ts'
import { timings } from '../timings.ts'
import { signInRoutes } from './sign-in.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A hub at which no turn ever comes. */
const crowded: Pick<Staffing, 'login'> = {
  login: (_user, _pin, { gone }) => new Promise((answer) => {
    gone?.addEventListener('abort', () => answer({ ok: false, error: { code: 'too-many', message: 'too many wrong PINs: wait a minute' } }))
  }),
}

test('who waits in vain to sign in is told so while the page still listens, not that the hub does not answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  expect(timings.signInWaitMs).toBeLessThanOrEqual(signInAnswerMs - 1_500)
  const app = fastify()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route under test asks for nothing else
  signInRoutes(app, crowded as Staffing, false)
  await app.ready()
  const answer = app.inject({ method: 'POST', url: '/api/login', payload: { user: 'ana', pin: '730416' } })
  let told: number | undefined
  void answer.then(({ statusCode }) => { told = statusCode })
  await vi.waitUntil(() => vi.getTimerCount() > 0)
  vi.advanceTimersByTime(timings.signInWaitMs - 1)
  expect(told).toBeUndefined()
  vi.advanceTimersByTime(1)
  expect((await answer).statusCode).toBe(429)
  await app.close()
})
