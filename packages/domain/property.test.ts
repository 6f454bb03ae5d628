import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterNow } from './day.ts'
import type { Day } from './day.ts'
import { byOrder, isLive, visitOf } from './queue.ts'
import { smallCentre } from './testing/day-runner.ts'
import { bothOf, kinds, step, takeStep } from './testing/reference-steps.ts'
import type { Kind } from './testing/reference-steps.ts'

const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length

/** What must hold after every command; the names of what does not. (Plain comparisons: thousands of states are looked at.) */
const broken = (day: Day): string[] => {
  const tickets = [...day.tickets.values()]
  const live = tickets.filter(isLive)
  const staffed = [...day.counters.values()].filter((counter) => counter.status !== 'closed')
  const standing = [...day.waiting].flatMap(([serviceId, ids]) => [...ids].map((id) => `${serviceId} ${id}`)).toSorted().join()
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting').map((ticket) => `${ticket.serviceId} ${ticket.id}`).toSorted().join()
  const laws: Record<string, boolean> = {
    '[N2] no number is given twice': distinct(tickets.map((ticket) => ticket.number)),
    'every ticket belongs to its visit': tickets.every((ticket) => visitOf(day, ticket).ticketIds.includes(ticket.id)),
    'who waits stands in exactly one queue, its own': standing === waiting,
    '[C3] no counter has two live tickets': distinct(live.map((ticket) => ticket.counterId)),
    'a live ticket is at its counter, and nowhere else': live.every((ticket) => counterNow(day, ticket.counterId ?? '').ticketId === ticket.id)
      && [...day.counters.values()].filter((counter) => counter.ticketId !== undefined).length === live.length,
    '[V1] a visit is live at one counter at most': distinct(live.map((ticket) => ticket.visitId)),
    '[C1] [C2] one person a counter, one counter a person': distinct(staffed.map((counter) => counter.userId)),
  }
  return Object.entries(laws).filter(([, holds]) => !holds).map(([law]) => law)
}

const days = fc.array(step, { maxLength: 150, size: 'max' })

test('[N2] [C1] [C2] [C3] [V1] whatever is asked in whatever order, no number doubles, no ticket is lost or at two counters', () => {
  const accepted = new Set<Kind>()
  fc.assert(fc.property(days, (steps) => {
    const both = bothOf(smallCentre)
    for (const one of steps) {
      if (takeStep(both, one).domain === 'ok') accepted.add(one.do)
      const faults = broken(both.day.day)
      if (faults.length > 0) throw new Error(faults.join('; '))
    }
  }), { numRuns: 300 })
  // a property over commands that are all refused would say nothing
  expect(accepted).toEqual(new Set(kinds))
})

test('[D1] [D3] [D5] no call passes over somebody who stands before, but for a rule that is recorded', () => {
  let calls = 0
  fc.assert(fc.property(days, (steps) => {
    const both = bothOf(smallCentre)
    const { day } = both.day
    for (const one of steps) {
      const waiting = [...day.tickets.values()].filter((ticket) => ticket.status === 'waiting')
      const priorityOf = new Map(waiting.map((ticket) => [ticket.id, visitOf(day, ticket).priority]))
      const from = both.day.facts.length
      takeStep(both, one)
      const fact = one.do === 'next' ? both.day.facts.slice(from).find(({ type }) => type === 'ticket-called') : undefined
      if (!fact) continue
      const called = day.tickets.get(fact.ticketId ?? '')
      const before = waiting.find((ticket) => ticket.id === called?.id)
      if (!called || !before) throw new Error('a call of nobody who waited')
      calls += 1
      // who booked stands by the slot, who comes back by the counter: reference.test.ts tells their order
      const byPlace = called.reason !== 'return' && called.slotAt === undefined
      const services = counterNow(day, called.counterId ?? '').services ?? smallCentre.counters.find((counter) => counter.id === called.counterId)?.services ?? []
      const earlier = waiting.filter((ticket) => ticket.id !== called.id && services.includes(ticket.serviceId) && (
        (priorityOf.get(ticket.id) && !priorityOf.get(called.id)) ||
        (priorityOf.get(ticket.id) === priorityOf.get(called.id) && byPlace && ticket.slotAt === undefined && byOrder(ticket, before) < 0)))
      for (const ticket of earlier) expect(called.passedOver.map((other) => other.ticketId)).toContain(ticket.id)
    }
  }), { numRuns: 300 })
  expect(calls).toBeGreaterThan(100)
})
