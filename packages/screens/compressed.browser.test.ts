import { readdirSync } from 'node:fs'
import { serveScreens } from './index.ts'
import Fastify from 'fastify'
import { expect, test } from 'vitest'

const assets = new URL('../../apps/display/dist/phone/assets/', import.meta.url)

test('what a phone loads first is under 100 KB on the wire, compressed as the phone asks for it', async () => {
  const app = Fastify()
  await serveScreens(app, ['phone'])
  const files = readdirSync(assets).filter((file) => /\.(js|css)$/.test(file))
  expect(files.length).toBeGreaterThan(1)
  for (const [asked, encoding] of [['gzip, deflate, br', 'br'], ['gzip', 'gzip']] as const) {
    const sent = await Promise.all(['/t/', ...files.map((file) => `/t/assets/${file}`)].map(async (url) => app.inject({ url, headers: { 'accept-encoding': asked } })))
    expect(sent.map((answer) => [answer.statusCode, answer.headers['content-encoding']])).toEqual(sent.map(() => [200, encoding]))
    expect(sent.reduce((sum, answer) => sum + answer.rawPayload.length, 0)).toBeLessThan(100 * 1024)
  }
  await app.close()
})
