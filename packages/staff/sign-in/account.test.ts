import { expect, test } from 'vitest'
import { openAccount } from './account.ts'
import { endingWords } from './ending-words.ts'
import { openSession } from './session.ts'

const user = { id: 'olga', name: 'Olga', role: 'mediator' as const, agency: 'centre', languages: ['pt'] }
const answering =
  (status: number, body: object): typeof fetch =>
  async () =>
    new Response(JSON.stringify(body), { status })

test('[security 5] signing out hands the token over in a header, which no foreign page can', async () => {
  const sent: unknown[] = []
  const done = await openAccount('t', async (path, request) => {
    sent.push(path, new Headers(request?.headers).get('authorization'), request?.method, request?.keepalive)
    return new Response('{"ok":true}')
  }).logout()
  expect([done, ...sent]).toEqual([true, '/api/logout', 'Bearer t', 'POST', true])
})

test('[OWASP] what speaks against a new PIN is told apart from a hub that does not answer', async () => {
  const weak = { ok: false, error: { code: 'invalid', message: '' }, why: 'easy' }
  expect(await openAccount('t', answering(400, weak)).changePin('5173', '1234')).toEqual({
    ok: false,
    code: 'invalid',
    why: 'easy',
  })
  expect(await openAccount('t', answering(502, {})).changePin('5173', '1234')).toEqual({
    ok: false,
    code: 'unavailable',
  })
  const nobody: typeof fetch = async () => {
    throw new TypeError('failed to fetch')
  }
  expect(await openAccount('t', nobody).sessions()).toEqual({ ok: false, code: 'unavailable' })
  expect(await openAccount('t', answering(200, { ok: true, sessions: 'all' })).sessions()).toEqual({
    ok: false,
    code: 'unavailable',
  })
})

test('[security 5] each reason of an ended session has words of its own; one that is not known here is an end all the same', () => {
  const told = ['idle', 'expired', 'pin-changed', 'changed', 'removed', 'ended', undefined].map((reason) =>
    endingWords(reason, 'en'),
  )
  expect(new Set(told).size).toBe(told.length)
  expect(endingWords('eaten by a whale', 'en')).toBe(endingWords(undefined, 'en'))
})

test('[OWASP] what is told once after signing in is not kept for the next reload', () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  openSession('senha.console', store).keep({ token: 't', user, lastSignIn: { wrongPins: 3 }, pinChanged: true })
  expect(openSession('senha.console', store).read()).toEqual({ token: 't', user })
})
