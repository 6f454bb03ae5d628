import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { centreSchema } from './schema.ts'
import type { Centre, Words } from './schema.ts'

interface Fault { path: string; reason: string }

const repeated = (values: readonly string[], path: (index: number) => string): Fault[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [{ path: path(index), reason: `"${value}" stands twice` }] : []))

const unknown = (value: string, known: ReadonlySet<string>, path: string, what: string): Fault[] =>
  known.has(value) ? [] : [{ path, reason: `no ${what} has the id "${value}"` }]

/** What the lists say of each other; a schema cannot tell. */
const crossFaults = (centre: Centre): Fault[] => {
  const ids = (list: readonly { id: string }[]): Set<string> => new Set(list.map((item) => item.id))
  const [services, zones, agencies, documents] = [ids(centre.services), ids(centre.zones), ids(centre.agencies), ids(centre.documents)]
  const spoken = (words: Words, path: string): Fault[] =>
    centre.languages.filter((language) => !words[language]).map((language) => ({ path: `${path}.${language}`, reason: 'the centre speaks this language: the words are missing' }))
  const unique = (['agencies', 'zones', 'documents', 'services', 'topics', 'counters'] as const).flatMap((list) =>
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
      ...service.sees.flatMap((document, d) => unknown(document, documents, `services.${s}.sees.${d}`, 'document')),
      ...service.needs.flatMap((document, d) => unknown(document, documents, `services.${s}.needs.${d}`, 'document')),
      ...spoken(service.name, `services.${s}.name`),
      ...spoken(service.shortName, `services.${s}.shortName`),
      ...(centre.counters.some((counter) => counter.services.includes(service.id)) ? [] : [{ path: `services.${s}.id`, reason: `no counter serves "${service.id}"` }]),
    ]),
    ...centre.topics.flatMap((topic, t) => [
      ...unknown(topic.service, services, `topics.${t}.service`, 'service'),
      ...(topic.suggests === undefined ? [] : unknown(topic.suggests, services, `topics.${t}.suggests`, 'service')),
      ...spoken(topic.name, `topics.${t}.name`),
    ]),
    ...centre.counters.flatMap((counter, c) => [
      ...unknown(counter.zone, zones, `counters.${c}.zone`, 'zone'),
      ...counter.services.flatMap((service, s) => unknown(service, services, `counters.${c}.services.${s}`, 'service')),
    ]),
    ...(isTimeZone(centre.timeZone) ? [] : [{ path: 'timeZone', reason: `"${centre.timeZone}" is no IANA time zone` }]),
  ]
}

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** A configuration as it was read, checked as a whole; a refusal (`invalid`) names every path and its reason. */
export const parseCentre = (input: unknown): Result<{ centre: Centre }> => {
  const parsed = centreSchema.safeParse(input)
  const faults = parsed.success
    ? crossFaults(parsed.data)
    : parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || '(the whole file)', reason: issue.message }))
  if (!parsed.success || faults.length > 0) return refuse('invalid', faults.map((fault) => `${fault.path}: ${fault.reason}`).join('\n'))
  return { ok: true, centre: parsed.data }
}
