import { expect, test } from 'vitest'
import { callNext, callTicket } from './decide/call.ts'
import { openCounter, pauseCounter } from './decide/counter.ts'
import { finish, noShow, park, requeue, start, transfer, unpark } from './decide/ticket.ts'
import { changeVisit, refer } from './decide/visit.ts'
import type { Staff } from './decide/context.ts'
import { ana, ines, olga, rui, runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

const open = (day: DayRunner, staff: Staff, counterId: string) => day.must((context) => openCounter(context, staff, { counterId }), staff.id)
const next = (day: DayRunner, staff: Staff) => {
  const called = day.must((context) => callNext(context, staff), staff.id)
  const ticket = day.day.tickets.get(called.ticketIds?.[0] ?? '')
  return { number: ticket?.number, reason: ticket?.reason, passedOver: ticket?.passedOver.map((other) => other.rule) }
}
const serve = (day: DayRunner, staff: Staff) => {
  day.must((context) => start(context, staff))
  day.must((context) => finish(context, staff))
}
const minutes = (count: number) => count * 60_000

test('[D1] legal priority goes first, by arrival among themselves, and the rest is first in, first out', () => {
  const day = runDay()
  open(day, ana, 'w1')
  day.issue()
  day.issue({ priority: true })
  day.issue()
  day.issue({ priority: true })
  const order = [1, 2, 3, 4].map(() => {
    const called = next(day, ana)
    serve(day, ana)
    return called
  })
  expect(order.map((call) => call.number)).toEqual(['A002', 'A004', 'A001', 'A003'])
  expect(order.map((call) => call.reason)).toEqual(['priority', 'priority', 'longest-wait', 'longest-wait'])
})

test('[D1] priority granted by staff counts from the arrival of the ticket', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, ines, 'w2')
  day.issue()
  const second = day.issue()
  day.issue({ priority: true })
  expect(next(day, ana).number).toBe('A003')
  day.must((context) => park(context, ana, {}))
  day.must((context) => callTicket(context, ana, second.id))
  day.must((context) => changeVisit(context, ana, { visitCode: day.codeOf(second), priority: true }))
  day.must((context) => requeue(context, ana))
  expect(next(day, ana).number).toBe('A002')
})

test('[D2] who was told to come back to this very counter goes ahead of new arrivals there, and only there', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, ines, 'w2')
  day.issue()
  next(day, ana)
  day.must((context) => start(context, ana))
  day.must((context) => park(context, ana, { reason: 'photocopy' }))
  day.now += minutes(1)
  const early = day.issue()
  day.issue()
  expect(day.ticket('A001').status).toBe('parked')
  expect(next(day, ines).number).toBe(early.number)
  day.must((context) => unpark(context, ana, day.ticket('A001').id))
  expect(next(day, ana)).toMatchObject({ number: 'A001', reason: 'return' })
})

test('[D4] a counter passes over a language that another open counter speaks, and says so', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, olga, 'w2')
  day.issue({ language: 'uk' })
  day.issue({ language: 'pt' })
  expect(next(day, ana)).toEqual({ number: 'A002', reason: 'language', passedOver: ['language'] })
  expect(next(day, olga)).toMatchObject({ number: 'A001', reason: 'longest-wait' })
})

test('[D4] a rare language is not passed over for longer than the hold', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, olga, 'w2')
  day.issue({ language: 'uk' })
  day.issue()
  next(day, ana)
  serve(day, ana)
  day.issue()
  day.now += minutes(10) - 1
  expect(next(day, ana).number).toBe('A003')
  serve(day, ana)
  day.issue()
  day.now += 1
  expect(next(day, ana)).toMatchObject({ number: 'A001', reason: 'longest-wait' })
})

test('[D4] the hold begins with the first pass, even where nobody else could be called', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, olga, 'w2')
  day.issue({ language: 'uk' })
  expect(day.run((context) => callNext(context, ana))).toMatchObject({ ok: false, error: { code: 'empty' } })
  day.now += minutes(10)
  expect(next(day, ana).number).toBe('A001')
})

test('[D4] nobody is passed over for a counter that is closed, paused or of another queue', () => {
  for (const prepare of [
    () => undefined,
    (day: DayRunner) => { open(day, olga, 'w2'); day.must((context) => pauseCounter(context, olga)) },
    (day: DayRunner) => { open(day, olga, 'legal-1') },
  ]) {
    const day = runDay()
    open(day, ana, 'w1')
    prepare(day)
    day.issue({ language: 'uk' })
    expect(next(day, ana)).toMatchObject({ number: 'A001', reason: 'longest-wait' })
  }
})

test('[D5] a person called at one counter is passed over at the others and keeps the place', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, rui, 'social-security-1')
  open(day, ines, 'legal-1')
  const first = day.issue()
  next(day, ana)
  day.must((context) => start(context, ana))
  day.must((context) => refer(context, ana, { visitCode: day.codeOf(first), serviceIds: ['social-security', 'legal'] }, { by: 'nobody' }))
  expect(day.run((context) => callNext(context, rui))).toMatchObject({ ok: false, error: { code: 'empty' } })
  day.must((context) => finish(context, ana))
  expect(next(day, rui).number).toBe('S001')
  expect(day.run((context) => callNext(context, ines))).toMatchObject({ ok: false, error: { code: 'empty' } })
  expect(day.run((context) => callTicket(context, ines, day.ticket('J001').id))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  serve(day, rui)
  expect(next(day, ines).number).toBe('J001')
})

test('[D6] the wait for the first ticket counts for the second by the declared part', () => {
  const day = runDay()
  open(day, ana, 'w1')
  const first = day.issue()
  day.now += minutes(20)
  next(day, ana)
  day.must((context) => start(context, ana))
  day.now += minutes(5)
  day.must((context) => refer(context, ana, { visitCode: day.codeOf(first), serviceIds: ['legal'] }, { by: 'nobody' }))
  expect(day.ticket('J001').orderAt).toBe(day.now - minutes(10))
})

test('[D7] a ticket called by hand says so and who stood before it', () => {
  const day = runDay()
  open(day, ana, 'w1')
  day.issue()
  day.issue({ priority: true })
  const third = day.issue()
  day.must((context) => callTicket(context, ana, third.id))
  expect(day.ticket('A003')).toMatchObject({ reason: 'manual', passedOver: [{ rule: 'manual' }, { rule: 'manual' }] })
})

test('[T4] a requeued ticket comes back two places later, and only as often as the centre allows', () => {
  const day = runDay()
  open(day, ana, 'w1')
  for (let n = 0; n < 4; n += 1) day.issue()
  next(day, ana)
  day.must((context) => requeue(context, ana))
  const order: (string | undefined)[] = []
  for (let n = 0; n < 2; n += 1) {
    order.push(next(day, ana).number)
    serve(day, ana)
  }
  order.push(next(day, ana).number)
  expect(order).toEqual(['A002', 'A003', 'A001'])
  expect(day.run((context) => requeue(context, ana))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  day.must((context) => noShow(context, ana))
  expect(next(day, ana).number).toBe('A004')
})

test('[T4] a requeued ticket does not jump the queue when few are waiting, and goes straight back to an empty one', () => {
  const day = runDay()
  open(day, ana, 'w1')
  day.issue()
  day.issue()
  next(day, ana)
  day.must((context) => requeue(context, ana))
  expect(next(day, ana).number).toBe('A002')
  serve(day, ana)
  expect(next(day, ana).number).toBe('A001')
})

test('[T6] a transfer keeps the number and the place by arrival', () => {
  const day = runDay()
  open(day, ana, 'w1')
  open(day, ines, 'legal-1')
  const wrong = day.issue()
  day.now += minutes(3)
  next(day, ana)
  day.must((context) => transfer(context, ana, { ticketId: wrong.id, serviceId: 'legal' }))
  expect(next(day, ines).number).toBe('A001')
})

test('[N1] after 999 the number grows to four digits', () => {
  const day = runDay()
  day.day.lastOrdinal.set('welcome', 998)
  expect(day.issue().number).toBe('A999')
  expect(day.issue().number).toBe('A1000')
})

test('the rules of the reference are what the tests assume', () => {
  expect(smallCentre.policy).toMatchObject({ languageHoldMinutes: 10, journeyCredit: 0.5, requeue: { places: 2, times: 1 } })
})

/** The small centre where the law lets the Welcoming Office share: two with priority in a row at most. */
const sharing = { ...smallCentre, services: smallCentre.services.map((service) => (service.id === 'welcome' ? { ...service, priorityShare: { inARow: 2, exemptBy: 'a law of its own' } } : service)) }

test('[D8] where the law exempts a service, after so many with priority somebody else goes first, and nobody starves', () => {
  const day = runDay(sharing)
  open(day, ana, 'w1')
  day.issue()
  for (let count = 0; count < 5; count += 1) day.issue({ priority: true })
  const calls = [1, 2, 3, 4].map(() => {
    const called = next(day, ana)
    serve(day, ana)
    return called
  })
  expect(calls).toEqual([
    { number: 'A002', reason: 'priority', passedOver: [] },
    { number: 'A003', reason: 'priority', passedOver: [] },
    { number: 'A001', reason: 'longest-wait', passedOver: ['share', 'share', 'share'] },
    { number: 'A004', reason: 'priority', passedOver: [] },
  ])
})

test('[D8] a share yields only to somebody who can be called', () => {
  const day = runDay(sharing)
  open(day, ana, 'w1')
  open(day, olga, 'w2')
  for (let count = 0; count < 3; count += 1) day.issue({ priority: true })
  day.issue({ language: 'uk' })
  const numbers = [1, 2, 3].map(() => {
    const called = next(day, ana)
    serve(day, ana)
    return called.number
  })
  // the Ukrainian ticket waits for Olga, who speaks it
  expect(numbers).toEqual(['A001', 'A002', 'A003'])
})

test('[D8] without a law that exempts, priority never yields', () => {
  const day = runDay()
  open(day, ana, 'w1')
  day.issue()
  for (let count = 0; count < 4; count += 1) day.issue({ priority: true })
  const numbers = [1, 2, 3, 4, 5].map(() => {
    const called = next(day, ana)
    serve(day, ana)
    return called.number
  })
  expect(numbers).toEqual(['A002', 'A003', 'A004', 'A005', 'A001'])
})

test('[C4] a counter calls for what its staff serve there today, in the languages they set', () => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w1', services: ['legal'], languages: ['en'] }), ana.id)
  day.issue({ language: 'en' })
  expect(day.run((context) => callNext(context, ana), ana.id)).toMatchObject({ ok: false, error: { code: 'empty' } })
  day.must((context) => openCounter(context, ana, { counterId: 'w1', services: ['legal', 'welcome'], languages: ['en'] }), ana.id)
  expect(next(day, ana).number).toBe('A001')
  // a live ticket stays in reach, whatever is served from now on
  day.must((context) => openCounter(context, ana, { counterId: 'w1', services: ['legal'] }), ana.id)
  serve(day, ana)
})

test('[C4] nobody serves another agency\'s queue, or speaks a language that the centre does not offer', () => {
  const day = runDay()
  expect(day.run((context) => openCounter(context, ana, { counterId: 'w1', services: ['social-security'] }), ana.id)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(day.run((context) => openCounter(context, ana, { counterId: 'w1', services: ['nowhere'] }), ana.id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(day.run((context) => openCounter(context, ana, { counterId: 'w1', languages: ['xx'] }), ana.id)).toMatchObject({ ok: false, error: { code: 'invalid' } })
})
