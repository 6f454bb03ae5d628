import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import type { z } from 'zod'
import { centreSchema } from './schema.ts'
import type { Centre, Words } from './schema.ts'

interface Fault { path: string; reason: string }

const repeated = (values: readonly string[], path: (index: number) => string): Fault[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [{ path: path(index), reason: `"${value}" stands twice` }] : []))

const unknown = (value: string, known: ReadonlySet<string>, path: string, what: string): Fault[] =>
  known.has(value) ? [] : [{ path, reason: `no ${what} has the id "${value}"` }]

/** A list of ids inside an item: each known, none twice. */
const references = (values: readonly string[], known: ReadonlySet<string>, path: string, what: string): Fault[] => [
  ...values.flatMap((value, index) => unknown(value, known, `${path}.${index}`, what)),
  ...repeated(values, (index) => `${path}.${index}`),
]

const ids = (list: readonly { id: string }[]): ReadonlySet<string> => new Set(list.map((item) => item.id))

/** What the lists say of each other; a schema cannot tell. */
const crossFaults = (centre: Centre): Fault[] => {
  const [services, zones, agencies, documents] = [ids(centre.services), ids(centre.zones), ids(centre.agencies), ids(centre.documents)]
  const spoken = (words: Words, path: string): Fault[] =>
    centre.languages.filter((language) => !words[language]).map((language) => ({
      path: `${path}.${language}`, reason: 'the centre speaks this language: the words are missing',
    }))
  const unique = (['agencies', 'zones', 'documents', 'services', 'topics', 'counters', 'notices'] as const).flatMap((list) =>
    repeated(centre[list].map((item) => item.id), (index) => `${list}.${index}.id`))
  return [
    ...unique,
    ...repeated(centre.languages, (index) => `languages.${index}`),
    ...repeated(centre.services.map((service) => service.letters), (index) => `services.${index}.letters`),
    ...repeated(centre.counters.map((counter) => counter.number), (index) => `counters.${index}.number`),
    ...centre.zones.flatMap((zone, z) => spoken(zone.name, `zones.${z}.name`)),
    ...centre.documents.flatMap((document, d) => spoken(document.name, `documents.${d}.name`)),
    ...centre.services.flatMap((service, s) => [
      ...unknown(service.zone, zones, `services.${s}.zone`, 'zone'),
      ...unknown(service.agency, agencies, `services.${s}.agency`, 'agency'),
      ...references(service.sees, documents, `services.${s}.sees`, 'document'),
      ...references(service.needs, documents, `services.${s}.needs`, 'document'),
      ...spoken(service.name, `services.${s}.name`),
      ...spoken(service.shortName, `services.${s}.shortName`),
      ...(centre.counters.some((counter) => counter.services.includes(service.id))
        ? []
        : [{ path: `services.${s}.id`, reason: `no counter serves "${service.id}"` }]),
    ]),
    ...centre.topics.flatMap((topic, t) => [
      ...unknown(topic.service, services, `topics.${t}.service`, 'service'),
      ...(topic.suggests === undefined ? [] : unknown(topic.suggests, services, `topics.${t}.suggests`, 'service')),
      ...spoken(topic.name, `topics.${t}.name`),
    ]),
    ...centre.counters.flatMap((counter, c) => [
      ...unknown(counter.zone, zones, `counters.${c}.zone`, 'zone'),
      ...references(counter.services, services, `counters.${c}.services`, 'service'),
    ]),
    ...centre.notices.flatMap((notice, n) => spoken(notice.texts, `notices.${n}.texts`)),
    ...repeated(centre.displays.map((display) => display.id), (index) => `displays.${index}.id`),
    ...centre.displays.flatMap((display, d) => (display.zone === undefined ? [] : unknown(display.zone, zones, `displays.${d}.zone`, 'zone'))),
    ...centre.voice.quiet.flatMap(({ from, to }, q) => (from < to ? [] : [{ path: `voice.quiet.${q}.to`, reason: `"${to}" is not after "${from}"` }])),
    ...hoursFaults(centre),
    ...(isTimeZone(centre.timeZone) ? [] : [{ path: 'timeZone', reason: `"${centre.timeZone}" is no IANA time zone` }]),
  ]
}

/** Hours run forwards, one after another, and the day closes when nobody is served any more. `HH:MM` compares as text. */
const hoursFaults = (centre: Centre): Fault[] => {
  const latest = Object.values(centre.hours).flat().map((hours) => hours.to).toSorted().at(-1) ?? '00:00'
  return [
    ...(latest <= centre.dayCloseAt ? [] : [{ path: 'dayCloseAt', reason: `"${centre.dayCloseAt}" is before "${latest}", when the hours of a day end` }]),
    ...Object.entries(centre.hours).flatMap(([day, hours]) =>
      hours.flatMap(({ from, to }, index) => {
        const before = hours[index - 1]
        return [
          ...(from < to ? [] : [{ path: `hours.${day}.${index}.to`, reason: `"${to}" is not after "${from}"` }]),
          ...(before === undefined || before.to <= from
            ? []
            : [{ path: `hours.${day}.${index}.from`, reason: `"${from}" is before "${before.to}", the end of the hours before` }]),
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

/** A configuration as it was read, checked as a whole; a refusal (`invalid`) names every path and its reason. */
export const parseCentre = (input: unknown): Result<{ centre: Centre }> => {
  const parsed = centreSchema.safeParse(input)
  const faults = parsed.success ? crossFaults(parsed.data) : parsed.error.issues.flatMap(faultsOf)
  if (!parsed.success || faults.length > 0) return refuse('invalid', faults.map((fault) => `${fault.path}: ${fault.reason}`).join('\n'))
  return { ok: true, centre: parsed.data }
}
