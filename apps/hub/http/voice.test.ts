import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import type { Recorded } from '@senha/domain'
import type { ClipAnswer, Voice, Words } from '@senha/voice/clips'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { lisbon } from '../testing/hub-process.ts'
import { sayAhead } from './voice-ahead.ts'
import { createDoor, createNames, createProxies } from '@senha/guard'
import { outsideServer } from './server.ts'
import { voiceRoutes } from './voice.ts'
import type { Asking } from './voice.ts'

const lisboa = (): Centre => {
  const loaded = loadCentre(lisbon)
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.centre
}

/** The hub's routes over a voice that says everything, unless told otherwise. */
const house = (answer?: ClipAnswer, asking: Asking = { isIssued: (number) => ['A042', 'A002', 'B007'].includes(number), allows: () => true }) => {
  const asked: Words[] = []
  const voice: Voice = {
    ask: async (words) => {
      asked.push(words)
      return answer ?? { ok: true, clip: { type: 'audio/ogg', bytes: Buffer.from('OggS sound') } }
    },
    ahead: () => undefined, aheadAll: () => Promise.resolve(), canMake: Promise.resolve(true), close: () => Promise.resolve(),
  }
  const app = Fastify()
  voiceRoutes(app, lisboa(), voice, asking)
  return { asked, get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }) }
}

test('a display asks for the number and for the counter, each in a language, and keeps them', async () => {
  const { asked, get } = house()
  const ticket = await get('/voice/uk/ticket/A042')
  expect(ticket).toMatchObject({ statusCode: 200, body: 'OggS sound' })
  expect(ticket.headers).toMatchObject({ 'content-type': 'audio/ogg', 'cache-control': 'no-cache', etag: expect.stringMatching(/^"[\w-]{22}"$/) })
  expect(await get('/voice/kea/counter/7')).toMatchObject({ statusCode: 200 })
  expect(asked).toEqual([{ language: 'uk', text: 'Талон а, номер сорок два.' }, { language: 'kea', text: 'Balkon 7.' }])
})

test('a clip that a display kept is asked about, and sent again only where it is another one', async () => {
  const { get } = house()
  const { etag } = (await get('/voice/uk/ticket/A042')).headers
  const same = await get('/voice/uk/ticket/A042', { 'if-none-match': String(etag) })
  expect([same.statusCode, same.body, same.headers['etag']]).toEqual([304, '', etag])
  const recorded = house({ ok: true, clip: { type: 'audio/mpeg', bytes: Buffer.from('a person') } })
  const other = await recorded.get('/voice/uk/ticket/A042', { 'if-none-match': String(etag) })
  expect([other.statusCode, other.body, other.headers['content-type']]).toEqual([200, 'a person', 'audio/mpeg'])
})

test('[L6] a number given out this morning under letters that no service has any more is still said', async () => {
  const { get } = house()
  expect(await get('/voice/pt/ticket/B007')).toMatchObject({ statusCode: 200 })
  expect(await get('/voice/pt/ticket/B008')).toMatchObject({ statusCode: 404 })
})

test('what this centre never calls is refused, and no voice is asked', async () => {
  const { asked, get } = house()
  const wrong = [
    '/voice/uk/ticket/X042', '/voice/uk/ticket/A000', '/voice/uk/ticket/A42', '/voice/uk/ticket/a042', '/voice/uk/ticket/AA042', '/voice/uk/ticket/042', '/voice/uk/ticket/A99999',
    '/voice/de/ticket/A042', '/voice/constructor/ticket/A042', '/voice/uk/counter/99', '/voice/uk/counter/07', '/voice/uk/counter/w1', '/voice/uk/counter/7.0', '/voice/uk/counter/%2e%2e%2f7',
  ]
  for (const url of wrong) {
    const refused = await get(url)
    expect([url, refused.statusCode, refused.json()]).toEqual([url, 404, { ok: false, error: { code: 'not-found', message: expect.any(String) } }])
    expect(refused.headers['cache-control']).toBe('no-store')
  }
  expect((await get('/voice/uk/ticket/')).statusCode).toBe(404)
  expect(asked).toEqual([])
})

test('[security 18] only a number that was given out today is said; whoever asks too much is refused before the voice is asked', async () => {
  const issued = new Set(['A001'])
  let allowed = true
  const { asked, get } = house(undefined, { isIssued: (number) => issued.has(number), allows: () => allowed })
  expect((await get('/voice/pt/ticket/A001')).statusCode).toBe(200)
  expect((await get('/voice/pt/ticket/A002')).statusCode).toBe(404)
  issued.add('A002')
  expect((await get('/voice/pt/ticket/A002')).statusCode).toBe(200)
  allowed = false
  const refused = await get('/voice/pt/ticket/A002')
  expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'too-many'])
  expect(asked).toHaveLength(2)
})

test('no voice is 404, too many at once is 503, and neither is remembered by a display', async () => {
  const missing = await house({ ok: false, error: { code: 'not-found', message: 'no voice' } }).get('/voice/pt/ticket/A042')
  expect([missing.statusCode, missing.json(), missing.headers['cache-control']]).toEqual([404, { ok: false, error: { code: 'not-found', message: 'no voice' } }, 'no-store'])
  const busy = await house({ ok: false, error: { code: 'unavailable', message: 'busy' } }).get('/voice/pt/ticket/A042')
  expect([busy.statusCode, busy.headers['retry-after'], busy.headers['cache-control']]).toEqual([503, '1', 'no-store'])
})

test('the listener for the visitors\' Wi-Fi has no voice', async () => {
  const outside = await outsideServer(createDoor('public', createNames({}), createProxies([]), () => undefined))
  expect((await outside.inject({ url: '/voice/uk/ticket/A042' })).json()).toMatchObject({ error: { message: 'there is nothing here' } })
  await outside.close()
})

const issued = (number: string, language: string, serviceId = 'welcome'): Recorded => ({
  type: 'ticket-issued', seq: 1, at: 0, serviceId, ticketId: 't-1', data: { businessDay: '2026-11-25', number, ordinal: 1, stage: 1, language, priority: false, orderAt: 0 },
})

test('when a ticket is issued its call is made ahead, in its language and in those of the centre; each counter once', () => {
  const ahead: string[] = []
  const listen = sayAhead(lisboa(), { ahead: ({ language, text }) => ahead.push(`${language}: ${text}`) })
  listen([issued('J003', 'uk', 'social-security')])
  const counters = lisboa().counters.filter(({ services }) => services.includes('social-security'))
  expect(ahead.filter((said) => said.includes('три.') || said.includes('três.'))).toEqual(['uk: Талон йот, номер три.', 'pt: Senha jota, número três.'])
  expect(ahead).toHaveLength(2 + 2 * counters.length)
  ahead.length = 0
  listen([issued('J004', 'pt', 'social-security'), { type: 'day-closed', seq: 2, at: 0, data: { businessDay: '2026-11-25' } }])
  expect(ahead).toEqual(['pt: Senha jota, número quatro.'])
})
