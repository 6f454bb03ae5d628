import type { Centre } from '@senha/centre'

/** What is taken out of a configuration, or changed in it, between two starts of the hub. */
export interface Cut {
  readonly services: readonly string[]
  readonly counters: readonly string[]
  readonly topics: readonly string[]
  readonly documents: readonly string[]
  readonly zones: readonly string[]
  readonly agencies: readonly string[]
  readonly languages: readonly string[]
  readonly notices: readonly string[]
  /** Every service gets the letters of the next one. */
  readonly shiftLetters: boolean
  /** Topics start at another service. */
  readonly topicsStartAt?: string | undefined
  readonly timeZone?: string | undefined
  readonly dayCloseAt?: string | undefined
  readonly quota?: number | undefined
}

/** All but those, and at least the first. */
const rest = <T>(all: readonly T[], out: (one: T) => boolean): T[] => {
  const left = all.filter((one) => !out(one))
  return left.length > 0 ? left : all.slice(0, 1)
}

/** The configuration as somebody would write it who takes these out: what named them names something else, or is gone too. */
export const cutCentre = (centre: Centre, cut: Cut): Centre => {
  const agencies = rest(centre.agencies, ({ id }) => cut.agencies.includes(id))
  const agencyOf = (id: string): string => (agencies.some((agency) => agency.id === id) ? id : (agencies[0]?.id ?? id))
  const zones = rest(centre.zones, ({ id }) => cut.zones.includes(id))
  const zoneOf = (id: string): string => (zones.some((zone) => zone.id === id) ? id : (zones[0]?.id ?? id))
  const documents = centre.documents.filter(({ id }) => !cut.documents.includes(id))
  const seen = (ids: readonly string[]): string[] => ids.filter((id) => documents.some((document) => document.id === id))
  const counters = rest(centre.counters, ({ id }) => cut.counters.includes(id))
  const left = rest(centre.services, ({ id }) => cut.services.includes(id))
  const served = counters.map((counter) => ({ ...counter, zone: zoneOf(counter.zone), services: counter.services.filter((id) => left.some((service) => service.id === id)) })).filter((counter) => counter.services.length > 0)
  // a service that no counter serves any more gets one
  const [first = { id: 'last', number: '999', zone: zones[0]?.id ?? '', services: [] }, ...others] = served
  const orphans = left.map(({ id }) => id).filter((id) => !served.some((counter) => counter.services.includes(id)))
  const letters = left.map((service) => service.letters)
  const services = left.map((service, index) => ({
    ...service, agency: agencyOf(service.agency), zone: zoneOf(service.zone), sees: seen(service.sees), needs: seen(service.needs),
    letters: cut.shiftLetters ? (letters[(index + 1) % letters.length] ?? service.letters) : service.letters, ...(cut.quota !== undefined && { dailyQuota: cut.quota }),
  }))
  const known = (id: string | undefined): boolean => services.some((service) => service.id === id)
  const start = known(cut.topicsStartAt) ? cut.topicsStartAt : undefined
  const topics = rest(centre.topics, ({ id }) => cut.topics.includes(id)).map(({ suggests, ...topic }) => ({
    ...topic, service: start ?? (known(topic.service) ? topic.service : (services[0]?.id ?? '')), ...(known(suggests) && { suggests }),
  }))
  return {
    ...centre, agencies, zones, documents, services, topics, counters: [{ ...first, services: [...first.services, ...orphans] }, ...others],
    languages: rest(centre.languages, (language) => cut.languages.includes(language)), notices: centre.notices.filter(({ id }) => !cut.notices.includes(id)),
    displays: [], timeZone: cut.timeZone ?? centre.timeZone, dayCloseAt: cut.dayCloseAt ?? centre.dayCloseAt,
  }
}
