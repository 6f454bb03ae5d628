import { counterNow, servicesAt } from './day.ts'
import type { Day, Ticket } from './day.ts'
import type { CallReason, PassedOver } from './facts.ts'
import { inOrder, isDue, isEarly, liveTicketOf, visitOf, waitingIn } from './queue.ts'
import type { CentreRules, CounterRules } from './rules.ts'

export interface Choice {
  /** Undefined: nobody can be called here now. */
  readonly ticket?: Ticket
  readonly reason: CallReason
  /** Who stood earlier and was passed over, in their order, with the rule. */
  readonly passedOver: readonly PassedOver[]
}

/** Who is next at a counter (SPEC.md, D1 to D8): a pure function of the queue, the counter, the policy and the time (ms). */
export const chooseNext = (day: Day, rules: CentreRules, counter: CounterRules, now: number): Choice => {
  const passedOver: PassedOver[] = []
  for (const ticket of inOrder(day, counter.services, { rules, now, counterId: counter.id })) {
    const rule = ruleAgainst(day, rules, counter, ticket, now) ?? (yieldsItsShare(day, rules, counter, ticket, now) ? 'share' : undefined)
    if (rule === undefined) return { ticket, reason: reasonFor(day, counter, ticket, now, rules, passedOver), passedOver }
    passedOver.push({ ticketId: ticket.id, rule })
  }
  return { reason: 'longest-wait', passedOver }
}

/** Enough priority tickets were called in a row, and another of the same service can be called, not only for want of anybody else. [D8] [A2] */
const yieldsItsShare = (day: Day, rules: CentreRules, counter: CounterRules, ticket: Ticket, now: number): boolean => {
  const inARow = rules.services.find((service) => service.id === ticket.serviceId)?.priorityShare?.inARow
  if (inARow === undefined || !visitOf(day, ticket).priority) return false
  const last = (day.calls.get(ticket.serviceId) ?? []).slice(-inARow)
  return last.length === inARow && last.every((call) => call.priority)
    && waitingIn(day, [ticket.serviceId]).some((other) => !visitOf(day, other).priority && !isEarly(other, { rules, now, counterId: counter.id }) && ruleAgainst(day, rules, counter, other, now) === undefined)
}

const ruleAgainst = (day: Day, rules: CentreRules, counter: CounterRules, ticket: Ticket, now: number): PassedOver['rule'] | undefined => {
  const visit = visitOf(day, ticket)
  if (liveTicketOf(day, visit)) return 'busy'
  if (counterNow(day, counter.id).languages.includes(visit.language)) return undefined
  const heldMs = ticket.heldSince === undefined ? 0 : now - ticket.heldSince
  if (heldMs >= rules.policy.languageHoldMinutes * 60_000) return undefined
  const spokenElsewhere = rules.counters.some((other) =>
    other.id !== counter.id && servicesAt(day, rules, other).includes(ticket.serviceId) && counterNow(day, other.id).status === 'open' && counterNow(day, other.id).languages.includes(visit.language))
  return spokenElsewhere ? 'language' : undefined
}

const reasonFor = (day: Day, counter: CounterRules, ticket: Ticket, now: number, rules: CentreRules, passedOver: readonly PassedOver[]): CallReason => {
  if (visitOf(day, ticket).priority) return 'priority'
  if (isDue(ticket, { rules, now })) return 'appointment'
  if (ticket.returnTo === counter.id) return 'return'
  return passedOver.some((other) => other.rule === 'language') ? 'language' : 'longest-wait'
}
