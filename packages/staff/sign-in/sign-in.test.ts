import { expect, test } from 'vitest'
import { signIn } from './sign-in.ts'

const answering = (status: number, body: string): typeof fetch => async () => new Response(body, { status })
const user = { id: 'olga', name: 'Olga', role: 'mediator', agency: 'centre', languages: ['uk'] }

test('the right PIN gives a session', async () => {
  expect(await signIn('olga', '1234', answering(200, JSON.stringify({ ok: true, token: 't', user })))).toEqual({ ok: true, session: { token: 't', user } })
})

test('the user is sent without the spaces around it', async () => {
  let sent: unknown
  await signIn(' olga ', '1234', async (_url, request) => {
    sent = typeof request?.body === 'string' ? JSON.parse(request.body) : undefined
    return new Response('{}')
  })
  expect(sent).toEqual({ user: 'olga', pin: '1234' })
})

test.each([
  ['a wrong PIN', 401, 'unauthorized', 'wrong'],
  ['too many wrong ones', 429, 'too-many', 'too-many'],
  ['a hub that cannot write', 503, 'unavailable', 'unavailable'],
])('%s is told apart', async (_name, status, code, why) => {
  expect(await signIn('olga', '1', answering(status, JSON.stringify({ ok: false, error: { code, message: '' } })))).toEqual({ ok: false, why })
})

test('[F16] a hub that does not go by the address of this page is told apart from one out of reach', async () => {
  const body = { ok: false, error: { code: 'forbidden', message: '' }, name: 'velho.example' }
  expect(await signIn('olga', '1', answering(403, JSON.stringify(body)))).toEqual({ ok: false, why: 'address' })
})

test('a hub out of reach, or another server in its place, is no error of the person', async () => {
  const nobody: typeof fetch = async () => { throw new TypeError('failed to fetch') }
  expect(await signIn('olga', '1', nobody)).toEqual({ ok: false, why: 'unreachable' })
  expect(await signIn('olga', '1', answering(200, '<!doctype html>'))).toEqual({ ok: false, why: 'unreachable' })
})
