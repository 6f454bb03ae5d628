import { describe, expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { bookAppointment, cancelAppointment, checkIn, importAppointments } from './decide/appointment.ts'
import { openDay } from './decide/close.ts'
import { openCounter } from './decide/counter.ts'
import { finish, start } from './decide/ticket.ts'
import { ana, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

const minute = 60_000
const nobody = { by: 'nobody' } as const

/** Rui's counter at Social Security, and who booked there: by code, minutes from now. */
const withBookings = (bookings: Record<string, number>): DayRunner => {
  const day = runDay()
  day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
  day.must((context) => importAppointments(context, Object.entries(bookings).map(([code, minutes]) => ({ code, serviceId: 'social-security', slotAt: day.now + minutes * minute }))))
  return day
}
const arrives = (day: DayRunner, bookingCode: string, priority = false) => day.must((context) => checkIn(context, { bookingCode, language: 'pt', priority }, nobody))
const called = (day: DayRunner): { number: string; reason: string } => {
  const decided = day.must((context) => callNext(context, rui), 'rui')
  const ticket = day.day.tickets.get(decided.ticketIds?.[0] ?? '')
  day.must((context) => start(context, rui), 'rui')
  day.must((context) => finish(context, rui), 'rui')
  return { number: ticket?.number ?? '', reason: ticket?.reason ?? '' }
}

describe('who is called when', () => {
  test('[A1] from the lead time on, booked people go by their slots, after legal priority and before all others', () => {
    const day = withBookings({ LATER: 30, SOON: 8, SOONER: 5, FIRST: 9 })
    arrives(day, 'SOON')
    arrives(day, 'LATER')
    day.now += minute
    arrives(day, 'SOONER')
    arrives(day, 'FIRST', true)
    // S001 SOON (slot +8), S002 LATER (+30), S003 SOONER (+5), S004 FIRST (+9, priority)
    expect([called(day), called(day), called(day)]).toEqual([
      { number: 'S004', reason: 'priority' }, { number: 'S003', reason: 'appointment' }, { number: 'S001', reason: 'appointment' },
    ])
  })

  test('[A2] who comes early waits for the lead time while others wait, and is called at once where nobody else is', () => {
    const day = withBookings({ EARLY: 40 })
    arrives(day, 'EARLY')
    day.must((context) => importAppointments(context, [{ code: 'DUE', serviceId: 'social-security', slotAt: day.now }]))
    arrives(day, 'DUE')
    expect([called(day).number, called(day)]).toEqual(['S002', { number: 'S001', reason: 'longest-wait' }])
  })

  test('[A3] late by no more than the rule says keeps the slot; later waits as one without a booking', () => {
    const day = withBookings({ KEPT: 10, LOST: 10 })
    day.now += 25 * minute
    arrives(day, 'KEPT')
    day.now += 1
    arrives(day, 'LOST')
    expect([day.ticket('S001').slotAt !== undefined, day.ticket('S002').slotAt]).toEqual([true, undefined])
    expect(day.facts.filter((fact) => fact.type === 'appointment-checked-in').map((fact) => fact.data.kept)).toEqual([true, false])
  })
})

describe('the list', () => {
  test('[A4] a booking checks in once; a code that nobody booked is not found', () => {
    const day = withBookings({ ONCE: 10 })
    arrives(day, 'ONCE')
    for (const bookingCode of ['ONCE', 'NEVER'])
      expect(day.run((context) => checkIn(context, { bookingCode, language: 'pt' }, nobody))).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test('[A4] a list with one wrong line is refused whole, with the line', () => {
    const day = withBookings({ GOOD: 10 })
    const before = day.day.seq
    const slotAt = day.now + 20 * minute
    expect(day.run((context) => importAppointments(context, [{ code: 'FINE', serviceId: 'legal', slotAt }, { code: 'WRONG', serviceId: 'nowhere', slotAt }, { code: 'FINE', serviceId: 'legal', slotAt }, { code: 'PAST', serviceId: 'legal', slotAt: day.now - 16 * minute }])))
      .toMatchObject({ ok: false, error: { code: 'invalid', message: 'line 3: no service has the id "nowhere"; line 4: the code FINE stands twice; line 5: the booked time is over' } })
    expect([day.day.seq, [...day.day.appointments.keys()]]).toEqual([before, ['GOOD']])
  })

  test('[A4] the same code again for the same day is moved, not doubled', () => {
    const day = withBookings({ MOVED: 10 })
    day.must((context) => importAppointments(context, [{ code: 'MOVED', serviceId: 'legal', slotAt: day.now + 50 * minute }]))
    expect([...day.day.appointments.values()].map((booked) => [booked.serviceId, booked.slotAt - day.now])).toEqual([['legal', 50 * minute]])
  })

  test('a booking for another day is in no list of today, and is told again when its day opens', () => {
    const day = withBookings({ TOMORROW: 24 * 60 })
    expect(day.day.appointments.size).toBe(0)
    const booked = day.facts.find((fact) => fact.type === 'appointment-booked')
    expect(booked?.type === 'appointment-booked' && booked.data.businessDay).toBe('2026-11-24')
    expect(openDay('2026-11-24', booked && [booked]).map((fact) => fact.type)).toEqual(['day-opened', 'appointment-booked'])
  })

  test('staff book and cancel for their own agency alone', () => {
    const day = withBookings({})
    const slotAt = day.now + 60 * minute
    expect(day.run((context) => bookAppointment(context, ana, { serviceId: 'social-security', slotAt }))).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    const { code } = day.must((context) => bookAppointment(context, rui, { serviceId: 'social-security', slotAt }))
    const id = day.day.appointments.get(code ?? '')?.appointmentId ?? ''
    expect(day.run((context) => cancelAppointment(context, ana, id))).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    day.must((context) => cancelAppointment(context, rui, id))
    expect(day.day.appointments.size).toBe(0)
  })
})

test('of a list that is wrong in every line no more is looked at than a refusal names', () => {
  const day = runDay()
  let looked = 0
  const requests = Array.from({ length: 4_000 }, (_, n) => ({
    code: `BOOK-${n}`,
    slotAt: 0,
    get serviceId() {
      looked += 1
      return 'nowhere'
    },
  }))
  const decision = day.run((context) => importAppointments(context, requests))
  expect(decision.ok ? [] : decision.error.message.split('; ')).toHaveLength(30)
  expect(looked).toBeLessThan(100)
})
