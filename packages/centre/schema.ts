import './in-page.ts'
import { pictogramNames } from '@senha/pictograms'
import { z } from 'zod'
import { phonePageAddress } from './phone-page.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40')
  .meta({ id: 'id', description: 'Identifier, unique in its list' })
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, 24 hours').meta({ id: 'clock', description: 'Local time of day, HH:MM' })
/** In the order in which people are offered them wherever no centre has one of its own. */
const language = z.enum(['pt', 'en', 'fr', 'es', 'uk', 'ru', 'ro', 'be', 'kea'])
/** Visible words: one line, no blanks around it. */
const text = (max: number) => z.string().max(max).regex(/^\S(.*\S)?$/, 'words on one line, without blanks before or after')
const words = z.partialRecord(language, text(80)).meta({ id: 'words', description: 'The same words in each language of the centre' })
const shortWords = z.partialRecord(language, text(24)).meta({ id: 'shortWords', description: 'As words, at most 24 characters: displays, lists' })
const pictogram = z.enum(pictogramNames, 'no sign of @senha/pictograms has this name').meta({ id: 'pictogram', description: 'A sign of @senha/pictograms' })

const zone = z.strictObject({
  id,
  name: words,
  floor: z.int().min(-5).max(50).describe('0 is the ground floor'),
  direction: z.enum(['right', 'left', 'straight', 'up', 'down']).describe('Where to go from the lobby; the arrow on displays'),
})

const service = z.strictObject({
  id,
  letters: z.string().regex(/^[A-Z]{1,2}$/, 'one or two capital letters').describe(
    'Before the number on the ticket; unique in the centre. Nobody takes A D F G J K L M N R S T U V W Z for a Cyrillic letter or a digit; `admin check` warns of two in one zone that sound alike'),
  kind: z.enum(['welcome', 'government', 'support', 'complementary']).describe('welcome: where visits begin'),
  agency: id.describe('Whose staff see this service\'s visits'),
  zone: id,
  pictogram,
  name: words,
  shortName: shortWords,
  targetWaitMinutes: z.int().min(1).max(480).describe('The wait that supervisors are warned about when it is passed'),
  sees: z.array(id).describe('Documents of the casefile that this service may see'),
  needs: z.array(id).describe('Documents a visitor is asked to bring'),
  lastTicketAt: clock.optional().describe('From this local time it gives no more tickets'),
  dailyQuota: z.int().min(1).max(99_999).optional().describe('Tickets a day at most'),
  priorityShare: z.strictObject({
    inARow: z.int().min(1).max(20).describe('So many priority tickets one after the other at most, while others wait'),
    exemptBy: text(160).describe('The law that exempts this service from priority by arrival: Decreto-Lei 58/2016 knows no share'),
  }).optional(),
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
  number: z.string().regex(/^[1-9]\d{0,2}$/, 'a number from 1 to 999, as text').describe('Public number, shown and spoken; unique in the centre'),
  zone: id,
  services: z.array(id).min(1, 'a counter serves at least one service'),
})

const weekday = z.array(z.strictObject({ from: clock, to: clock })).max(3)
  .meta({ id: 'weekday', description: 'Opening hours of one weekday, in order; empty: closed' })

const policy = z.strictObject({
  languageHoldMinutes: z.number().min(0).max(240).describe('How long a ticket may be passed over for a counter that speaks its language'),
  journeyCredit: z.number().min(0).max(1).describe('Share of the wait for the first ticket that counts for the second'),
  requeue: z.strictObject({
    places: z.int().min(0).max(50).describe('Places further back, for who did not come when called'),
    times: z.int().min(0).max(10).describe('How often, before only "no-show" remains'),
  }),
  missedCall: z.strictObject({
    withinMinutes: z.int().min(0).max(600).describe('So long after the call was given up'),
    places: z.int().min(0).max(50).describe('Places further back'),
    times: z.int().min(0).max(10).describe('How often a ticket may come back so'),
  }).default({ withinMinutes: 60, places: 3, times: 1 }).describe('Who missed a call and says so, at a kiosk or on the phone'),
  appointments: z.strictObject({
    leadMinutes: z.int().min(0).max(240).describe('So long before the booked time a person who checked in is called for it'),
    lateMinutes: z.int().min(0).max(240).describe('Who checks in later than so long after the booked time waits as one without a booking'),
  }).default({ leadMinutes: 10, lateMinutes: 15 }).describe('Booked times'),
  cardDays: z.int().min(1).max(3650).default(365).describe('A card that nobody showed for so many days is erased'),
  offlineNumbers: z.int().min(0).max(200).describe('Numbers that each kiosk holds in reserve for the time without a hub'),
  undoSeconds: z.int().min(0).max(600).describe('How long a counter may undo its last change'),
  idleMinutes: z.int().min(5).max(840).optional().describe('A member of staff who gives no command for so long is signed out; left out: 30'),
  retentionDays: z.int().min(1).max(3650).describe('After so many days the link between a visit and its tickets is erased'),
})

const printing = z.strictObject({
  fallbacks: z.record(id, id).describe('Device whose printer fails → device that prints for it'),
}).describe('Printers of the centre')

const voice = z.strictObject({
  fallback: z.partialRecord(language, language).default({ kea: 'pt' }).describe('Language that no voice speaks → language whose voice reads its words'),
  also: z.array(language).max(2).default(['pt']).describe('After the ticket\'s own language a call is said in these'),
  volume: z.number().min(0).max(1).default(1),
  quiet: z.array(z.strictObject({ from: clock, to: clock })).max(3).default([]).describe('Local hours in which calls are only shown'),
  waitingCalls: z.int().min(1).max(20).default(6).describe('Calls that may wait to be said; older ones are only shown'),
}).describe('How calls are said in the lobby')

const display = z.strictObject({
  id: id.describe('The device, as it was paired'),
  layout: z.enum(['calls', 'calls-and-queues', 'calls-and-media']).default('calls-and-queues'),
  zone: id.optional().describe('Only the calls and queues of this zone; left out: the whole centre'),
  arrow: z.enum(['right', 'left', 'straight', 'up', 'down', 'none']).optional().describe('Where the arrow of every call points from this wall; left out: the zone\'s own direction'),
  voice: z.boolean().default(true).describe('False: another display beside it speaks'),
  mediaSeconds: z.int().min(5).max(600).default(12).describe('How long a picture is shown'),
})

const notice = z.strictObject({
  id,
  level: z.enum(['information', 'warning', 'emergency']).describe('emergency covers the screens'),
  texts: z.partialRecord(language, text(160)).describe('In each language of the centre; {counter} and {time} are filled when it is posted'),
})

const privacy = z.strictObject({
  controller: text(60).optional().describe('Who answers for the data by law: the body, not a person'),
  contact: text(60).optional().describe('Where a visitor writes about their data: an address that somebody reads'),
  authority: text(60).optional().describe('The data protection authority to which people can complain'),
}).describe('What the privacy notice names (GDPR, article 13)')

/** The shape of a centre's configuration file; what the lists say of each other is checked in validate.ts. */
export const centreSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  name: text(40).describe('As it stands on tickets and screens'),
  timeZone: z.string().describe('IANA time zone: the business day is the local date here'),
  languages: z.array(language).min(1, 'a centre speaks at least one language').describe('In the order in which they are offered'),
  hours: z.strictObject({ monday: weekday, tuesday: weekday, wednesday: weekday, thursday: weekday, friday: weekday, saturday: weekday, sunday: weekday }),
  dayCloseAt: clock.describe('When tickets still waiting expire and the casefile is erased'),
  phonePageUrl: phonePageAddress.optional()
    .describe('Address that stands before /t/CODE in the QR of a ticket; without it the QR holds the code alone'),
  interpretingLine: z.strictObject({
    name: text(40), phone: text(24).describe('Reached from a mobile phone too; digits in groups, as they are said'),
    landline: text(24).optional().describe('A second number that only landlines reach'),
  }),
  privacy: privacy.optional(),
  policy,
  printing: printing.optional(),
  agencies: z.array(z.strictObject({ id, name: text(80).describe('In the centre\'s own language: staff alone read it') })).min(1),
  zones: z.array(zone).min(1),
  documents: z.array(z.strictObject({ id, name: words })),
  services: z.array(service).min(1),
  topics: z.array(topic).min(1).max(20),
  counters: z.array(counter).min(1),
  voice: voice.prefault({}),
  displays: z.array(display).max(60).default([]).describe('Displays that are not as the others: calls and queues of the whole centre, with a voice'),
  notices: z.array(notice).max(30).default([]).describe('Prepared notices that a supervisor can post'),
})

export type Centre = z.infer<typeof centreSchema>
export type Language = z.infer<typeof language>
export type Words = z.infer<typeof words>
export type Service = Centre['services'][number]
export type Topic = Centre['topics'][number]
export type Counter = Centre['counters'][number]
export type Notice = Centre['notices'][number]
export type Voice = Centre['voice']
export type DisplaySettings = Centre['displays'][number]
export type Zone = Centre['zones'][number]
export const languages = language.options
