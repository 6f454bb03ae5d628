import type { Centre } from '@senha/centre'
import { refuse } from '@senha/domain'
import { counterPhrase, isSpoken, ticketPhrase } from '@senha/voice'
import type { SpokenLanguage } from '@senha/voice'
import { voiceLimits } from '@senha/voice/clips'
import type { Voice } from '@senha/voice/clips'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const kept = `public, max-age=${voiceLimits.browserKeepsSeconds}`
const retryAfterSeconds = '1'

/** The languages in which this centre says calls. */
const spokenIn = (centre: Centre): ReadonlySet<SpokenLanguage> => new Set([...centre.languages, ...centre.voice.also].filter(isSpoken))

/** What may be said: numbers with a letter of the centre's services, and its own counters; nothing else, whatever is asked. */
export const sayable = (centre: Centre) => {
  const languages = spokenIn(centre)
  const letters = new Set(centre.services.map((service) => service.letters))
  const counters = new Set(centre.counters.map((counter) => counter.number))
  const known = (language: string): language is SpokenLanguage => isSpoken(language) && languages.has(language)
  return {
    ticket: (language: string, number: string): string | undefined =>
      (known(language) && letters.has(number.replace(/\d+$/, '')) ? ticketPhrase(language, number) : undefined),
    counter: (language: string, counter: string): string | undefined =>
      (known(language) && counters.has(counter) ? counterPhrase(language, Number(counter)) : undefined),
  }
}

/** The two parts of a call as sound, for displays: `/voice/uk/ticket/A042`, `/voice/uk/counter/7`. */
export const voiceRoutes = (app: FastifyInstance, centre: Centre, voice: Voice): void => {
  const can = sayable(centre)
  const send = async (reply: FastifyReply, language: string, text: string | undefined): Promise<FastifyReply> => {
    // a clip that is missing now may be made in a minute: only sounds are remembered
    void reply.header('cache-control', 'no-store')
    if (text === undefined) return reply.code(404).send(refuse('not-found', 'no such language, number or counter in this centre'))
    const answer = await voice.ask({ language, text })
    if (answer.ok) return reply.headers({ 'cache-control': kept, 'content-type': answer.clip.type }).send(answer.clip.bytes)
    if (answer.error.code === 'unavailable') void reply.header('retry-after', retryAfterSeconds)
    return reply.code(answer.error.code === 'unavailable' ? 503 : 404).send(answer)
  }
  app.get('/voice/:language/ticket/:number', async ({ params: { language, number } }: FastifyRequest<{ Params: { language: string; number: string } }>, reply) =>
    send(reply, language, can.ticket(language, number)))
  app.get('/voice/:language/counter/:counter', async ({ params: { language, counter } }: FastifyRequest<{ Params: { language: string; counter: string } }>, reply) =>
    send(reply, language, can.counter(language, counter)))
}
