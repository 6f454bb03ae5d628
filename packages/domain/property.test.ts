import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from './apply.ts'
import { counterNow, emptyDay } from './day.ts'
import type { Day } from './day.ts'
import { callNext, callTicket } from './decide/call.ts'
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './decide/counter.ts'
import { cancel, finish, noShow, park, recall, requeue, start, transfer, unpark } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { changeVisit, leave, record, refer } from './decide/visit.ts'
import type { Context, Decision, Staff } from './decide/context.ts'
import { issueTicket } from './decide/issue.ts'
import { byOrder, isLive, visitOf } from './queue.ts'
import { ana, ines, olga, rui, runDay, smallCentre } from './testing/day-runner.ts'

const staff: readonly Staff[] = [ana, olga, ines, rui]
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

interface Step { kind: string; who: number; what: number; flag: boolean; seconds: number }

const kinds = [
  'issue', 'issue', 'issue', 'open', 'open', 'next', 'next', 'next', 'start', 'start', 'finish', 'finish', 'no-show', 'requeue', 'recall', 'park', 'unpark', 'transfer', 'cancel',
  'undo', 'undo', 'refer', 'refer', 'record', 'change', 'call', 'leave', 'pause', 'resume', 'close',
] as const

const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(3), what: fc.nat(30), flag: fc.boolean(), seconds: fc.oneof(fc.nat(5), fc.nat(400)) })

/** Any command on anything: most are refused, and a refusal must change nothing. */
const decide = (context: Context, { kind, who, what, flag }: Step): Decision => {
  const { day } = context
  const person = staff[who] ?? ana
  const tickets = [...day.tickets.values()]
  const ticketId = pick(tickets, what)?.id ?? 'none'
  const live = tickets.filter(isLive)
  const visitCode = day.visits.get(pick(live, what)?.visitId ?? '')?.code ?? 'NOCODE'
  const serviceId = pick(smallCentre.services, what)?.id ?? 'welcome'
  switch (kind) {
    case 'issue': return issueTicket(context, { topicId: 'papers', language: pick(smallCentre.languages, what) ?? 'pt', priority: flag && what % 3 === 0 }, { by: 'nobody' })
    case 'open': return openCounter(context, person, { counterId: pick(smallCentre.counters, what)?.id ?? 'w1', takeOver: flag })
    case 'next': return callNext(context, person)
    case 'call': return callTicket(context, person, ticketId)
    case 'start': return start(context, person)
    case 'finish': return finish(context, person)
    case 'no-show': return noShow(context, person)
    case 'requeue': return requeue(context, person)
    case 'recall': return recall(context, person)
    case 'park': return park(context, person, flag ? {} : { ticketId })
    // mostly one that is parked: of all tickets few are
    case 'unpark': return unpark(context, person, pick(tickets.filter((ticket) => ticket.status === 'parked'), what)?.id ?? ticketId)
    case 'transfer': return transfer(context, person, { ticketId, serviceId })
    case 'cancel': return cancel(context, person, ticketId)
    case 'undo': return undo(context, person)
    case 'refer': return refer(context, person, { visitCode, serviceIds: flag ? ['social-security', 'legal'] : [serviceId], ordered: what % 2 === 0 }, { by: 'nobody' })
    case 'record': return record(context, person, { visitCode, documents: ['passport'], note: 'n' })
    case 'change': return changeVisit(context, person, { visitCode, priority: flag })
    case 'leave': return leave(context, day.visits.get(pick(tickets, what)?.visitId ?? '')?.code ?? 'NOCODE')
    case 'pause': return pauseCounter(context, person)
    case 'resume': return resumeCounter(context, person)
    default: return closeCounter(context, person)
  }
}

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

/** Runs steps on one day, looking at each decision and the day after it. */
const liveThrough = (steps: readonly Step[], look: (day: ReturnType<typeof runDay>, one: Step, decision: Decision, seqBefore: number) => void): ReturnType<typeof runDay> => {
  const day = runDay()
  for (const one of steps) {
    day.now += one.seconds * 1000
    const before = day.day.seq
    look(day, one, day.run((context) => decide(context, one), (staff[one.who] ?? ana).id), before)
  }
  return day
}

test('[N2] [C1] [C2] [C3] [V1] whatever is asked in whatever order, no number doubles, no ticket is lost or at two counters', () => {
  const accepted = new Set<string>()
  fc.assert(fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
    const day = liveThrough(steps, (now, one, decision, seqBefore) => {
      if (decision.ok) accepted.add(one.kind)
      if (!decision.ok && decision.error.code !== 'empty' && now.day.seq !== seqBefore) throw new Error(`a refusal changed something: ${decision.error.message}`)
      const faults = broken(now.day)
      if (faults.length > 0) throw new Error(faults.join('; '))
    })
    // the state is the fold of the facts, nothing else
    const folded = emptyDay('', false, 0)
    for (const fact of day.facts) apply(folded, fact)
    expect(folded).toEqual(day.day)
  }), { numRuns: 300 })
  // a property over commands that are all refused would say nothing
  expect(accepted).toEqual(new Set(kinds))
})

test('[D1] [D3] [D5] no call passes over somebody who stands before, but for a rule that is recorded', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
    const day = runDay()
    for (const one of steps) {
      day.now += one.seconds * 1000
      const person = staff[one.who] ?? ana
      const waiting = [...day.day.tickets.values()].filter((ticket) => ticket.status === 'waiting')
      const priorityOf = new Map(waiting.map((ticket) => [ticket.id, visitOf(day.day, ticket).priority]))
      const decision = day.run((context) => decide(context, one), person.id)
      if (one.kind !== 'next' || !decision.ok) continue
      const called = day.day.tickets.get(decision.ticketIds?.[0] ?? '')
      const services = smallCentre.counters.find((counter) => counter.id === called?.counterId)?.services ?? []
      const before = waiting.find((ticket) => ticket.id === called?.id)
      if (!called || !before) throw new Error('a call of nobody who waited')
      const earlier = waiting.filter((ticket) => ticket.id !== called.id && services.includes(ticket.serviceId) && (
        (priorityOf.get(ticket.id) && !priorityOf.get(called.id)) ||
        (priorityOf.get(ticket.id) === priorityOf.get(called.id) && byOrder(ticket, before) < 0 && called.reason !== 'return')))
      for (const ticket of earlier) expect(called.passedOver.map((other) => other.ticketId)).toContain(ticket.id)
    }
  }), { numRuns: 300 })
})
