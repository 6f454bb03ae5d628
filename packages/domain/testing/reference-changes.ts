import type { ErrorCode } from '../result.ts'
import type { Staff } from '../decide/context.ts'
import { isLive, laterPlace, liveAt, minutes, newPlace } from './reference-queue.ts'
import type { House, RefChoice, RefCounter, RefPerson, RefTicket } from './reference-queue.ts'

export type Answer = 'ok' | ErrorCode
export interface Own { readonly counter: RefCounter; readonly live: RefTicket | undefined }

export const ownOf = (house: House, staff: Staff): Own | undefined => {
  const counter = house.counters.find((one) => one.status !== 'closed' && one.staff === staff.id)
  return counter && { counter, live: liveAt(house, counter) }
}
export const offers = (house: House, language: string): boolean => house.rules.languages.includes(language)
export const serviceOf = (house: House, id: string) => house.rules.services.find((service) => service.id === id)
const issuedBy = (house: House, letters: string): RefTicket[] => house.tickets.filter((ticket) => ticket.number.startsWith(letters))
export const isFull = (house: House, id: string): boolean => {
  const service = serviceOf(house, id)
  return service?.dailyQuota !== undefined && issuedBy(house, service.letters).length >= service.dailyQuota
}

export const give = (house: House, person: RefPerson, service: string, how: { stage: number; at: number; slot?: number | undefined }): RefTicket => {
  const letters = serviceOf(house, service)?.letters ?? ''
  const ticket: RefTicket = {
    number: `${letters}${String(issuedBy(house, letters).length + 1).padStart(3, '0')}`, person, service, stage: how.stage, slot: how.slot, issuedAt: house.now, place: newPlace(house, how.at),
    status: 'waiting', outcome: undefined, counter: undefined, calledAt: undefined, calledAs: undefined, missedAt: undefined, comeBackTo: undefined, heldSince: undefined, putBack: 0, returned: 0, changes: 0,
  }
  house.tickets.push(ticket)
  person.tickets.push(ticket)
  return ticket
}

/** Who has left the counter needs nobody there. [I1] */
export const tidy = (house: House): 'ok' => {
  for (const counter of house.counters) if (counter.asks && counter.asks.ticket !== liveAt(house, counter)) counter.asks = undefined
  return 'ok'
}

/** A change that a counter makes to a ticket, which it may take back. */
export const change = (house: House, counter: RefCounter, ticket: RefTicket, to: Partial<RefTicket>): 'ok' => {
  const was = { ...ticket }
  Object.assign(ticket, { counter: undefined, ...to, changes: ticket.changes + 1 })
  counter.last = { ticket, was, at: house.now, changes: ticket.changes }
  return tidy(house)
}

/** [D6] */
export const creditedAt = (house: House, person: RefPerson): number => {
  const first = person.tickets[0]
  return house.now - Math.round(house.rules.policy.journeyCredit * (first?.calledAt === undefined ? 0 : first.calledAt - first.issuedAt))
}

export const end = (house: House, counter: RefCounter, ticket: RefTicket, outcome: 'served' | 'no-show' | 'cancelled'): 'ok' => {
  change(house, counter, ticket, { status: 'ended', outcome, ...(outcome === 'no-show' && { missedAt: house.now }) })
  // who missed a call may come back: the order waits [R2]
  if (outcome === 'no-show') return 'ok'
  // the next of an ordered referral [R2]
  const { person } = ticket
  for (const onward of person.onwards.filter((one) => one.after === ticket)) {
    const [service = '', ...services] = onward.services
    const next = give(house, person, service, { stage: ticket.stage + 1, at: creditedAt(house, person) })
    person.onwards = [...person.onwards.filter((one) => one !== onward), ...(services.length > 0 ? [{ after: next, services }] : [])]
    if (counter.last) counter.last = { ...counter.last, next }
  }
  return 'ok'
}

export const call = (house: House, counter: RefCounter, ticket: RefTicket, calledAs: RefChoice): 'ok' => {
  const { priority, language } = ticket.person
  change(house, counter, ticket, { status: 'called', counter: counter.id, calledAt: house.now, calledAs, comeBackTo: undefined })
  const standing = { ticket, service: ticket.service, priority }
  house.calls.push(standing)
  if (counter.last) counter.last = { ...counter.last, call: standing }
  if (!counter.languages.includes(language)) counter.asks = { ticket, language, declined: [], comes: undefined }
  return 'ok'
}

/** What a free, open counter may be asked; else why it is not. [C3] */
export const caller = (house: House, staff: Staff): RefCounter | ErrorCode => {
  if (!house.open) return 'closed'
  const own = ownOf(house, staff)
  return !own || own.counter.status === 'paused' || own.live ? 'conflict' : own.counter
}

/** One of the tickets a counter may touch: the live one here, or one that is live nowhere and stands in a queue served here. */
export const touched = (house: House, staff: Staff, ticket: RefTicket | undefined, from: readonly RefTicket['status'][]): Own & { ticket: RefTicket } | ErrorCode => {
  const own = ownOf(house, staff)
  if (!own) return 'conflict'
  if (!ticket) return 'not-found'
  if (ticket !== own.live && (isLive(ticket) || !own.counter.services.includes(ticket.service))) return 'forbidden'
  return from.includes(ticket.status) ? { ...own, ticket } : 'conflict'
}

/** The live ticket of the own counter, where it is in this state. */
export const atHand = (house: House, staff: Staff, from: readonly RefTicket['status'][]): { counter: RefCounter; ticket: RefTicket } | undefined => {
  const own = ownOf(house, staff)
  return own?.live && from.includes(own.live.status) ? { counter: own.counter, ticket: own.live } : undefined
}

export const shut = (house: House, counter: RefCounter): void => {
  const services = house.rules.counters.find((one) => one.id === counter.id)?.services ?? []
  Object.assign(counter, { status: 'closed', staff: undefined, languages: [], services, last: undefined })
}

export const turn = (house: House, staff: Staff, from: 'open' | 'paused', to: 'open' | 'paused'): Answer => {
  const own = ownOf(house, staff)
  if (own?.counter.status !== from) return 'conflict'
  own.counter.status = to
  return 'ok'
}

const inTime = ({ now, rules: { policy: { missedCall } } }: House, ticket: RefTicket): boolean =>
  ticket.outcome === 'no-show' && ticket.returned < missedCall.times && now - (ticket.missedAt ?? 0) <= minutes(missedCall.withinMinutes)

/** Whether a missed call can still be made good. [T9] */
export const comesBack = (house: House, ticket: RefTicket): boolean => {
  const { tickets, onwards } = ticket.person
  const replaced = tickets.some((other) => other.service === ticket.service && (tickets.indexOf(other) > tickets.indexOf(ticket) || (other !== ticket && other.status !== 'ended')))
  const onItsWay = onwards.some(({ after, services }) => after !== ticket && services.includes(ticket.service) && (after.status !== 'ended' || inTime(house, after)))
  return house.open && inTime(house, ticket) && !replaced && !onItsWay
}

/** What was promised to a person in ordered referrals and has not lapsed. [R2] */
export const promisesTo = (house: House, person: RefPerson): RefPerson['onwards'] => person.onwards.filter(({ after }) => after.status !== 'ended' || comesBack(house, after))

/** One place in a queue is all that a visit can have, or be on its way to. [R3] */
export const isTaken = (house: House, ticket: RefTicket, service: string): boolean =>
  ticket.person.tickets.some((other) => other !== ticket && other.status !== 'ended' && other.service === service) || promisesTo(house, ticket.person).some(({ services }) => services.includes(service))

/** A booked time that has come is spent by a call that nobody answered: else it would go ahead of everybody at once. [T4] [T9] */
export const putBehind = (house: House, ticket: RefTicket, places: number): Partial<RefTicket> => {
  const due = ticket.slot !== undefined && house.now >= ticket.slot - minutes(house.rules.policy.appointments.leadMinutes)
  return { place: laterPlace(house, ticket, places), ...(due && { slot: undefined }) }
}
