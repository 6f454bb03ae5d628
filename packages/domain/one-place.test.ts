import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { promisesOf } from './come-back.ts'
import { callNext, callTicket } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { returnMissed, returnTicket } from './decide/missed.ts'
import { cancel, finish, noShow, start, transfer } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { refer } from './decide/visit.ts'
import { ana, ines, olga, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'
import { bothOf, centre, step, takeStep } from './testing/reference-steps.ts'

const refused = (words: RegExp) => ({ ok: false, error: { code: 'conflict', message: expect.stringMatching(words) } })

/** A001 is served by Ana; every other counter is open too. */
const served = (): { day: DayRunner; send: (serviceIds: string[], ordered?: boolean) => void } => {
  const day = runDay()
  for (const [staff, counterId] of [[ana, 'w1'], [olga, 'w3'], [ines, 'legal-1'], [rui, 'social-security-1']] as const) day.must((context) => openCounter(context, staff, { counterId }), staff.id)
  day.issue()
  day.must((context) => callNext(context, ana))
  day.must((context) => start(context, ana))
  const send = (serviceIds: string[], ordered = false): void =>
    void day.must((context) => refer(context, ana, { visitCode: day.codeOf(day.ticket('A001')), serviceIds, ordered }, { by: 'nobody' }))
  return { day, send }
}

test('[R3] [T6] a ticket is moved to no queue in which its visit holds a place', () => {
  const { day, send } = served()
  send(['social-security', 'legal'])
  day.must((context) => finish(context, ana))
  expect(day.run((context) => transfer(context, rui, { ticketId: day.ticket('S001').id, serviceId: 'legal' }))).toEqual(refused(/already has a place in the queue of "legal"/))
  expect(day.run((context) => transfer(context, rui, { ticketId: day.ticket('S001').id, serviceId: 'welcome' }))).toMatchObject({ ok: true })
})

test('[R3] [T6] nor to one to which its visit is on its way: it would stand there twice', () => {
  const { day, send } = served()
  send(['social-security', 'legal'], true)
  day.must((context) => finish(context, ana))
  expect(day.run((context) => transfer(context, rui, { ticketId: day.ticket('S001').id, serviceId: 'legal' }))).toEqual(refused(/on its way to "legal"/))
})

test('[R3] [T7] a cancelled ticket is not brought back once the visit was sent there anew', () => {
  const { day, send } = served()
  send(['legal'])
  day.must((context) => cancel(context, ines, day.ticket('J001').id))
  send(['legal'])
  expect(day.run((context) => undo(context, ines))).toEqual(refused(/already has a place in the queue of "legal"/))
})

test('[R3] [T7] a transfer is not taken back into a queue in which the visit has another ticket by now', () => {
  const { day, send } = served()
  send(['legal'])
  // of the same agency: Olga serves both queues
  day.must((context) => transfer(context, olga, { ticketId: day.ticket('J001').id, serviceId: 'social-security' }))
  send(['legal'])
  expect(day.run((context) => undo(context, olga))).toEqual(refused(/already has a place in the queue of "legal"/))
})

test('[R3] [T9] who missed a call and is sent on in an order that leads there again does not come back before it', () => {
  const { day, send } = served()
  send(['social-security'])
  day.must((context) => finish(context, ana))
  day.must((context) => callNext(context, rui))
  day.must((context) => noShow(context, rui))
  // the visit is served once more, at the Welcoming Office
  day.must((context) => undo(context, ana))
  send(['legal', 'social-security'], true)
  const visit = day.day.visits.get(day.ticket('A001').visitId)
  expect(day.run((context) => (visit ? returnMissed(context, visit) : { ok: true, facts: [] }))).toEqual(refused(/later ticket/))
  expect(day.run((context) => returnTicket(context, rui, day.ticket('S001').id))).toEqual(refused(/later ticket/))
  // and goes there once the step before is over
  day.must((context) => finish(context, ana))
  day.must((context) => callTicket(context, ines, day.ticket('J001').id))
  day.must((context) => start(context, ines))
  day.must((context) => finish(context, ines))
  expect(day.ticket('S002').status).toBe('waiting')
})

test('[R3] whatever is asked in whatever order, a visit has one place in a queue, and none where a promise of it leads', () => {
  let promised = 0
  fc.assert(fc.property(centre, fc.array(step, { minLength: 60, maxLength: 120, size: 'max' }), (rules, steps) => {
    const both = bothOf(rules)
    const { day } = both
    for (const one of steps) {
      const { words } = takeStep(both, one)
      for (const visit of day.day.visits.values()) {
        const places = visit.ticketIds.flatMap((id) => day.day.tickets.get(id) ?? []).filter(({ status }) => status !== 'ended').map(({ serviceId }) => serviceId)
        const later = promisesOf(day.day, rules, visit, day.now).flatMap(({ serviceIds }) => serviceIds)
        promised += later.length
        if (new Set(places).size < places.length) throw new Error(`after ${words} a visit stands twice in one queue: ${places.join()}`)
        if (later.some((id) => places.includes(id))) throw new Error(`after ${words} a visit stands in ${places.join()} and is on its way to ${later.join()}`)
      }
    }
  }), { numRuns: 600 })
  expect(promised).toBeGreaterThan(5)
})
