import { createDoor, createNames, createProxies } from '@senha/guard'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import type { ClipAnswer, Voice, Words } from '@senha/voice/clips'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { voiceRoute } from './voice.ts'

const kiosk = ({ answer }: { answer?: ClipAnswer } = {}) => {
  const asked: Words[] = []
  const ahead: Words[] = []
  const voice: Voice = {
    ask: async (words) => {
      asked.push(words)
      return answer ?? { ok: true, clip: { type: 'audio/wav', bytes: Buffer.from('RIFF sound') } }
    },
    ahead: () => undefined, aheadAll: async (all) => void ahead.push(...all), canMake: Promise.resolve(true), close: () => Promise.resolve(),
  }
  const app = Fastify()
  voiceRoute(app, voice, createDoor('kiosk', createNames({ machineToo: false }), createProxies([]), () => undefined))
  return { asked, ahead, get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers: { host: '127.0.0.1:4010', ...headers } }) }
}
const say = (text: string, language = 'pt'): string => `/voice/${language}?say=${encodeURIComponent(text)}`

test('any text of a screen in one of nine languages is a sound', async () => {
  const { asked, get } = kiosk()
  const answer = await get(say('Вітаємо! 5–10 хв?', 'uk'), { 'sec-fetch-site': 'same-origin' })
  expect(answer).toMatchObject({ statusCode: 200, body: 'RIFF sound' })
  expect(answer.headers).toMatchObject({ 'content-type': 'audio/wav', 'cache-control': 'no-cache', etag: expect.stringMatching(/^"[\w-]{22}"$/) })
  expect(asked).toEqual([{ language: 'uk', text: 'Вітаємо! 5–10 хв?' }])
})

test('another language, no text, or too much of it is 404, and no voice is asked', async () => {
  const { asked, get } = kiosk()
  const wrong = [say('Hallo', 'de'), say('a', 'toString'), '/voice/pt', say(''), say('a'.repeat(401)), '/voice/pt?say=a&say=b']
  for (const url of wrong) expect([url, (await get(url)).statusCode]).toEqual([url, 404])
  expect(asked).toEqual([])
})

test('another site, another origin and another name for this machine hear nothing', async () => {
  const { asked, get } = kiosk()
  const strangers: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://evil.example' }, { host: 'evil.example' }]
  for (const headers of strangers) expect([headers, (await get(say('Olá'), headers)).statusCode]).toEqual([headers, 403])
  expect(asked).toEqual([])
})

test('what nobody can say is 404, too much at once is 503, and neither is remembered by the page', async () => {
  for (const [code, status] of [['not-found', 404], ['unavailable', 503]] as const) {
    const answer = await kiosk({ answer: { ok: false, error: { code, message: 'no' } } }).get(say('Olá'))
    expect([answer.statusCode, answer.headers['cache-control'], answer.json()]).toEqual([status, 'no-store', { ok: false, error: { code, message: 'no' } }])
  }
})

test('with the first text of a language all that the kiosk says in it is made ahead, once', async () => {
  const { ahead, get } = kiosk()
  for (const text of ['Bonjour', 'Écouter']) await get(say(text, 'fr'))
  const t = kioskTexts.in('fr')
  for (const key of ['door.ticket', 'idle.title', 'idle.stay', 'priority.no'] as const) expect(ahead.filter(({ text }) => text === t(key))).toEqual([{ language: 'fr', text: t(key) }])
  expect(ahead).toContainEqual({ language: 'fr', text: t('idle.text', { count: 20 }) })
  const before = ahead.length
  await get(say('Olá'))
  expect([ahead.length > before, ahead.slice(before).every(({ language }) => language === 'pt')]).toEqual([true, true])
})
