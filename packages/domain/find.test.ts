import { describe, expect, test } from 'vitest'
import { callNext, callTicket } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { findTickets } from './decide/find.ts'
import { leaseNumbers } from './decide/lease.ts'
import { handIn } from './decide/offline.ts'
import { finish, noShow, reprint, start } from './decide/ticket.ts'
import { refer } from './decide/visit.ts'
import type { Staff } from './decide/context.ts'
import { ana, ines, olga, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

const refused = (code: string, words = /./) => ({ ok: false, error: { code, message: expect.stringMatching(words) } })

/** A001 was sent to Social Security and to legal help; A002 waits. Ana serves welcome, Rui Social Security, Inês legal help. */
const sentOn = (): DayRunner => {
  const day = runDay()
  for (const [staff, counterId] of [[ana, 'w1'], [rui, 'social-security-1'], [ines, 'legal-1']] as const) day.must((context) => openCounter(context, staff, { counterId }), staff.id)
  day.issue()
  day.issue()
  day.must((context) => callNext(context, ana))
  day.must((context) => start(context, ana))
  day.must((context) => refer(context, ana, { visitCode: day.codeOf(day.ticket('A001')), serviceIds: ['social-security', 'legal'] }, { by: 'nobody' }))
  day.must((context) => finish(context, ana))
  return day
}
const look = (day: DayRunner, staff: Staff, wanted: { number?: string; visitCode?: string }) => {
  const found = findTickets({ day: day.day, rules: day.rules }, staff, wanted)
  return found.ok ? found.found.map(({ ticket, sight }) => `${ticket.number} ${sight}`) : found
}

describe('[S1] every ticket of the day is found at an open counter', () => {
  test('by its number, by the digits alone, and whether it lives or has ended', () => {
    const day = sentOn()
    expect(look(day, ana, { number: 'A002' })).toEqual(['A002 whole'])
    expect(look(day, ana, { number: 'A001' })).toEqual(['A001 whole'])
    expect(look(day, ana, { number: '001' })).toEqual(['A001 whole', 'S001 print', 'J001 print'])
    expect(look(day, ana, { number: 'A999' })).toEqual(refused('not-found'))
  })

  test('by visit code: all that the visit has, what can be worked with here first', () => {
    const day = sentOn()
    expect(look(day, ines, { visitCode: day.codeOf(day.ticket('A001')) })).toEqual(['J001 whole', 'A001 print', 'S001 print'])
    expect(look(day, ana, { visitCode: 'NOCODE' })).toEqual(refused('not-found'))
  })

  test('without an open counter nothing is found', () => {
    expect(look(sentOn(), olga, { number: 'A002' })).toEqual(refused('conflict', /no open counter/))
  })

  test('[O5] of two papers that say one number both are shown, by number and by code', () => {
    const day = runDay()
    day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
    day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
    day.must((context) => leaseNumbers(context, 'kiosk-1'))
    const [lease] = day.day.leases
    const visitCode = lease?.visitCodes[0] ?? ''
    for (const commandId of ['first', 'second'])
      day.must((context) => handIn(context, { commandId, businessDay: '2026-11-23', topicId: 'papers', language: 'pt', ordinal: lease?.from ?? 0, visitCode, issuedAt: day.now }, 'kiosk-1'))
    expect(look(day, ana, { number: 'A990' })).toEqual(['A990 whole', 'A001 whole'])
    expect(look(day, ana, { visitCode })).toEqual(['A990 whole', 'A001 whole'])
    expect(look(day, ana, { number: 'A001' })).toEqual(['A001 whole'])
    expect(look(day, rui, { number: 'A990' })).toEqual(['A990 place', 'A001 place'])
  })
})

describe('[S2] [S3] who is told how much', () => {
  test('a counter all of its own queues and of the ticket at it, wherever else that is live', () => {
    const day = sentOn()
    day.must((context) => openCounter(context, olga, { counterId: 'w2' }), 'olga')
    day.must((context) => callTicket(context, olga, day.ticket('A002').id))
    expect(look(day, olga, { number: 'A002' })).toEqual(['A002 whole'])
    expect(look(day, ana, { number: 'A002' })).toEqual(['A002 whole'])
  })

  test('another agency its number and queue; by code only where the visit holds a place', () => {
    const day = sentOn()
    expect(look(day, rui, { number: 'A002' })).toEqual(['A002 place'])
    const visitCode = day.codeOf(day.ticket('A001'))
    // A001 has ended and is not theirs: by its code they learn nothing of it
    expect(look(day, rui, { visitCode })).toEqual(['S001 whole', 'J001 place'])
    day.must((context) => callTicket(context, ines, day.ticket('J001').id))
    day.must((context) => noShow(context, ines))
    expect(look(day, rui, { visitCode })).toEqual(['S001 whole'])
    expect(look(day, rui, { number: 'J001' })).toEqual(['J001 place'])
  })

  test('a lost paper is printed again by its own agency and by the Welcoming Office, at another counter too; not by others, and not once it has ended', () => {
    const day = sentOn()
    const print = (staff: Staff, number: string) => day.run((context) => reprint(context, staff, { ticketId: day.ticket(number).id, printAt: 'kiosk-1' }))
    expect(print(ana, 'S001')).toMatchObject({ ok: true, facts: [{ type: 'paper-requested', data: { device: 'kiosk-1' } }] })
    expect(print(rui, 'A002')).toEqual(refused('forbidden', /the Welcoming Office prints it again/))
    expect(print(rui, 'S001')).toMatchObject({ ok: true })
    day.must((context) => callNext(context, rui))
    expect(print(ana, 'S001')).toMatchObject({ ok: true })
    day.must((context) => noShow(context, rui))
    expect(print(ana, 'S001')).toEqual(refused('conflict', /has ended/))
    expect(print(olga, 'A002')).toEqual(refused('conflict', /no open counter/))
  })
})
