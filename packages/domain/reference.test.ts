import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainSays, modelSays } from './testing/reference-says.ts'
import { bothOf, centre, kinds, step, takeStep } from './testing/reference-steps.ts'
import type { Both, Kind, Step } from './testing/reference-steps.ts'
import { apply } from './apply.ts'
import { emptyDay } from './day.ts'
import { callNext, callTicket } from './decide/call.ts'
import { checkIn, importAppointments } from './decide/appointment.ts'
import { openCounter } from './decide/counter.ts'
import { returnMissed } from './decide/missed.ts'
import { finish, noShow, park, requeue, start, unpark } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { refer } from './decide/visit.ts'
import type { Context, Decision, Staff } from './decide/context.ts'
import type { Ticket } from './day.ts'
import { inOrder } from './queue.ts'
import type { CentreRules } from './rules.ts'
import { ana, ines, olga, rui, runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

/** `ROUNDS=50000 npx vitest run --project unit packages/domain/reference.test.ts` looks at more days; `SEED=…` at the same ones again. */
const rounds = Number(process.env['ROUNDS'] ?? 1500)
const seed = process.env['SEED']

/** Asks both for every step, and stops where they differ. */
const goThrough = (both: Both, steps: readonly Step[], look: (kind: Kind, answer: string) => void): void => {
  const story: string[] = []
  for (const one of steps) {
    const { seq } = both.day.day
    const { model, domain, words } = takeStep(both, one)
    story.push(words)
    // only who is passed over in vain is remembered by a refusal
    if (domain !== 'ok' && domain !== 'empty' && both.day.day.seq !== seq) throw new Error([...story, 'a refusal changed something'].join('\n'))
    const [rules, code] = [modelSays(both), domainSays(both)]
    look(one.do, domain)
    if (model === domain && rules.join('\n') === code.join('\n')) continue
    const lines = rules.flatMap((line, place) => (line === code[place] ? [] : [`  rules: ${line}\n  code:  ${code[place]}`]))
    throw new Error([...story, `the rules say ${model}, the code ${domain}`, ...lines].join('\n'))
  }
  const folded = emptyDay('', false, 0)
  for (const fact of both.day.facts) apply(folded, fact)
  if (!isDeepStrictEqual(folded, both.day.day)) throw new Error([...story, 'the day is not the fold of its facts'].join('\n'))
}

test('whatever is asked in whatever order, the domain does what its rules say, told a second time', () => {
  const answers = new Map<Kind, Set<string>>(kinds.map((kind) => [kind, new Set()]))
  fc.assert(fc.property(centre, fc.array(step, { maxLength: 120, size: 'max' }), (rules, steps) => {
    goThrough(bothOf(rules), steps, (kind, answer) => answers.get(kind)?.add(answer))
  }), { numRuns: rounds, ...(seed !== undefined && { seed: Number(seed) }) })
  // a comparison of refusals alone, or of what is never refused, would say little
  expect(kinds.filter((kind) => !answers.get(kind)?.has('ok'))).toEqual([])
  expect(kinds.filter((kind) => answers.get(kind)?.size === 1)).toEqual(['closeDay'])
}, 600_000)

const minutes = (count: number): number => count * 60_000
const open = (day: DayRunner, staff: Staff, counterId: string): void => void day.must((context) => openCounter(context, staff, { counterId }), staff.id)
const next = (day: DayRunner, staff: Staff): string => {
  const decided = day.must((context) => callNext(context, staff), staff.id)
  return day.day.tickets.get(decided.ticketIds?.[0] ?? '')?.number ?? 'nobody'
}
const serve = (day: DayRunner, staff: Staff): void => {
  day.must((context) => start(context, staff))
  day.must((context) => finish(context, staff))
}
const callAndStart = (day: DayRunner, staff: Staff, ticket: Ticket): void => {
  day.must((context) => callTicket(context, staff, ticket.id), staff.id)
  day.must((context) => start(context, staff))
}
const referTo = (ticket: Ticket, staff: Staff, serviceIds: string[], ordered: boolean) => (day: DayRunner): void => {
  day.must((context) => refer(context, staff, { visitCode: day.codeOf(ticket), serviceIds, ordered }, { by: 'nobody' }))
}
/** Somebody who booked a time so many minutes from now, and has come. */
const booked = (day: DayRunner, serviceId: string, inMinutes: number): Ticket => {
  day.must((context) => importAppointments(context, [{ code: 'B1', serviceId, slotAt: day.now + minutes(inMinutes) }]))
  const decided = day.must((context) => checkIn(context, { bookingCode: 'B1', language: 'pt' }, { by: 'nobody' }))
  const ticket = day.day.tickets.get(decided.ticketIds?.[0] ?? '')
  if (!ticket) throw new Error('no ticket')
  return ticket
}
const order = (day: DayRunner, serviceId = 'welcome'): string[] => inOrder(day.day, [serviceId], { rules: smallCentre, now: day.now }).map((ticket) => ticket.number)
const missed = (ticket: Ticket) => (context: Context): Decision => {
  const visit = context.day.visits.get(ticket.visitId)
  if (!visit) throw new Error('no visit')
  return returnMissed(context, visit)
}

describe('where the domain and its rules once differed', () => {
  const sharing = (inARow: number): CentreRules => ({ ...smallCentre, services: smallCentre.services.map((service) => (service.id === 'welcome' ? { ...service, priorityShare: { inARow, exemptBy: 'a law of its own' } } : service)) })

  test('[D8] [T7] a call that was taken back counts in no row', () => {
    const day = runDay(sharing(2))
    open(day, ana, 'w1')
    day.issue()
    for (let count = 0; count < 3; count += 1) day.issue({ priority: true })
    expect(next(day, ana)).toBe('A002')
    serve(day, ana)
    expect(next(day, ana)).toBe('A003')
    day.must((context) => undo(context, ana))
    expect(next(day, ana)).toBe('A003')
    serve(day, ana)
    expect(next(day, ana)).toBe('A001')
    day.must((context) => undo(context, ana))
    expect(next(day, ana)).toBe('A001')
  })

  test('[D8] priority yields to another of its own service who can be called here, not to another service', () => {
    const day = runDay(sharing(1))
    open(day, ana, 'w3')
    open(day, olga, 'w2')
    const first = day.issue()
    callAndStart(day, ana, first)
    referTo(first, ana, ['legal'], false)(day)
    day.must((context) => finish(context, ana))
    day.issue({ priority: true })
    day.issue({ priority: true })
    day.issue({ language: 'uk' })
    expect(next(day, ana)).toBe('A002')
    serve(day, ana)
    // Olga speaks the language of A004, so that it cannot be called here; J001 is of a service without a share
    expect(next(day, ana)).toBe('A003')
  })

  test('[D8] [A2] priority does not yield to who is booked for later', () => {
    const day = runDay(sharing(1))
    open(day, ana, 'w1')
    booked(day, 'welcome', 60)
    day.issue({ priority: true })
    day.issue({ priority: true })
    expect(next(day, ana)).toBe('A002')
    serve(day, ana)
    expect(next(day, ana)).toBe('A003')
  })

  test('[T5] [D2] who was told to come back here goes ahead of new arrivals, booked for later or not', () => {
    const day = runDay()
    open(day, ana, 'w1')
    const early = booked(day, 'welcome', 60)
    callAndStart(day, ana, early)
    day.must((context) => park(context, ana, { reason: 'photocopy' }))
    day.issue()
    day.must((context) => unpark(context, ana, early.id))
    expect(next(day, ana)).toBe('A001')
    expect(day.ticket('A001').reason).toBe('return')
  })

  test('[T4] [T9] who misses the call of the booked time comes back later than others, not before everybody at once', () => {
    for (const miss of [requeue, noShow]) {
      const day = runDay()
      open(day, ana, 'w1')
      const due = booked(day, 'welcome', 5)
      for (let count = 0; count < 3; count += 1) day.issue()
      expect(next(day, ana)).toBe('A001')
      day.must((context) => miss(context, ana))
      if (miss === noShow) day.must(missed(due))
      expect(order(day)).toEqual(['A002', 'A003', 'A001', 'A004'])
      day.now += minutes(5)
      expect(order(day)).toEqual(['A002', 'A003', 'A001', 'A004'])
    }
  })

  test('[T4] who is booked for later and misses an early call keeps the booked time', () => {
    const day = runDay()
    open(day, ana, 'w1')
    booked(day, 'welcome', 30)
    expect(next(day, ana)).toBe('A001')
    day.must((context) => requeue(context, ana))
    day.issue()
    expect(order(day)).toEqual(['A002', 'A001'])
    day.now += minutes(20)
    expect(order(day)).toEqual(['A001', 'A002'])
  })

  test('[R2] an ordered referral goes on when the ticket before ends, whatever else the visit waits for', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, rui, 'social-security-1')
    const first = day.issue()
    callAndStart(day, ana, first)
    referTo(first, ana, ['social-security', 'legal'], true)(day)
    day.must((context) => finish(context, ana))
    callAndStart(day, rui, day.ticket('S001'))
    referTo(first, rui, ['welcome'], false)(day)
    expect(order(day, 'legal')).toEqual([])
    day.must((context) => finish(context, rui))
    expect(order(day, 'legal')).toEqual(['J001'])
    expect(order(day, 'welcome')).toEqual(['A002'])
  })

  test('[T7] [R2] the end of a ticket stands once the next was issued, also where that was put back behind somebody older', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, ines, 'legal-1')
    open(day, rui, 'social-security-1')
    const [first, other] = [day.issue(), day.issue()]
    callAndStart(day, ana, first)
    referTo(first, ana, ['social-security', 'legal'], true)(day)
    day.must((context) => finish(context, ana))
    callAndStart(day, ana, other)
    referTo(other, ana, ['legal'], false)(day)
    day.must((context) => finish(context, ana))
    callAndStart(day, rui, day.ticket('S001'))
    day.must((context) => finish(context, rui))
    day.must((context) => callTicket(context, ines, day.ticket('J002').id))
    day.must((context) => requeue(context, ines))
    expect(order(day, 'legal')).toEqual(['J001', 'J002'])
    expect(day.run((context) => undo(context, rui))).toMatchObject({ ok: false, error: { code: 'conflict', message: expect.stringMatching(/next ticket was issued/) } })
  })

  test('[T7] an end that brought no other ticket can be taken back, though the visit\'s other ticket was put back behind somebody newer', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, ines, 'legal-1')
    const [first, other] = [day.issue(), day.issue()]
    callAndStart(day, ana, first)
    referTo(first, ana, ['legal'], false)(day)
    day.must((context) => finish(context, ana))
    open(day, olga, 'w2')
    callAndStart(day, olga, other)
    referTo(other, olga, ['legal'], false)(day)
    expect(next(day, ines)).toBe('J001')
    day.must((context) => requeue(context, ines))
    day.must((context) => undo(context, ana))
    expect(day.ticket('A001').status).toBe('serving')
  })

  test('[T9] a call missed long ago does not stand before one missed just now', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, ines, 'legal-1')
    open(day, rui, 'social-security-1')
    const first = day.issue()
    callAndStart(day, ana, first)
    referTo(first, ana, ['social-security', 'legal'], false)(day)
    day.must((context) => finish(context, ana))
    expect(next(day, ines)).toBe('J001')
    day.must((context) => noShow(context, ines))
    day.now += minutes(61)
    expect(next(day, rui)).toBe('S001')
    day.must((context) => noShow(context, rui))
    day.must(missed(first))
    expect([day.ticket('S001').status, day.ticket('J001').status]).toEqual(['waiting', 'ended'])
  })

  test('[D4] [T7] taking a change back does not begin the hold of a language anew', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, olga, 'w2')
    const ticket = day.issue({ language: 'uk' })
    day.must((context) => park(context, olga, { ticketId: ticket.id }))
    day.must((context) => unpark(context, olga, ticket.id))
    expect(day.run((context) => callNext(context, ana))).toMatchObject({ ok: false, error: { code: 'empty' } })
    day.must((context) => undo(context, olga))
    day.must((context) => unpark(context, olga, ticket.id))
    day.now += minutes(10)
    expect(next(day, ana)).toBe('A001')
  })
})
