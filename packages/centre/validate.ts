import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import type { z } from 'zod'
import { looseCentre } from './loose.ts'
import type { LooseCentre } from './loose.ts'
import { centreSchema } from './schema.ts'
import type { Centre } from './schema.ts'

interface Fault { path: string; reason: string }

type Text = string | undefined

const repeated = (values: readonly Text[] | undefined, path: (index: number) => string): Fault[] =>
  (values ?? []).flatMap((value, index) => (value !== undefined && values && values.indexOf(value) < index ? [{ path: path(index), reason: `"${value}" stands twice` }] : []))

/** Ids of a list; nothing where the list itself cannot be read: then nobody can tell what it lacks. */
type Known = ReadonlySet<Text> | undefined

const unknown = (value: Text, known: Known, path: string, what: string): Fault[] =>
  value === undefined || !known || known.has(value) ? [] : [{ path, reason: `no ${what} has the id "${value}"` }]

/** A list of ids inside an item: each known, none twice. */
const references = (values: readonly Text[] | undefined, known: Known, path: string, what: string): Fault[] => [
  ...(values ?? []).flatMap((value, index) => unknown(value, known, `${path}.${index}`, what)),
  ...repeated(values, (index) => `${path}.${index}`),
]

const ids = (list: readonly { id?: Text }[] | undefined): Known => list && new Set(list.map((item) => item.id))

/** What the lists say of each other; a schema cannot tell. */
const crossFaults = (centre: LooseCentre): Fault[] => {
  const [services, zones, agencies, documents] = [ids(centre.services), ids(centre.zones), ids(centre.agencies), ids(centre.documents)]
  const { zones: allZones = [], documents: allDocuments = [], services: allServices = [], topics = [], counters = [], notices = [], displays = [] } = centre
  const spoken = (words: Readonly<Record<string, unknown>> | undefined, path: string): Fault[] =>
    (centre.languages ?? []).flatMap((language) => (language === undefined || !words || words[language] ? [] : [{
      path: `${path}.${language}`, reason: 'the centre speaks this language: the words are missing',
    }]))
  const unique = (['agencies', 'zones', 'documents', 'services', 'topics', 'counters', 'notices'] as const).flatMap((list) =>
    repeated(centre[list]?.map((item) => item.id), (index) => `${list}.${index}.id`))
  return [
    ...unique,
    ...repeated(centre.languages, (index) => `languages.${index}`),
    ...repeated(allServices.map((service) => service.letters), (index) => `services.${index}.letters`),
    ...repeated(counters.map((counter) => counter.number), (index) => `counters.${index}.number`),
    ...allZones.flatMap((zone, z) => spoken(zone.name, `zones.${z}.name`)),
    ...allDocuments.flatMap((document, d) => spoken(document.name, `documents.${d}.name`)),
    ...allServices.flatMap((service, s) => [
      ...unknown(service.zone, zones, `services.${s}.zone`, 'zone'),
      ...unknown(service.agency, agencies, `services.${s}.agency`, 'agency'),
      ...references(service.sees, documents, `services.${s}.sees`, 'document'),
      ...references(service.needs, documents, `services.${s}.needs`, 'document'),
      ...spoken(service.name, `services.${s}.name`),
      ...spoken(service.shortName, `services.${s}.shortName`),
      ...(service.id === undefined || !centre.counters || counters.some((counter) => !counter.services || counter.services.includes(service.id))
        ? []
        : [{ path: `services.${s}.id`, reason: `no counter serves "${service.id}"` }]),
    ]),
    ...topics.flatMap((topic, t) => [
      ...unknown(topic.service, services, `topics.${t}.service`, 'service'),
      ...unknown(topic.suggests, services, `topics.${t}.suggests`, 'service'),
      ...spoken(topic.name, `topics.${t}.name`),
    ]),
    ...counters.flatMap((counter, c) => [
      ...unknown(counter.zone, zones, `counters.${c}.zone`, 'zone'),
      ...references(counter.services, services, `counters.${c}.services`, 'service'),
    ]),
    ...notices.flatMap((notice, n) => spoken(notice.texts, `notices.${n}.texts`)),
    ...repeated(displays.map((display) => display.id), (index) => `displays.${index}.id`),
    ...displays.flatMap((display, d) => unknown(display.zone, zones, `displays.${d}.zone`, 'zone')),
    ...(centre.voice?.quiet ?? []).flatMap(({ from, to }, q) => backwards(from, to, `voice.quiet.${q}.to`)),
    ...hoursFaults(centre),
    ...(centre.timeZone === undefined || isTimeZone(centre.timeZone) ? [] : [{ path: 'timeZone', reason: `"${centre.timeZone}" is no IANA time zone` }]),
  ]
}

/** `HH:MM` compares as text. */
const backwards = (from: Text, to: Text, path: string): Fault[] =>
  (from === undefined || to === undefined || from < to ? [] : [{ path, reason: `"${to}" is not after "${from}"` }])

/** Hours run forwards, one after another, and the day closes when nobody is served any more. */
const hoursFaults = ({ hours = {}, dayCloseAt }: LooseCentre): Fault[] => {
  const latest = Object.values(hours).flatMap((weekday) => weekday ?? []).flatMap(({ to }) => to ?? []).toSorted().at(-1)
  return [
    ...(latest === undefined || dayCloseAt === undefined || latest <= dayCloseAt ? [] : [{ path: 'dayCloseAt', reason: `"${dayCloseAt}" is before "${latest}", when the hours of a day end` }]),
    ...Object.entries(hours).flatMap(([day, weekday = []]) =>
      weekday.flatMap(({ from, to }, index) => {
        const before = weekday[index - 1]?.to
        return [
          ...backwards(from, to, `hours.${day}.${index}.to`),
          ...(before === undefined || from === undefined || before <= from
            ? []
            : [{ path: `hours.${day}.${index}.from`, reason: `"${from}" is before "${before}", the end of the hours before` }]),
        ]
      })),
  ]
}

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** What the schema says of one place, in words for who edits the file; the path leads to the key itself. */
const faultsOf = (issue: z.core.$ZodIssue): Fault[] => {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, reason: 'no such key is known here' }))
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return [{ path: path || '(the whole file)', reason: missing ? 'is missing' : issue.message }]
}

/** A configuration as it was read, checked as a whole; a refusal (`invalid`) names every path and its reason, all at once. */
export const parseCentre = (input: unknown): Result<{ centre: Centre }> => {
  const parsed = centreSchema.safeParse(input)
  const ofShape = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf)
  const loose = looseCentre.safeParse(input)
  const told = ofShape.map((fault) => fault.path)
  // one word for one place: what is of the wrong shape says that alone
  const across = (loose.success ? crossFaults(loose.data) : []).filter(({ path }) => !told.some((other) => path === other || path.startsWith(`${other}.`)))
  const faults = [...ofShape, ...across]
  if (!parsed.success || faults.length > 0) return refuse('invalid', faults.map((fault) => `${fault.path}: ${fault.reason}`).join('\n'))
  return { ok: true, centre: parsed.data }
}
