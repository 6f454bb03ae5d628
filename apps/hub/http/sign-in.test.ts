import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { From } from '../sign-in/sessions.ts'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'
import { signInRoutes } from './sign-in.ts'

let here: StaffingHere
let app: FastifyInstance
/** Answers a sign-in with where it came from, when the test says so. */
let froms: From[]
let answer: (from: From) => ReturnType<StaffingHere['staffing']['login']>

beforeEach(() => {
  here = staffingHere()
  app = Fastify()
  froms = []
  const wrong = { ok: false, error: { code: 'unauthorized', message: 'user or PIN is wrong' } } as const
  answer = async () => wrong
  const login = async (_user: string, _pin: string, from: From) => {
    froms.push(from)
    return answer(from)
  }
  signInRoutes(app, { ...here.staffing, login }, false)
})
afterEach(async () => {
  await app.close()
  here.close()
})

test('addresses of one IPv6 network count as one place, an IPv4 address as itself', async () => {
  for (const remoteAddress of ['2001:db8:1:2::1', '2001:db8:1:2:aaaa::9', '2001:db8:1:3::1', '::ffff:10.0.0.7'])
    // oxlint-disable-next-line no-await-in-loop
    await app.inject({ method: 'POST', url: '/api/login', remoteAddress, payload: { user: 'ana', pin: '1234' } })
  expect(froms.map(({ address }) => address)).toEqual([
    '2001:db8:1:2::/64',
    '2001:db8:1:2::/64',
    '2001:db8:1:3::/64',
    '10.0.0.7',
  ])
})

test('a sign-in whose client left is told so', async () => {
  const client = new AbortController()
  const left = new Promise<boolean>((done) => {
    answer = (from) =>
      new Promise((give) => {
        from.gone?.addEventListener('abort', () => {
          done(true)
          give({ ok: false, error: { code: 'unauthorized', message: 'nobody is there' } })
        })
        // the request has come whole, and nobody waits for it
        client.abort()
      })
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const asked = fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'ana', pin: '1234' }),
    signal: client.signal,
  })
  await expect(asked).rejects.toThrow('aborted')
  expect(await left).toBe(true)
})

test('the mark of a browser goes over TLS alone where its page came over TLS, also when a proxy speaks it for the hub', async () => {
  const user = { id: 'ana', name: 'Ana', role: 'mediator' as const, agency: 'centre', languages: ['pt'] }
  answer = async () => ({ ok: true, token: 'T', user, device: 'D'.repeat(32) })
  const cookieFrom = async (origin?: string): Promise<string> => {
    const headers = origin === undefined ? {} : { origin }
    const told = await app.inject({ method: 'POST', url: '/api/login', headers, payload: { user: 'ana', pin: '1234' } })
    return String(told.headers['set-cookie'])
  }
  expect(await cookieFrom('https://senha.example.pt')).toMatch(/HttpOnly; SameSite=Strict; Secure$/)
  expect(await cookieFrom('http://hub:4000')).toMatch(/HttpOnly; SameSite=Strict$/)
  expect(await cookieFrom()).toMatch(/HttpOnly; SameSite=Strict$/)
})
