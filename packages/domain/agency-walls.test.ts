import { expect, test } from 'vitest'
import { callNext, callTicket } from './decide/call.ts'
import type { Decision } from './decide/context.ts'
import { openCounter } from './decide/counter.ts'
import { cancel, finish, park, start, transfer } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { refer } from './decide/visit.ts'
import { ana, ines, olga, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

/** A001 was sent to Rui's queue with S001 and to another agency's with J001. */
const sentToTwo = (): DayRunner => {
  const day = runDay()
  for (const [staff, counterId] of [[ana, 'w1'], [olga, 'w2'], [ines, 'legal-1'], [rui, 'social-security-1']] as const)
    day.must((context) => openCounter(context, staff, { counterId }), staff.id)
  day.issue()
  day.must((context) => callNext(context, ana))
  day.must((context) => start(context, ana))
  const visitCode = day.codeOf(day.ticket('A001'))
  day.must((context) => refer(context, ana, { visitCode, serviceIds: ['social-security', 'legal'] }, { by: 'nobody' }))
  day.must((context) => finish(context, ana))
  return day
}

const words = (refused: Decision): string => (refused.ok ? 'accepted' : `${refused.error.code}: ${refused.error.message}`)

test('[R1] [S3] no refusal names a ticket or a counter of another agency to which the person goes', () => {
  const day = sentToTwo()
  const told: string[] = []
  const asks = (decide: Parameters<DayRunner['run']>[0]): void => void told.push(words(day.run(decide)))
  const { id } = day.ticket('S001')
  const visitCode = day.codeOf(day.ticket('S001'))
  asks((context) => transfer(context, rui, { ticketId: id, serviceId: 'legal' }))
  day.must((context) => callTicket(context, rui, id))
  asks((context) => refer(context, rui, { visitCode, serviceIds: ['legal'] }, { by: 'nobody' }))
  day.must((context) => park(context, rui, {}))
  day.must((context) => callTicket(context, ines, day.ticket('J001').id))
  asks((context) => callTicket(context, rui, id))
  asks((context) => undo(context, rui))
  expect(told.map((one) => one.split(':')[0])).toEqual(['conflict', 'conflict', 'conflict', 'conflict'])
  for (const one of told) expect(one).not.toMatch(/J001|counter 10|called|serving|waiting/)
})

test('[R1] [R3] a move or referral that could not be made anyway tells nothing of the other queues of its person', () => {
  const day = sentToTwo()
  const { id } = day.ticket('S001')
  const visitCode = day.codeOf(day.ticket('S001'))
  day.must((context) => callTicket(context, rui, id))
  day.must((context) => start(context, rui))
  const other = { ...day.rules, services: day.rules.services.map((service) => (service.id === 'welcome' ? { ...service, dailyQuota: 1 } : service)) }
  const full = words(day.run((context) => refer({ ...context, rules: other }, rui, { visitCode, serviceIds: ['welcome'] }, { by: 'nobody' })))
  expect(full).toMatch(/^closed/)
  expect(words(day.run((context) => refer(context, rui, { visitCode, serviceIds: ['legal', 'nowhere'] }, { by: 'nobody' })))).toMatch(/^not-found/)
  expect(words(day.run((context) => refer({ ...context, rules: other }, rui, { visitCode, serviceIds: ['legal', 'welcome'] }, { by: 'nobody' })))).toBe(full)
  day.must((context) => finish(context, rui))
  // the same words whether its person stands there or not
  const ended = words(day.run((context) => transfer(context, rui, { ticketId: id, serviceId: 'legal' })))
  day.must((context) => cancel(context, ines, day.ticket('J001').id))
  expect(words(day.run((context) => transfer(context, rui, { ticketId: id, serviceId: 'legal' })))).toBe(ended)
})
