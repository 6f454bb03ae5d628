import { describe, expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { reportPaper } from './decide/issue.ts'
import { finish, reprint, start } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { refer } from './decide/visit.ts'
import { ana, ines, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

/** Social Security sent a person on to legal help, and the paper of J001 to the printer of the door. */
const referred = (): DayRunner => {
  const day = runDay()
  for (const [staff, counterId] of [[ana, 'w1'], [rui, 'social-security-1'], [ines, 'legal-1']] as const) day.must((context) => openCounter(context, staff, { counterId }), staff.id)
  day.issue()
  const visitCode = day.codeOf(day.ticket('A001'))
  for (const [staff, serviceId] of [[ana, 'social-security'], [rui, 'legal']] as const) {
    day.must((context) => callNext(context, staff))
    day.must((context) => start(context, staff))
    day.must((context) => refer(context, staff, { visitCode, serviceIds: [serviceId] }, { by: 'job', device: 'door' }))
    day.must((context) => finish(context, staff))
  }
  return day
}

describe('[P4] the counter that asked for a paper', () => {
  test('is known beside the printer, also when the paper came out or did not', () => {
    const day = referred()
    expect(day.ticket('J001')).toMatchObject({ paper: 'pending', asked: { counterId: 'social-security-1', device: 'door' } })
    day.must((context) => reportPaper(context, { ticketId: day.ticket('J001').id, outcome: 'failed' }))
    expect(day.ticket('J001')).toMatchObject({ paper: 'failed', asked: { counterId: 'social-security-1', device: 'door' } })
  })

  test('may ask for it again elsewhere, although the ticket stands in a queue of another agency; for no other ticket there', () => {
    const day = referred()
    const again = { ticketId: day.ticket('J001').id, printAt: 'desk-1' }
    day.must((context) => reportPaper(context, { ticketId: again.ticketId, outcome: 'failed' }))
    day.must((context) => reprint(context, rui, again))
    expect(day.ticket('J001')).toMatchObject({ paper: 'pending', asked: { counterId: 'social-security-1', device: 'desk-1' }, job: { device: 'desk-1', reprint: false } })
    day.issue()
    expect(day.run((context) => reprint(context, rui, { ...again, ticketId: day.ticket('A002').id }))).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  test('[T7] still hears of it when the change before it is taken back: paper is no part of that', () => {
    const day = runDay()
    day.must((context) => openCounter(context, ana, { counterId: 'w1' }), ana.id)
    const { id } = day.issue()
    day.must((context) => callNext(context, ana))
    day.must((context) => reprint(context, ana, { ticketId: id, printAt: 'desk-1' }))
    day.must((context) => undo(context, ana))
    expect(day.ticket('A001')).toMatchObject({ status: 'waiting', paper: 'pending', job: { device: 'desk-1' }, asked: { counterId: 'w1', device: 'desk-1' } })
  })

  test('may not once the ticket has ended', () => {
    const day = referred()
    for (const decide of [callNext, start, finish]) day.must((context) => decide(context, ines))
    expect(day.run((context) => reprint(context, rui, { ticketId: day.ticket('J001').id, printAt: 'desk-1' }))).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })
})
