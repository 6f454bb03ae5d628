import type { CallReason, Outcome, PassedOver } from '../facts.ts'
import type { CentreRules } from '../rules.ts'

/**
 * A place in the one line of the house. It is never moved and never taken away: who is put back takes a new one behind
 * somebody's, and undo goes back to the old one.
 */
export interface Place { readonly at: number; readonly behind?: Place }

export interface RefPerson {
  language: string
  priority: boolean
  readonly tickets: RefTicket[]
  /** Ordered referrals that go on: which services follow the end of which ticket. */
  onwards: { readonly after: RefTicket; readonly services: readonly string[] }[]
}

export interface RefTicket {
  readonly number: string
  readonly person: RefPerson
  readonly stage: number
  readonly issuedAt: number
  service: string
  status: 'waiting' | 'called' | 'serving' | 'parked' | 'ended'
  outcome: Outcome | undefined
  /** Where it is called or served. */
  counter: string | undefined
  place: Place
  slot: number | undefined
  calledAt: number | undefined
  /** Why it was called last, and before whom. [D7] */
  calledAs: RefChoice | undefined
  missedAt: number | undefined
  comeBackTo: string | undefined
  heldSince: number | undefined
  putBack: number
  returned: number
  /** How often its status changed. */
  changes: number
}

export interface RefCounter {
  readonly id: string
  status: 'open' | 'paused' | 'closed'
  staff: string | undefined
  languages: readonly string[]
  services: readonly string[]
  last: { readonly ticket: RefTicket; readonly was: RefTicket; readonly at: number; readonly changes: number; readonly call?: RefCall; readonly next?: RefTicket } | undefined
  asks: { readonly ticket: RefTicket; readonly language: string; readonly declined: string[]; comes: string | undefined } | undefined
}

export interface RefCall { readonly ticket: RefTicket; readonly service: string; readonly priority: boolean }
export interface RefBooking { readonly code: string; readonly service: string; readonly slot: number }

export interface House {
  readonly rules: CentreRules
  now: number
  open: boolean
  readonly line: Place[]
  readonly tickets: RefTicket[]
  readonly counters: RefCounter[]
  /** Every call that stands, in order. */
  calls: RefCall[]
  bookings: RefBooking[]
}

export interface RefChoice { readonly ticket?: RefTicket; readonly reason: CallReason; readonly passedOver: readonly { readonly ticket: RefTicket; readonly rule: PassedOver['rule'] }[] }

export const minutes = (count: number): number => count * 60_000
export const isLive = (ticket: RefTicket): boolean => ticket.status === 'called' || ticket.status === 'serving'
export const liveAt = (house: House, counter: RefCounter): RefTicket | undefined => house.tickets.find((ticket) => isLive(ticket) && ticket.counter === counter.id)

/** Behind everybody who came before or at the same instant. [D3] */
export const newPlace = (house: House, at: number): Place => {
  const place: Place = { at }
  house.line.splice(house.line.findLastIndex((other) => other.at <= at) + 1, 0, place)
  return place
}

/** So many places later among the waiting of the own class; who was put back to the same place before stays before. [T4] [T9] */
export const laterPlace = (house: House, ticket: RefTicket, places: number): Place => {
  const peers = inLine(house, (other) => other.service === ticket.service && other.person.priority === ticket.person.priority)
  const { place: ahead } = peers[Math.min(places, peers.length) - 1] ?? ticket
  const behind = ahead.behind ?? ahead
  const place: Place = { at: behind.at, behind }
  house.line.splice(house.line.findLastIndex((other) => (other.behind ?? other) === behind) + 1, 0, place)
  return place
}

const inLine = (house: House, wanted: (ticket: RefTicket) => boolean): RefTicket[] =>
  house.tickets.filter((ticket) => ticket.status === 'waiting' && wanted(ticket)).toSorted((a, b) => house.line.indexOf(a.place) - house.line.indexOf(b.place))

const isDue = (house: House, ticket: RefTicket): boolean => ticket.slot !== undefined && house.now >= ticket.slot - minutes(house.rules.policy.appointments.leadMinutes)

type Class = 'priority' | 'due' | 'back here' | 'ordinary' | 'early'

const classAt = (house: House, ticket: RefTicket, counter?: RefCounter): Class => {
  if (ticket.person.priority) return 'priority'
  if (isDue(house, ticket)) return 'due'
  if (counter && ticket.comeBackTo === counter.id) return 'back here'
  return ticket.slot === undefined ? 'ordinary' : 'early'
}

/** Everybody who waits for these services, as the rules order them, at one counter or for the house. [D1] [D2] [D3] [A1] [A2] */
export const orderOf = (house: House, services: readonly string[], counter?: RefCounter): RefTicket[] => {
  const all = inLine(house, (ticket) => services.includes(ticket.service))
  return (['priority', 'due', 'back here', 'ordinary', 'early'] as const).flatMap((name) => {
    const members = all.filter((ticket) => classAt(house, ticket, counter) === name)
    return name === 'due' || name === 'early' ? members.toSorted((a, b) => (a.slot ?? 0) - (b.slot ?? 0)) : members
  })
}

/** [D4] [D5] */
const cannotBeCalled = (house: House, ticket: RefTicket, counter: RefCounter): 'busy' | 'language' | undefined => {
  if (ticket.person.tickets.some(isLive)) return 'busy'
  const { language } = ticket.person
  const spokenElsewhere = house.counters.some((other) => other !== counter && other.status === 'open' && other.services.includes(ticket.service) && other.languages.includes(language))
  const longEnough = ticket.heldSince !== undefined && house.now - ticket.heldSince >= minutes(house.rules.policy.languageHoldMinutes)
  return !counter.languages.includes(language) && spokenElsewhere && !longEnough ? 'language' : undefined
}

/** So many with priority in a row were called for this service, and another of it can be called here, not only for want of anybody else. [D8] [A2] */
const yieldsItsShare = (house: House, ticket: RefTicket, counter: RefCounter): boolean => {
  const inARow = house.rules.services.find((service) => service.id === ticket.service)?.priorityShare?.inARow
  if (inARow === undefined || !ticket.person.priority) return false
  const lastCalls = house.calls.filter((call) => call.service === ticket.service).slice(-inARow)
  const another = orderOf(house, [ticket.service], counter).some((other) => !['priority', 'early'].includes(classAt(house, other, counter)) && !cannotBeCalled(house, other, counter))
  return lastCalls.length === inARow && lastCalls.every((call) => call.priority) && another
}

export const whoIsNext = (house: House, counter: RefCounter): RefChoice => {
  const order = orderOf(house, counter.services, counter)
  const against = order.map((ticket): PassedOver['rule'] | undefined => cannotBeCalled(house, ticket, counter) ?? (yieldsItsShare(house, ticket, counter) ? 'share' : undefined))
  const found = against.indexOf(undefined)
  const ticket = order[found]
  const passedOver = order.slice(0, ticket ? found : order.length).flatMap((other, index): RefChoice['passedOver'] => {
    const rule = against[index]
    return rule ? [{ ticket: other, rule }] : []
  })
  if (!ticket) return { reason: 'longest-wait', passedOver }
  const reasons = { priority: 'priority', due: 'appointment', 'back here': 'return' } as const
  const name = classAt(house, ticket, counter)
  if (name !== 'ordinary' && name !== 'early') return { ticket, reason: reasons[name], passedOver }
  return { ticket, reason: passedOver.some((other) => other.rule === 'language') ? 'language' : 'longest-wait', passedOver }
}
