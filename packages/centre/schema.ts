import { pictogramNames } from '@senha/pictograms'
import { z } from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40').describe('Identifier, unique in its list')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, 24 hours').describe('Local time of day, HH:MM')
const language = z.enum(['pt', 'en', 'fr', 'es', 'ru', 'uk', 'ro', 'be', 'kea'])
const words = z.partialRecord(language, z.string().min(1).max(80)).describe('The same words in each language of the centre')
const pictogram = z.enum(pictogramNames).describe('A sign of @senha/pictograms')

const zone = z.strictObject({
  id,
  name: words,
  floor: z.int().min(-5).max(50).describe('0 is the ground floor'),
  direction: z.enum(['right', 'left', 'straight', 'up', 'down']).describe('Where to go from the lobby; the arrow on displays'),
})

const service = z.strictObject({
  id,
  letters: z.string().regex(/^[A-Z]{1,2}$/).describe('Before the number on the ticket; unique in the centre'),
  kind: z.enum(['welcome', 'government', 'support', 'complementary']),
  agency: id.describe('Whose staff see this service\'s visits'),
  zone: id,
  pictogram,
  name: words,
  shortName: words.describe('At most 24 characters: displays, lists'),
  targetWaitMinutes: z.int().min(1).max(480),
  sees: z.array(id).describe('Documents of the casefile that this service may see'),
  needs: z.array(id).describe('Documents a visitor is asked to bring'),
})

const topic = z.strictObject({
  id,
  pictogram,
  name: words,
  service: id.describe('Service of the first ticket'),
  suggests: id.optional().describe('Service that the Welcoming Office is offered first for the referral'),
})

const counter = z.strictObject({
  id,
  number: z.string().regex(/^\d{1,3}$/).describe('Public number, shown and spoken; unique in the centre'),
  zone: id,
  services: z.array(id).min(1),
})

const weekday = z.array(z.strictObject({ from: clock, to: clock })).max(3).describe('Opening hours of one weekday; empty: closed')

const policy = z.strictObject({
  languageHoldMinutes: z.number().min(0).max(240),
  journeyCredit: z.number().min(0).max(1),
  requeue: z.strictObject({ places: z.int().min(0).max(50), times: z.int().min(0).max(10) }),
  undoSeconds: z.int().min(0).max(600),
  retentionDays: z.int().min(1).max(3650),
})

/** The shape of a centre's configuration file; what the lists say of each other is checked in validate.ts. */
export const centreSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  name: z.string().min(1).max(40).describe('As it stands on tickets and screens'),
  timeZone: z.string().describe('IANA time zone: the business day is the local date here'),
  languages: z.array(language).min(1).describe('In the order in which they are offered'),
  hours: z.strictObject({ monday: weekday, tuesday: weekday, wednesday: weekday, thursday: weekday, friday: weekday, saturday: weekday, sunday: weekday }),
  dayCloseAt: clock.describe('When tickets still waiting expire and the casefile is erased'),
  phonePageUrl: z.url().optional().describe('Address that stands before /t/CODE in the QR of a ticket; without it the QR holds the code alone'),
  interpretingLine: z.strictObject({ name: z.string().min(1).max(40), phone: z.string().min(3).max(24) }),
  policy,
  agencies: z.array(z.strictObject({ id, name: z.string().min(1).max(80) })).min(1),
  zones: z.array(zone).min(1),
  documents: z.array(z.strictObject({ id, name: words })),
  services: z.array(service).min(1),
  topics: z.array(topic).min(1).max(20),
  counters: z.array(counter).min(1),
})

export type Centre = z.infer<typeof centreSchema>
export type Language = z.infer<typeof language>
export type Words = z.infer<typeof words>
export type Service = Centre['services'][number]
export type Topic = Centre['topics'][number]
export type Counter = Centre['counters'][number]
export type Zone = Centre['zones'][number]
export const languages = language.options
