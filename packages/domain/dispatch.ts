import { counterNow, servicesAt } from './day.ts'
import type { Day, Ticket } from './day.ts'
import type { CallReason, PassedOver } from './facts.ts'
import { inOrder, liveTicketOf, visitOf, waitingIn } from './queue.ts'
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
  const order = inOrder(day, counter.services, { rules, now, counterId: counter.id })
  const kept = choose(day, rules, counter, now, order, shareSpent)
  // a share yields only to somebody who can be called
  return kept.ticket || kept.passedOver.every((other) => other.rule !== 'share') ? kept : choose(day, rules, counter, now, order, () => false)
}

type Yields = (day: Day, rules: CentreRules, ticket: Ticket) => boolean

const choose = (day: Day, rules: CentreRules, counter: CounterRules, now: number, order: readonly Ticket[], yields: Yields): Choice => {
  const passedOver: PassedOver[] = []
  for (const ticket of order) {
    const rule = ruleAgainst(day, rules, counter, ticket, now) ?? (yields(day, rules, ticket) ? 'share' : undefined)
    if (rule === undefined) return { ticket, reason: reasonFor(day, counter, ticket, now, rules, passedOver), passedOver }
    passedOver.push({ ticketId: ticket.id, rule })
  }
  return { reason: 'longest-wait', passedOver }
}

/** Enough priority tickets were called in a row, and somebody else waits for the same service. [D8] */
const shareSpent: Yields = (day, rules, ticket) => {
  const share = rules.services.find((service) => service.id === ticket.serviceId)?.priorityShare
  return share !== undefined && visitOf(day, ticket).priority && (day.priorityRun.get(ticket.serviceId) ?? 0) >= share.inARow
    && waitingIn(day, [ticket.serviceId]).some((other) => !visitOf(day, other).priority)
}

const ruleAgainst = (day: Day, rules: CentreRules, counter: CounterRules, ticket: Ticket, now: number): PassedOver['rule'] | undefined => {
  const visit = visitOf(day, ticket)
  if (liveTicketOf(day, visit)) return 'busy'
  if (counterNow(day, counter.id).languages.includes(visit.language)) return undefined
  const heldMs = ticket.heldSince === undefined ? 0 : now - ticket.heldSince
  if (heldMs >= rules.policy.languageHoldMinutes * 60_000) return undefined
  const spokenElsewhere = rules.counters.some((other) =>
    other.id !== counter.id && servicesAt(day, other).includes(ticket.serviceId) && counterNow(day, other.id).status === 'open' && counterNow(day, other.id).languages.includes(visit.language))
  return spokenElsewhere ? 'language' : undefined
}

const reasonFor = (day: Day, counter: CounterRules, ticket: Ticket, now: number, rules: CentreRules, passedOver: readonly PassedOver[]): CallReason => {
  if (visitOf(day, ticket).priority) return 'priority'
  if (ticket.slotAt !== undefined && now >= ticket.slotAt - rules.policy.appointments.leadMinutes * 60_000) return 'appointment'
  if (ticket.returnTo === counter.id) return 'return'
  return passedOver.some((other) => other.rule === 'language') ? 'language' : 'longest-wait'
}
