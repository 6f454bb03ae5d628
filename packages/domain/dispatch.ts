import { counterNow } from './day.ts'
import type { Day, Ticket } from './day.ts'
import type { CallReason, PassedOver } from './facts.ts'
import { inOrder, liveTicketOf, visitOf } from './queue.ts'
import type { CentreRules, CounterRules } from './rules.ts'

export interface Choice {
  /** Undefined: nobody can be called here now. */
  readonly ticket?: Ticket
  readonly reason: CallReason
  /** Who stood earlier and was passed over, in their order, with the rule. */
  readonly passedOver: readonly PassedOver[]
}

/** Who is next at a counter (SPEC.md, D1 to D5): a pure function of the queue, the counter, the policy and the time (ms). */
export const chooseNext = (day: Day, rules: CentreRules, counter: CounterRules, now: number): Choice => {
  const passedOver: PassedOver[] = []
  for (const ticket of inOrder(day, counter.services, counter.id)) {
    const rule = ruleAgainst(day, rules, counter, ticket, now)
    if (rule === undefined) return { ticket, reason: reasonFor(day, counter, ticket, passedOver), passedOver }
    passedOver.push({ ticketId: ticket.id, rule })
  }
  return { reason: 'longest-wait', passedOver }
}

const ruleAgainst = (day: Day, rules: CentreRules, counter: CounterRules, ticket: Ticket, now: number): PassedOver['rule'] | undefined => {
  const visit = visitOf(day, ticket)
  if (liveTicketOf(day, visit)) return 'busy'
  if (counterNow(day, counter.id).languages.includes(visit.language)) return undefined
  const heldMs = ticket.heldSince === undefined ? 0 : now - ticket.heldSince
  if (heldMs >= rules.policy.languageHoldMinutes * 60_000) return undefined
  const spokenElsewhere = rules.counters.some((other) =>
    other.id !== counter.id && other.services.includes(ticket.serviceId) && counterNow(day, other.id).status === 'open' && counterNow(day, other.id).languages.includes(visit.language))
  return spokenElsewhere ? 'language' : undefined
}

const reasonFor = (day: Day, counter: CounterRules, ticket: Ticket, passedOver: readonly PassedOver[]): CallReason => {
  if (visitOf(day, ticket).priority) return 'priority'
  if (ticket.returnTo === counter.id) return 'return'
  return passedOver.some((other) => other.rule === 'language') ? 'language' : 'longest-wait'
}
