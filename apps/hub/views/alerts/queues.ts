import { counterNow, issuingOf, localClock, localWeekday, ownerOf, servicesAt, visitOf, withinHours } from '@senha/domain'
import type { Day, OpeningRules, Ticket } from '@senha/domain'
import type { Centre, Counter, Language, Service } from '@senha/centre'
import type { StaffUser, Unattended } from '@senha/protocol'
import { iso } from '../../clock.ts'
import { attention } from '../../timings.ts'
import { languageOf } from '../house.ts'
import type { House } from '../house.ts'
import { minutes } from './moment.ts'
import type { Found, Moment } from './moment.ts'

/** People who wait, by service, those of longest waits first. */
const waitingBy = ({ day, centre }: Pick<House, 'day' | 'centre'>): [Service, Ticket[]][] =>
  centre.services.flatMap((service) => {
    const tickets = [...(day.waiting.get(service.id) ?? [])].flatMap((id) => day.tickets.get(id) ?? [])
    return tickets.length === 0 ? [] : [[service, tickets.toSorted((a, b) => a.issuedAt - b.issuedAt)] satisfies [Service, Ticket[]]]
  })

const firstOf = (tickets: readonly Ticket[]): number => Math.min(...tickets.map((ticket) => ticket.issuedAt))

const isServing = (day: Day, centre: Centre, status: 'open' | 'paused', serviceId: string) => (counter: Counter): boolean =>
  counterNow(day, counter.id).status === status && servicesAt(day, centre, counter).includes(serviceId)

/** A queue in which people wait and that no counter calls. */
interface Unserved { readonly service: Service; readonly tickets: readonly Ticket[]; readonly paused: readonly Counter[] }
const unserved = ({ day, centre }: Pick<House, 'day' | 'centre'>): Unserved[] =>
  waitingBy({ day, centre }).flatMap(([service, tickets]) =>
    (centre.counters.some(isServing(day, centre, 'open', service.id)) ? [] : [{ service, tickets, paused: centre.counters.filter(isServing(day, centre, 'paused', service.id)) }]))

/** Of one agency, for its consoles. */
export const unattendedOf = (house: House, agency: string): Unattended[] =>
  unserved(house).filter(({ service }) => ownerOf(house.centre, service.id) === agency)
    .map(({ service, tickets, paused }) => ({ serviceId: service.id, count: tickets.length, at: iso(firstOf(tickets)), ...(paused.length > 0 && { paused: true }) }))

/** Staff of a service's agency who are signed in, and where each is. */
const ableTo = ({ house: { day, centre }, present }: Moment, service: Service): { name: string; counter?: string }[] => {
  const able = new Map<string, StaffUser>(present.filter((user) => user.agency === service.agency).map((user) => [user.id, user]))
  return [...able.values()].map(({ id, name }) => {
    const counter = centre.counters.find((one) => counterNow(day, one.id).userId === id)
    return { name, ...(counter && { counter: counter.number }) }
  })
}

/** Closed counters at which a service may be served: those meant for it; where there are none, any of its agency, whose staff choose what they serve. */
const couldOpen = ({ house: { day, centre } }: Moment, service: Service): Counter[] => {
  const closed = centre.counters.filter((counter) => counterNow(day, counter.id).status === 'closed')
  const meant = closed.filter((counter) => counter.services.includes(service.id))
  return meant.length > 0 ? meant : closed.filter((counter) => counter.services.every((id) => ownerOf(centre, id) === service.agency))
}

const noCounter = (moment: Moment): Found[] =>
  unserved(moment.house).map(({ service, tickets, paused }) => ({
    code: paused.length > 0 ? 'all-paused' : 'no-counter', subject: service.id, at: firstOf(tickets), count: tickets.length,
    counters: (paused.length > 0 ? paused : couldOpen(moment, service)).map(({ number }) => number), staff: ableTo(moment, service),
  }))

const longWaits = ({ house }: Moment): Found[] =>
  waitingBy(house).flatMap(([service, tickets]): Found[] => {
    const passed = firstOf(tickets) + minutes(service.targetWaitMinutes)
    const count = tickets.filter((ticket) => house.now - ticket.issuedAt > minutes(service.targetWaitMinutes)).length
    return count > 0 ? [{ code: 'target-wait', subject: service.id, at: passed, count }] : []
  })

const lateForBooked = ({ house }: Moment): Found[] =>
  waitingBy(house).flatMap(([service, tickets]): Found[] => {
    const late = tickets.flatMap(({ slotAt }) => (slotAt !== undefined && house.now - slotAt > minutes(attention.bookedMinutes) ? [slotAt] : []))
    return late.length > 0 ? [{ code: 'booked-due', subject: service.id, at: Math.min(...late), count: late.length }] : []
  })

/** A language that nobody who is signed in speaks, though counters are open where it waits. */
const loneLanguages = ({ house, present }: Moment): Found[] => {
  const { day, centre } = house
  const lone = new Map<Language, { tickets: Ticket[]; services: string[] }>()
  for (const [service, tickets] of waitingBy(house)) {
    const open = centre.counters.filter(isServing(day, centre, 'open', service.id))
    if (open.length === 0) continue
    for (const ticket of tickets) {
      const language = languageOf(visitOf(day, ticket))
      if (open.some(({ id }) => counterNow(day, id).languages.includes(language)) || present.some(({ languages }) => languages.includes(language))) continue
      const known = lone.get(language) ?? { tickets: [], services: [] }
      known.tickets.push(ticket)
      if (!known.services.includes(service.id)) known.services.push(service.id)
      lone.set(language, known)
    }
  }
  return [...lone].map(([language, { tickets, services }]) => ({ code: 'language-alone', subject: language, language, at: firstOf(tickets), count: tickets.length, others: services }))
}

const fullQuotas = ({ house: { day, centre, now } }: Moment): Found[] =>
  centre.services.filter((service) => issuingOf(day, centre, service, now) === 'full').map((service) => ({ code: 'quota-full', subject: service.id, ...(service.dailyQuota !== undefined && { count: service.dailyQuota }) }))

/** Minutes since midnight of `HH:MM`. */
const ofDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The doors are shut for today and people wait inside; or hours say open and the day is not. */
const hours = ({ house: { day, centre, now }, byHours, open }: Moment): Found[] => {
  if (!byHours) return []
  if (!day.open) return withinHours(centre, now) ? [{ code: 'day-not-open', subject: centre.id }] : []
  const clock = localClock(now, centre.timeZone)
  const hoursOf: OpeningRules['hours'] = centre.hours
  const closed = hoursOf[localWeekday(now, centre.timeZone)]?.at(-1)?.to
  const count = [...day.waiting.values()].reduce((sum, queue) => sum + queue.size, 0)
  if (open || count === 0 || (closed !== undefined && clock < closed)) return []
  return [{ code: 'after-hours', subject: centre.id, count, ...(closed !== undefined && { at: Math.floor(now / 60_000) * 60_000 - minutes(ofDay(clock) - ofDay(closed)) }) }]
}

/** What the queues and the hours ask for. */
export const queueAlerts = (moment: Moment): Found[] =>
  [hours, noCounter, longWaits, lateForBooked, loneLanguages, fullQuotas].flatMap((look) => look(moment))
