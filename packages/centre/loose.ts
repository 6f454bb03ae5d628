import { z } from 'zod'
import { languages } from './schema.ts'

/**
 * A configuration read as far as it can be read: what is of another kind than it should be is left out, every list keeps its
 * places. So what the lists say of each other can be checked beside faults of the shape, and all of it is told at once.
 */
const text = z.string().optional().catch(undefined)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional().catch(undefined)
const language = z.enum(languages).optional().catch(undefined)
const words = z.record(z.string(), z.unknown()).optional().catch(undefined)
const item = <S extends z.ZodRawShape>(shape: S) => z.object({ id: text, ...shape }).or(z.unknown().transform((): { id?: undefined } & Partial<z.infer<z.ZodObject<S>>> => ({})))
const listOf = <T extends z.ZodType>(one: T) => z.array(one).optional().catch(undefined)
const texts = listOf(text)
const hours = listOf(item({ from: clock, to: clock }))

export const looseCentre = z.object({
  timeZone: text, dayCloseAt: clock, languages: listOf(language),
  hours: z.record(z.string(), hours).optional().catch(undefined),
  agencies: listOf(item({})),
  zones: listOf(item({ name: words })),
  documents: listOf(item({ name: words })),
  services: listOf(item({ letters: text, zone: text, agency: text, sees: texts, needs: texts, name: words, shortName: words })),
  topics: listOf(item({ service: text, suggests: text, name: words })),
  counters: listOf(item({ number: text, zone: text, services: texts })),
  voice: z.object({ quiet: hours }).optional().catch(undefined),
  displays: listOf(item({ zone: text })),
  notices: listOf(item({ texts: words })),
})
export type LooseCentre = z.infer<typeof looseCentre>
