import type { Day, Onward, Ticket, Visit } from './day.ts'
import { visitOf } from './queue.ts'
import { refuse } from './result.ts'
import type { Refusal } from './result.ts'
import type { CentreRules } from './rules.ts'

type Rules = Pick<CentreRules, 'policy'>

/** Until when who missed this call may come back, ms. [T9] */
export const backUntil = ({ endedAt = 0 }: Ticket, { policy }: Rules): number => endedAt + policy.missedCall.withinMinutes * 60_000

const oftenOrLate = (rules: Rules, ticket: Ticket, now: number): 'often' | 'late' | undefined => {
  if (ticket.returnCount >= rules.policy.missedCall.times) return 'often'
  return now > backUntil(ticket, rules) ? 'late' : undefined
}

/** The place that a visit holds in a queue: its other ticket there. [R3] */
export const placeIn = (day: Day, { ticketIds }: Visit, serviceId: string, except?: Ticket): Ticket | undefined =>
  ticketIds.flatMap((id) => day.tickets.get(id) ?? []).find((ticket) => ticket.serviceId === serviceId && ticket.status !== 'ended' && ticket.id !== except?.id)

/**
 * Why a missed call can no longer be made good: came back as often as allowed, too late, or the visit has a later ticket or
 * another place in that queue, or is on its way to it anew. [T9] [R3]
 */
export const whyNotBack = (day: Day, rules: Rules, ticket: Ticket, now: number): 'often' | 'late' | 'replaced' | undefined => {
  const why = oftenOrLate(rules, ticket, now)
  if (why !== undefined) return why
  const visit = visitOf(day, ticket)
  const later = visit.ticketIds.slice(visit.ticketIds.indexOf(ticket.id) + 1)
  const replaced = later.some((id) => day.tickets.get(id)?.serviceId === ticket.serviceId) || placeIn(day, visit, ticket.serviceId) !== undefined
    // whether what a promise waits for was replaced itself is not asked: two could ask each other without end
    || visit.next.some((onward) => onward.after !== ticket.id && onward.serviceIds.includes(ticket.serviceId) && mayGoOn(day, rules, onward, now))
  return replaced ? 'replaced' : undefined
}

const mayGoOn = (day: Day, rules: Rules, { after }: Onward, now: number): boolean => {
  const before = day.tickets.get(after ?? '')
  return before?.status !== 'ended' || (before.outcome === 'no-show' && oftenOrLate(rules, before, now) === undefined)
}

export const mayComeBack = (day: Day, rules: Rules, ticket: Ticket, now: number): boolean =>
  day.open && ticket.outcome === 'no-show' && whyNotBack(day, rules, ticket, now) === undefined

/** Promises of ordered referrals that stand: what they wait for lives, or may come back. The others have lapsed. [R2] */
export const promisesOf = (day: Day, rules: Rules, visit: Visit, now: number): readonly Onward[] =>
  visit.next.filter(({ after }) => {
    const before = day.tickets.get(after ?? '')
    return before?.status !== 'ended' || mayComeBack(day, rules, before, now)
  })

/**
 * Why a visit can have no other ticket in this queue: it holds a place there, or these promises lead to it. Which ticket that is, and
 * where it stands, is told to nobody who may not see that queue. [R1] [R3]
 */
export const alreadyIn = (day: Day, visit: Visit, serviceId: string, promises: readonly Onward[], except?: Ticket): Refusal | undefined => {
  if (placeIn(day, visit, serviceId, except)) return refuse('conflict', `the visit already has a place in the queue of "${serviceId}"`)
  return promises.some(({ serviceIds }) => serviceIds.includes(serviceId)) ? refuse('conflict', `the visit is already on its way to "${serviceId}"`) : undefined
}

/** Whether a new referral takes the place of a promise: it names a service of it, or that of the missed ticket for which it waits. [R2] [R3] */
export const takesPlaceOf = (day: Day, referred: readonly string[], { after, serviceIds }: Onward): boolean => {
  const before = day.tickets.get(after ?? '')
  return serviceIds.some((id) => referred.includes(id)) || (before?.outcome === 'no-show' && referred.includes(before.serviceId))
}
