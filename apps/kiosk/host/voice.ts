import { refuse } from '@senha/domain'
import type { Door } from '@senha/guard'
import { kioskSentences } from '@senha/i18n/kiosk-sentences'
import { isSpoken } from '@senha/voice'
import type { SpokenLanguage } from '@senha/voice'
import { etagOf, voiceLimits } from '@senha/voice/clips'
import type { Voice } from '@senha/voice/clips'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'

const query = z.object({ params: z.object({ language: z.string().refine(isSpoken) }), query: z.object({ say: z.string().min(1).max(voiceLimits.textMax) }) })
/** Kept, and asked about each time: a recording that was laid into the folder is heard at the next call. */
const kept = 'no-cache'

/** Sounds are fetched without an `Origin`; where they are wanted a browser says otherwise, a program says nothing. */
const ownPage = (request: FastifyRequest, door: Door): boolean =>
  door.wrong(request.raw) === undefined && ['same-origin', 'none'].includes(request.headers['sec-fetch-site'] ?? 'none')

/**
 * What the screen says, as sound: `/voice/uk?say=TEXT`, for the kiosk's own page alone. With the first text of a language all that
 * this kiosk ever says in it is made meanwhile: who listens first waits for no screen.
 */
export const voiceRoute = (app: FastifyInstance, voice: Voice, door: Door): void => {
  const begun = new Set<SpokenLanguage>()
  const beginWith = (language: SpokenLanguage): void => {
    if (begun.has(language)) return
    begun.add(language)
    void voice.aheadAll(kioskSentences(language).map((text) => ({ language, text })))
  }
  app.get('/voice/:language', async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    if (!ownPage(request, door)) return reply.code(403).send(refuse('forbidden', 'only the kiosk\'s own page is spoken to'))
    const { success, data } = query.safeParse({ params: request.params, query: request.query })
    if (!success) return reply.code(404).send(refuse('not-found', `one of nine languages, and at most ${voiceLimits.textMax} characters`))
    const { language } = data.params
    const asked = voice.ask({ language, text: data.query.say })
    beginWith(language)
    const answer = await asked
    if (answer.ok) {
      const etag = etagOf(answer.clip)
      void reply.headers({ 'cache-control': kept, etag })
      return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.header('content-type', answer.clip.type).send(answer.clip.bytes)
    }
    return reply.code(answer.error.code === 'unavailable' ? 503 : 404).send(answer)
  })
}
