import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from './apply.ts'
import { emptyDay } from './day.ts'
import type { Ticket } from './day.ts'
import { callNext, callTicket } from './decide/call.ts'
import { closeDay } from './decide/close.ts'
import { openCounter } from './decide/counter.ts'
import { returnMissed, returnTicket } from './decide/missed.ts'
import { cancel, finish, noShow, park, start, transfer, unpark } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { leave, refer } from './decide/visit.ts'
import type { Fact } from './facts.ts'
import { promisesOf } from './come-back.ts'
import { ana, ines, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'
import { bothOf, centre, step, takeStep } from './testing/reference-steps.ts'
import type { Step } from './testing/reference-steps.ts'

const refused = (code: string, words = /./) => ({ ok: false, error: { code, message: expect.stringMatching(words) } })
const numbers = (day: DayRunner): string[] => [...day.day.tickets.values()].map((ticket) => ticket.number)
const visitOf = (day: DayRunner) => {
  const visit = day.day.visits.get(day.ticket('A001').visitId)
  if (!visit) throw new Error('no visit')
  return visit
}
const stands = (day: DayRunner): number => promisesOf(day.day, day.rules, visitOf(day), day.now).length

/** A001 was served and sent to Social Security and then to legal help; S001 was called and missed. */
const missedFirst = (): DayRunner => {
  const day = runDay()
  for (const [staff, counterId] of [[ana, 'w1'], [rui, 'social-security-1'], [ines, 'legal-1']] as const) day.must((context) => openCounter(context, staff, { counterId }), staff.id)
  day.issue()
  day.must((context) => callNext(context, ana))
  day.must((context) => start(context, ana))
  day.must((context) => refer(context, ana, { visitCode: day.codeOf(day.ticket('A001')), serviceIds: ['social-security', 'legal'], ordered: true }, { by: 'nobody' }))
  day.must((context) => finish(context, ana))
  day.must((context) => callNext(context, rui))
  day.must((context) => noShow(context, rui))
  return day
}
const back = (day: DayRunner): void => void day.must((context) => returnMissed(context, visitOf(day)))
const serve = (day: DayRunner): void => {
  day.must((context) => callNext(context, rui))
  day.must((context) => start(context, rui))
  day.must((context) => finish(context, rui))
}
describe('[R2] [T9] the order of an ordered referral holds through a no-show', () => {
  test('a no-show issues nothing, and the person stands in no queue', () => {
    const day = missedFirst()
    expect(numbers(day)).toEqual(['A001', 'S001'])
    expect(stands(day)).toBe(1)
  })

  test('who comes back stands in the first queue alone; the next ticket is issued when that one was served', () => {
    const day = missedFirst()
    back(day)
    expect([numbers(day), day.ticket('S001').status]).toEqual([['A001', 'S001'], 'waiting'])
    serve(day)
    expect(day.ticket('J001')).toMatchObject({ status: 'waiting', stage: 3 })
  })

  test('or when a counter cancelled it', () => {
    const day = missedFirst()
    back(day)
    day.must((context) => cancel(context, rui, day.ticket('S001').id))
    expect(day.ticket('J001').status).toBe('waiting')
  })

  test('parked, or moved to another queue, after the return, it is still the first step', () => {
    const day = missedFirst()
    back(day)
    day.must((context) => callNext(context, rui))
    day.must((context) => park(context, rui, {}))
    expect(numbers(day)).toEqual(['A001', 'S001'])
    const moved = missedFirst()
    back(moved)
    moved.must((context) => transfer(context, rui, { ticketId: moved.ticket('S001').id, serviceId: 'welcome' }))
    expect(numbers(moved)).toEqual(['A001', 'S001'])
    moved.must((context) => callNext(context, ana))
    moved.must((context) => start(context, ana))
    moved.must((context) => finish(context, ana))
    expect(moved.ticket('J001').status).toBe('waiting')
  })

  test('[T7] a no-show that is taken back leaves the promise as it was', () => {
    const day = missedFirst()
    day.must((context) => undo(context, rui))
    expect(day.ticket('S001').status).toBe('called')
    day.must((context) => start(context, rui))
    day.must((context) => finish(context, rui))
    expect(day.ticket('J001').status).toBe('waiting')
  })
})

describe('[R2] a promise whose ticket can no longer come back has lapsed', () => {
  test('too late, or as often as allowed: nothing is issued', () => {
    const late = missedFirst()
    late.now += 61 * 60_000
    expect(stands(late)).toBe(0)
    const often = missedFirst()
    back(often)
    often.must((context) => callNext(context, rui))
    often.must((context) => noShow(context, rui))
    expect([stands(often), numbers(often)]).toEqual([0, ['A001', 'S001']])
  })

  test('after day close none stands', () => {
    const day = missedFirst()
    day.must((context) => ({ ok: true, facts: closeDay(context.day) }))
    expect([stands(day), numbers(day)]).toEqual([0, ['A001', 'S001']])
  })

  test('who leaves has no promise, also after coming back', () => {
    const day = missedFirst()
    back(day)
    day.must((context) => leave(context, visitOf(day).code))
    expect([stands(day), day.ticket('S001').outcome, numbers(day)]).toEqual([0, 'cancelled', ['A001', 'S001']])
  })
})

describe('[R2] [R3] the person is referred anew', () => {
  /** Parked at the Welcoming Office, the person missed the call of Social Security; now, so much later, A001 is served again. */
  const served = (lateBy: number): { day: DayRunner; again: (...serviceIds: string[]) => ReturnType<DayRunner['run']> } => {
    const day = runDay()
    for (const [staff, counterId] of [[ana, 'w1'], [rui, 'social-security-1'], [ines, 'w3']] as const) day.must((context) => openCounter(context, staff, { counterId }), staff.id)
    const other = day.issue()
    day.must((context) => callNext(context, ana))
    day.must((context) => start(context, ana))
    const visitCode = day.codeOf(other)
    day.must((context) => refer(context, ana, { visitCode, serviceIds: ['social-security', 'legal'], ordered: true }, { by: 'nobody' }))
    day.must((context) => park(context, ana, {}))
    day.must((context) => callNext(context, rui))
    day.must((context) => noShow(context, rui))
    day.now += lateBy
    day.must((context) => unpark(context, ana, other.id))
    day.must((context) => callTicket(context, ana, other.id))
    day.must((context) => start(context, ana))
    return { day, again: (...serviceIds) => day.run((context) => refer(context, ana, { visitCode, serviceIds }, { by: 'nobody' })) }
  }

  test('while the missed ticket may come back, what it promises stands', () => {
    const { again } = served(0)
    expect(again('legal')).toEqual(refused('conflict', /already on its way/))
  })

  test('once it has lapsed, a promise bars nothing, and its later steps are gone with it', () => {
    const { day, again } = served(61 * 60_000)
    expect(again('legal')).toMatchObject({ ok: true })
    expect(day.ticket('J001').status).toBe('waiting')
    expect(visitOf(day).next).toEqual([])
  })

  test('[T9] a new ticket at the service of a missed one takes its place: that one comes back no more, and its promise is gone', () => {
    const { day, again } = served(0)
    expect(again('social-security', 'legal')).toMatchObject({ ok: true })
    expect(numbers(day)).toEqual(['A001', 'S001', 'S002', 'J001'])
    expect(day.run((context) => returnTicket(context, rui, day.ticket('S001').id))).toEqual(refused('conflict', /later ticket for the same service/))
    expect(day.run((context) => returnMissed(context, visitOf(day)))).toEqual(refused('conflict', /later ticket/))
    expect(visitOf(day).next).toEqual([])
  })
})

/** Mostly what an ordered referral is made of, mixed with whatever else happens. */
const mostlyOrdered: fc.Arbitrary<Step> = fc.oneof({ weight: 1, arbitrary: step }, { weight: 3, arbitrary: fc.record({
  do: fc.constantFrom<Step['do'][]>('open', 'open', 'issue', 'next', 'next', 'next', 'start', 'start', 'referInOrder', 'referInOrder', 'finish', 'finish', 'noShow', 'missed', 'back', 'undo', 'cancel', 'transfer', 'parkLive', 'unpark', 'refer'),
  who: fc.nat(11), what: fc.nat(23), how: fc.nat(11), wild: fc.constant(false), wait: fc.constantFrom(0, 1_000, 60_000, 400_000),
}) })

test('[R2] whatever is asked in whatever order, nobody stands in a later queue of an ordered referral while an earlier one is not over', () => {
  let followed = 0
  let cameBack = 0
  fc.assert(fc.property(centre, fc.array(mostlyOrdered, { minLength: 60, maxLength: 120, size: 'max' }), (rules, steps) => {
    const both = bothOf(rules)
    const { day } = both
    /** Which ticket each ticket of an ordered referral came after. */
    const before = new Map<string, string>()
    const { withinMinutes, times } = rules.policy.missedCall
    // told from the facts alone: what a no-show may still become is counted here once more
    const isOver = (ticket: Ticket): boolean =>
      ticket.status === 'ended' && (ticket.outcome !== 'no-show' || ticket.returnCount >= times || day.now - (ticket.endedAt ?? 0) > withinMinutes * 60_000)
    for (const one of steps) {
      const from = day.facts.length
      takeStep(both, one)
      const facts = day.facts.slice(from)
      const ended = facts.find((fact) => fact.type === 'ticket-ended')
      for (const fact of facts) {
        if (fact.type === 'ticket-returned') cameBack += 1
        if (fact.type !== 'ticket-issued' || ended?.ticketId === undefined) continue
        before.set(fact.ticketId ?? '', ended.ticketId)
        followed += 1
      }
      for (const [later, earlier] of before) {
        const [next, first] = [day.day.tickets.get(later), day.day.tickets.get(earlier)]
        if (next && first && next.status !== 'ended' && !isOver(first)) throw new Error(`${next.number} is ${next.status} while ${first.number} is ${first.outcome ?? first.status}`)
      }
    }
  }), { numRuns: 600 })
  // a property over days on which nothing followed and nobody came back would say nothing
  expect(followed).toBeGreaterThan(5)
  expect(cameBack).toBeGreaterThan(5)
})

test('a log in which a no-show had issued the next ticket folds as it always did, and who comes back keeps that one', () => {
  const day = missedFirst()
  const { id, visitId } = day.ticket('S001')
  const issued = { type: 'ticket-issued', visitId, ticketId: 'old', serviceId: 'legal', counterId: 'social-security-1', data: { businessDay: '2026-11-23', number: 'J001', ordinal: 1, stage: 3, language: 'pt', priority: false, orderAt: day.now } } satisfies Fact
  day.must(() => ({ ok: true, facts: [issued] }))
  expect(visitOf(day).next).toEqual([])
  back(day)
  serve(day)
  expect([numbers(day), day.day.tickets.get(id)?.outcome]).toEqual([['A001', 'S001', 'J001'], 'served'])
  const folded = emptyDay('', false, 0)
  for (const fact of day.facts) apply(folded, fact)
  expect(isDeepStrictEqual(folded, day.day)).toBe(true)
})
