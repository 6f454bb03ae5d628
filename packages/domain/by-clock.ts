import { localDate } from './business-day.ts'
import { mayComeBack } from './come-back.ts'
import type { Day } from './day.ts'
import { undoableAt } from './decide/undo.ts'
import { lastTicketIsOut, withinHours } from './opening.ts'
import type { OpeningRules } from './opening.ts'
import { isDue } from './queue.ts'
import type { CentreRules, ServiceRules } from './rules.ts'

/** The rules that the clock reads: those of the domain, the opening hours, and each service's target. */
export interface ClockRules extends Pick<CentreRules, 'policy'>, OpeningRules {
  readonly services: readonly (ServiceRules & { readonly targetWaitMinutes: number })[]
}

/**
 * What the time alone decides about a day: the date, the doors, last tickets, booked times that are due, languages held for
 * long enough, waits over the target, changes that can no longer be undone, and missed calls that can still be made good. Equal texts mean that every screen may stay
 * as it is. `now` in ms. [H7]
 */
export const decidedByClock = (day: Day, rules: ClockRules, now: number): string => {
  const { timeZone, policy } = rules
  const ended = rules.services.filter((service) => lastTicketIsOut(service, timeZone, now)).map((service) => service.id)
  const target = new Map(rules.services.map((service) => [service.id, service.targetWaitMinutes * 60_000]))
  const over = new Set<string>()
  const due: string[] = []
  const released: string[] = []
  for (const ids of day.waiting.values())
    for (const id of ids) {
      const ticket = day.tickets.get(id)
      if (!ticket) continue
      if (now - ticket.issuedAt > (target.get(ticket.serviceId) ?? Infinity)) over.add(ticket.serviceId)
      if (isDue(ticket, { rules, now })) due.push(id)
      if (ticket.heldSince !== undefined && now - ticket.heldSince >= policy.languageHoldMinutes * 60_000) released.push(id)
    }
  const undoable = [...day.counters.keys()].filter((id) => undoableAt(day, rules, id, now).ok)
  const missed = [...day.tickets.values()].filter((ticket) => mayComeBack(day, rules, ticket, now)).map(({ id }) => id)
  return JSON.stringify([localDate(now, timeZone), withinHours(rules, now), ended, due, released, [...over], undoable, missed])
}
