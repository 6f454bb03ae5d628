import type { Centre } from '@senha/centre'
import { refuse } from '@senha/domain'
import { counterPhrase, isSpoken, ticketPhrase } from '@senha/voice'
import type { SpokenLanguage } from '@senha/voice'
import { etagOf } from '@senha/voice/clips'
import type { Voice } from '@senha/voice/clips'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Kept, and asked about each time: a recording that was laid into the folder is heard at the next call. */
const kept = 'no-cache'
const retryAfterSeconds = '1'

/** The languages in which this centre says calls. */
const spokenIn = (centre: Centre): ReadonlySet<SpokenLanguage> => new Set([...centre.languages, ...centre.voice.also].filter(isSpoken))

/** The words of a number that was given out today, whose letters no service may have any more, and of the centre's own counters; nothing else. */
export const sayable = (centre: Centre, isIssued: (number: string) => boolean) => {
  const languages = spokenIn(centre)
  const counters = new Set(centre.counters.map((counter) => counter.number))
  const known = (language: string): language is SpokenLanguage => isSpoken(language) && languages.has(language)
  return {
    ticket: (language: string, number: string): string | undefined =>
      (known(language) && isIssued(number) ? ticketPhrase(language, number) : undefined),
    counter: (language: string, counter: string): string | undefined =>
      (known(language) && counters.has(counter) ? counterPhrase(language, Number(counter)) : undefined),
  }
}

/** What may be asked for now, and by whom. */
export interface Asking {
  /** Whether this number was given out today: there is no other call to say. */
  readonly isIssued: (number: string) => boolean
  /** Whether a request from this address may be heard. A clip that is not there yet costs a processor some 50 ms. */
  readonly allows: (address: string) => boolean
}

/** The two parts of a call as sound, for displays: `/voice/uk/ticket/A042`, `/voice/uk/counter/7`. */
export const voiceRoutes = (app: FastifyInstance, centre: Centre, voice: Voice, asking: Asking): void => {
  const can = sayable(centre, asking.isIssued)
  const send = async ({ ip, headers }: FastifyRequest, reply: FastifyReply, language: string, text: string | undefined): Promise<FastifyReply> => {
    // a clip that is missing now may be made in a minute: only sounds are remembered
    void reply.header('cache-control', 'no-store')
    if (text === undefined) return reply.code(404).send(refuse('not-found', 'no such language, number or counter in this centre'))
    if (!asking.allows(ip)) return reply.code(429).header('retry-after', retryAfterSeconds).send(refuse('too-many', 'too many clips: wait a little'))
    const answer = await voice.ask({ language, text })
    if (answer.ok) {
      const etag = etagOf(answer.clip)
      void reply.headers({ 'cache-control': kept, etag })
      return headers['if-none-match'] === etag ? reply.code(304).send() : reply.header('content-type', answer.clip.type).send(answer.clip.bytes)
    }
    if (answer.error.code === 'unavailable') void reply.header('retry-after', retryAfterSeconds)
    return reply.code(answer.error.code === 'unavailable' ? 503 : 404).send(answer)
  }
  app.get('/voice/:language/ticket/:number', async (request: FastifyRequest<{ Params: { language: string; number: string } }>, reply) => {
    const { language, number } = request.params
    return send(request, reply, language, can.ticket(language, number))
  })
  app.get('/voice/:language/counter/:counter', async (request: FastifyRequest<{ Params: { language: string; counter: string } }>, reply) =>
    send(request, reply, request.params.language, can.counter(request.params.language, request.params.counter)))
}
