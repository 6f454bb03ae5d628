import type { Fact } from '../facts.ts'
import { freeBlock, leaseOf } from '../leases.ts'
import { refuse } from '../result.ts'
import { accept } from './context.ts'
import type { Context, Decision } from './context.ts'
import { freshCode, numberOf } from './issue.ts'
import { ended } from './ticket.ts'

/**
 * Sets numbers and visit codes aside for a device, one block for each service that gives first tickets, so that it can go on
 * without the hub. A device that has its blocks today gets no others. [O1]
 */
export const leaseNumbers = (context: Context, device: string): Decision => {
  const { day, rules } = context
  if (!day.open) return refuse('closed', 'the day is closed')
  const size = rules.policy.offlineNumbers
  const firstServices = new Set(rules.topics.map((topic) => topic.service))
  const missing = [...firstServices].filter((serviceId) => size > 0 && !day.leases.some((lease) => lease.device === device && lease.serviceId === serviceId))
  const codes = new Set<string>()
  const lettersOf = (serviceId: string): string => rules.services.find((service) => service.id === serviceId)?.letters ?? ''
  return accept(missing.map((serviceId): Fact => {
    const visitCodes = Array.from({ length: size }, () => {
      let code = freshCode(context)
      while (codes.has(code)) code = freshCode(context)
      codes.add(code)
      return code
    })
    return { type: 'numbers-leased', serviceId, data: { device, ...freeBlock(day, serviceId, lettersOf(serviceId), size), letters: lettersOf(serviceId) }, private: { visitCodes } }
  }))
}

export interface HandIn {
  businessDay: string
  topicId: string
  language: string
  priority?: boolean
  partySize?: number
  assisted?: boolean
  ordinal: number
  visitCode: string
  /** Milliseconds since 1970, by the device's clock. */
  issuedAt: number
  /** The command whose answer the device never saw, if it asked the hub first. */
  firstCommandId?: string
}

/** Of a reserve that does not say its letters: those of the service, else those on its tickets of today. */
const lettersToday = ({ day, rules }: Context, serviceId: string): string =>
  rules.services.find((service) => service.id === serviceId)?.letters
  ?? [...day.tickets.values()].find((ticket) => ticket.serviceId === serviceId)?.number.replace(/\d+$/, '') ?? ''

/**
 * A ticket that a device issued on paper without the hub takes its true place. What the hub may have issued for the same
 * person, in an answer that was lost, ends as replaced: the paper in the hand is the ticket. Handed in twice, it is one
 * ticket. `closed` for another day; `conflict` for a number or code that is not of this device's reserve, or is taken. [O2] [O3] [L7]
 */
export const handIn = (context: Context, request: HandIn, device: string): Decision => {
  const { day, rules, now, supply } = context
  if (!day.open || request.businessDay !== day.businessDay) return refuse('closed', `the day of this ticket, ${request.businessDay}, is over`)
  const lease = leaseOf(day, device, request.ordinal, request.visitCode)
  if (!lease) return refuse('conflict', 'this number or code is not of the reserve of this device')
  // topic and service may be lost since: the paper in the hand says the service of the reserve, under its letters then
  if (!rules.topics.some((topic) => topic.id === request.topicId) && !/^[a-z][a-z0-9-]{0,39}$/.test(request.topicId)) return refuse('not-found', 'this is no id of a topic')
  const letters = lease.letters ?? lettersToday(context, lease.serviceId)
  const number = numberOf({ letters }, request.ordinal)
  const taken = [...day.tickets.values()].find((ticket) => ticket.number === number)
  const visitOfCode = day.visitByCode.get(request.visitCode)
  if (taken && taken.visitId === visitOfCode) return accept([], { ticketIds: [taken.id], visitId: taken.visitId })
  if (taken || visitOfCode !== undefined) return refuse('conflict', `number ${number} or its code was handed in before for somebody else`)
  // a device whose clock is wrong does not jump the queue further than to when it got its reserve
  const issuedAt = Math.min(now, Math.max(lease.at, request.issuedAt))
  const other = day.tickets.get(day.issuedBy.get(`${device} ${request.firstCommandId}`) ?? '')
  const replaced = other && ['waiting', 'called', 'parked'].includes(other.status) ? [ended(other, 'replaced')] : []
  const [visitId, ticketId] = [supply.id(), supply.id()]
  const visit = { language: request.language, priority: request.priority ?? false, partySize: request.partySize ?? 1, topicId: request.topicId, assisted: request.assisted ?? false }
  const ids = { visitId, ticketId, serviceId: lease.serviceId }
  return accept([
    ...replaced,
    { type: 'visit-started', visitId, data: visit, private: { visitCode: request.visitCode } },
    {
      type: 'ticket-issued', ...ids,
      data: { businessDay: day.businessDay, number, ordinal: request.ordinal, stage: 1, language: visit.language, priority: visit.priority, orderAt: issuedAt, issuedAt },
    },
    { type: 'paper-requested', ...ids, data: { device, jobId: null, reprint: false } },
  ], { ticketIds: [ticketId], visitId })
}
