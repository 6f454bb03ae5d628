import { callNext, finish, issueTicket, openCounter, start } from '@senha/domain'
import type { Context, Decision } from '@senha/domain'
import { expect, test } from 'vitest'
import { runDay, smallCentre } from '../../packages/domain/testing/day-runner.ts'
import { exponential, randomFrom } from './random.ts'
import { cobhamWaits, erlangC, erlangWait } from './theory.ts'

const counters = 3
const serviceSeconds = 240
const minuteMs = 60_000
/** Per second: 80 % of what three counters can serve. */
const arrivalRate = 0.8 * counters / serviceSeconds
const share = { priority: 0.25 }

interface Waits { readonly priority: number[]; readonly others: number[] }

/** People come by a Poisson process to three counters whose service times are exponential; who is next is the domain's decision alone. */
const observe = (seed: number, people: number, forgetFirst: number): Waits => {
  const random = randomFrom(seed)
  const rules = { ...smallCentre, counters: smallCentre.counters.map((counter) => ({ ...counter, services: ['welcome'] })).slice(0, counters) }
  const day = runDay(rules)
  const opened = day.now
  const desks = rules.counters.map((counter) => ({ staff: { id: `at-${counter.id}`, agency: 'centre', languages: ['pt'] }, counterId: counter.id, freeAt: Infinity }))
  const at = (desk: (typeof desks)[number], decide: (context: Context) => Decision) => day.must(decide, desk.staff.id)
  for (const desk of desks) at(desk, (context) => openCounter(context, desk.staff, { counterId: desk.counterId }))
  const issuedAt = new Map<string, number>()
  const waits: Waits = { priority: [], others: [] }
  let arrivesAt = opened
  let come = 0
  let called = 0
  const callAt = (desk: (typeof desks)[number]): void => {
    const decision = day.run((context) => callNext(context, desk.staff), desk.staff.id)
    if (!decision.ok) return
    at(desk, (context) => start(context, desk.staff))
    desk.freeAt = day.now + exponential(random, serviceSeconds) * 1000
    const ticket = day.day.tickets.get(decision.ticketIds?.[0] ?? '')
    called += 1
    if (!ticket || called <= forgetFirst) return
    const wait = (day.now - (issuedAt.get(ticket.id) ?? 0)) / 1000
    const isPriority = day.day.visits.get(ticket.visitId)?.priority ?? false
    ;(isPriority ? waits.priority : waits.others).push(wait)
  }
  arrivesAt += exponential(random, 1 / arrivalRate) * 1000
  for (;;) {
    if (called >= people) return waits
    const first = desks.reduce((a, b) => (b.freeAt < a.freeAt ? b : a))
    if (first.freeAt <= arrivesAt || come >= people) {
      day.now = first.freeAt
      at(first, (context) => finish(context, first.staff))
      first.freeAt = Infinity
      callAt(first)
      continue
    }
    day.now = arrivesAt
    come += 1
    const decided = day.must((context) => issueTicket(context, { topicId: 'papers', language: 'pt', priority: random() < share.priority }, { by: 'nobody' }))
    issuedAt.set(decided.ticketIds?.[0] ?? '', day.now)
    arrivesAt = day.now + exponential(random, 1 / arrivalRate) * 1000
    const free = desks.find((desk) => desk.freeAt === Infinity)
    if (free) callAt(free)
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** Mean of independent days and its 99 % confidence interval (Student, 59 degrees of freedom). */
const interval = (days: readonly number[]): { mean: number; half: number } => {
  const centre = mean(days)
  const variance = days.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (days.length - 1)
  return { mean: centre, half: 2.662 * Math.sqrt(variance / days.length) }
}

const days = Array.from({ length: 60 }, (_, seed) => observe(seed + 1, 2_200, 200))

test('the formulas give the values of published tables', () => {
  // 2 counters, 1 erlang: one third; M/M/1 at 80 %: four service times
  expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12)
  expect(erlangWait(1, 0.8, 1)).toBeCloseTo(4, 12)
  // with one class only, both formulas are one
  expect(cobhamWaits(3, 0, 2.4, 1).others).toBeCloseTo(erlangWait(3, 2.4, 1), 12)
})

test('[D3] with Poisson arrivals and exponential services the mean wait of everybody is that of Erlang C', () => {
  const observed = interval(days.map(({ priority, others }) => mean([...priority, ...others])))
  const theory = erlangWait(counters, arrivalRate, serviceSeconds)
  // an interval so wide that anything agrees would say nothing
  expect(observed.half / theory).toBeLessThan(0.15)
  expect(Math.abs(observed.mean - theory)).toBeLessThan(observed.half)
})

test('[D1] with legal priority each class waits as Cobham says: the law costs the others little', () => {
  const theory = cobhamWaits(counters, arrivalRate * share.priority, arrivalRate * (1 - share.priority), serviceSeconds)
  const priority = interval(days.map((day) => mean(day.priority)))
  const others = interval(days.map((day) => mean(day.others)))
  expect(Math.abs(priority.mean - theory.priority)).toBeLessThan(priority.half)
  expect(Math.abs(others.mean - theory.others)).toBeLessThan(others.half)
  // far enough from each other that neither could be taken for the other
  expect(priority.mean + priority.half).toBeLessThan(others.mean - others.half)
  expect(others.mean * 1000 / minuteMs).toBeGreaterThan(1)
})
