import type { Page } from 'playwright-core'

/** Fifty milliseconds of a quiet tone, as a WAV file. */
const clip = (): Buffer => {
  const rate = 8_000
  const samples = rate / 20
  const bytes = Buffer.alloc(44 + samples)
  bytes.write('RIFF', 0, 'ascii')
  bytes.writeUInt32LE(36 + samples, 4)
  bytes.write('WAVEfmt ', 8, 'ascii')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20) // PCM
  bytes.writeUInt16LE(1, 22) // one channel
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate, 28)
  bytes.writeUInt16LE(1, 32)
  bytes.writeUInt16LE(8, 34)
  bytes.write('data', 36, 'ascii')
  bytes.writeUInt32LE(samples, 40)
  for (let index = 0; index < samples; index += 1) bytes[44 + index] = 128 + Math.round(20 * Math.sin(index / 3))
  return bytes
}

export interface Voices {
  /** What was asked for, in order, as `uk: Вітаємо`. */
  readonly asked: string[]
  /** From now on there is no clip of anything. */
  readonly silence: () => void
}

/** The kiosk's voices as a page meets them: each text is a short tone. */
export const scriptedVoices = async (page: Page): Promise<Voices> => {
  const asked: string[] = []
  let silent = false
  await page.route('**/voice/**', async (route) => {
    const url = new URL(route.request().url())
    asked.push(`${url.pathname.split('/').at(-1) ?? ''}: ${url.searchParams.get('say') ?? ''}`)
    await (silent ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: 'audio/wav', body: clip() }))
  })
  return { asked, silence: () => { silent = true } }
}
