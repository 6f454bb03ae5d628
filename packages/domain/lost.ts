import type { CounterNow, Day } from './day.ts'
import { of } from './decide/context.ts'
import type { Fact } from './facts.ts'
import type { CentreRules, CounterRules, ServiceRules } from './rules.ts'

/**
 * The day may name what the centre's configuration no longer has: it was changed between two starts of the hub. Everybody
 * who waits goes on waiting where staff see them. (SPEC.md, L1 to L7)
 */

export const isLost = (rules: Pick<CentreRules, 'services'>, serviceId: string): boolean =>
  !rules.services.some((service) => service.id === serviceId)

/** Who sees to people whose service is gone: the Welcoming Office; a centre without one, its first service. [L1] */
const welcomeOf = (rules: Pick<CentreRules, 'services'>): ServiceRules | undefined =>
  rules.services.find((service) => service.kind === 'welcome') ?? rules.services[0]

/** The service itself, or who stands in for it where it is lost. [L5] */
export const serviceOrWelcome = (rules: Pick<CentreRules, 'services'>, serviceId: string): ServiceRules | undefined =>
  rules.services.find((service) => service.id === serviceId) ?? welcomeOf(rules)

/** Whose staff see to a queue: the service's agency; of a lost service, the Welcoming Office's. [L1] */
export const ownerOf = (rules: Pick<CentreRules, 'services'>, serviceId: string): string | undefined =>
  serviceOrWelcome(rules, serviceId)?.agency

/** Whether somebody is of the Welcoming Office's agency. */
export const isOfWelcome = (rules: Pick<CentreRules, 'services'>, agency: string): boolean => welcomeOf(rules)?.agency === agency

/** Whether a counter may touch a queue: one that it serves, or a lost one that its staff look after. [L1] */
export const mayTouch = (rules: CentreRules, agency: string, counter: CounterRules, serviceId: string): boolean =>
  counter.services.includes(serviceId) || (isLost(rules, serviceId) && ownerOf(rules, serviceId) === agency)

/** Lost services in which somebody still holds a place, in the order of their first tickets. */
export const lostServices = (day: Day, rules: Pick<CentreRules, 'services'>): string[] => {
  const known = new Set(rules.services.map((service) => service.id))
  const lost = new Set<string>()
  for (const ticket of day.tickets.values()) if (ticket.status !== 'ended' && !known.has(ticket.serviceId)) lost.add(ticket.serviceId)
  return [...lost]
}

/** Counters of today that the configuration no longer has. */
export const lostCounters = (day: Day, rules: Pick<CentreRules, 'counters'>): CounterNow[] => {
  const known = new Set(rules.counters.map((counter) => counter.id))
  return [...day.counters.values()].filter((counter) => !known.has(counter.id))
}

/** The ticket at a counter that is gone waits again, its order kept. [L2] */
const backInQueue = (day: Day, counter: CounterNow): Fact[] => {
  const ticket = day.tickets.get(counter.ticketId ?? '')
  return ticket ? [{ type: 'ticket-parked', ...of(ticket), data: {} }, { type: 'ticket-unparked', ...of(ticket), data: {} }] : []
}

/**
 * Facts by which an open day fits its configuration: counters that are gone close, notices without words come down.
 * [L2] [L3]
 */
export const settleDay = (day: Day, rules: CentreRules): Fact[] => {
  if (!day.open) return []
  const open = lostCounters(day, rules).filter((counter) => counter.status !== 'closed')
  const wordless = [...day.notices.keys()].filter((id) => !rules.notices.some((notice) => notice.id === id))
  return [
    ...open.flatMap((counter): Fact[] =>
      [...backInQueue(day, counter), { type: 'counter-closed', counterId: counter.id, data: { unknown: true } }]),
    ...wordless.map((noticeId): Fact => ({ type: 'notice-cleared', data: { noticeId } })),
  ]
}
