import type { Day, Onward, Ticket, Visit } from './day.ts'
import { visitOf } from './queue.ts'
import type { CentreRules } from './rules.ts'

type Rules = Pick<CentreRules, 'policy'>

/** Until when who missed this call may come back, ms. [T9] */
export const backUntil = ({ endedAt = 0 }: Ticket, { policy }: Rules): number => endedAt + policy.missedCall.withinMinutes * 60_000

/** Why a missed call can no longer be made good: came back as often as allowed, too late, or a later ticket of the visit took its place. [T9] [R3] */
export const whyNotBack = (day: Day, rules: Rules, ticket: Ticket, now: number): 'often' | 'late' | 'replaced' | undefined => {
  if (ticket.returnCount >= rules.policy.missedCall.times) return 'often'
  if (now > backUntil(ticket, rules)) return 'late'
  const { ticketIds } = visitOf(day, ticket)
  const later = ticketIds.slice(ticketIds.indexOf(ticket.id) + 1)
  return later.some((id) => day.tickets.get(id)?.serviceId === ticket.serviceId) ? 'replaced' : undefined
}

export const mayComeBack = (day: Day, rules: Rules, ticket: Ticket, now: number): boolean =>
  day.open && ticket.outcome === 'no-show' && whyNotBack(day, rules, ticket, now) === undefined

/** Promises of ordered referrals that stand: what they wait for lives, or may come back. The others have lapsed. [R2] */
export const promisesOf = (day: Day, rules: Rules, visit: Visit, now: number): readonly Onward[] =>
  visit.next.filter(({ after }) => {
    const before = day.tickets.get(after ?? '')
    return before?.status !== 'ended' || mayComeBack(day, rules, before, now)
  })

/** Whether a new referral takes the place of a promise: it names a service of it, or that of the missed ticket for which it waits. [R2] [R3] */
export const takesPlaceOf = (day: Day, referred: readonly string[], { after, serviceIds }: Onward): boolean => {
  const before = day.tickets.get(after ?? '')
  return serviceIds.some((id) => referred.includes(id)) || (before?.outcome === 'no-show' && referred.includes(before.serviceId))
}
