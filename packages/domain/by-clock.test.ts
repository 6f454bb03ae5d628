import { describe, expect, test } from 'vitest'
import { decidedByClock } from './by-clock.ts'
import type { ClockRules } from './by-clock.ts'
import { emptyDay } from './day.ts'
import type { Day, Ticket, Visit } from './day.ts'
import { acceptClock } from './decide/clock.ts'

const minute = 60_000
const ten = Date.parse('2026-11-23T10:00:00Z')
const rules: ClockRules = {
  timeZone: 'Europe/Lisbon', hours: { monday: [{ from: '08:00', to: '19:00' }] },
  policy: {
    languageHoldMinutes: 10, journeyCredit: 0, requeue: { places: 3, times: 1 }, missedCall: { withinMinutes: 60, places: 3, times: 1 }, appointments: { leadMinutes: 10, lateMinutes: 15 },
    undoSeconds: 30, offlineNumbers: 0, retentionDays: 30,
  },
  services: [{ id: 'welcome', letters: 'A', kind: 'welcome', agency: 'centre', zone: 'z', sees: [], lastTicketAt: '18:00', targetWaitMinutes: 30 }],
}
const waiting = (change: Partial<Ticket> = {}): Day => {
  const day = emptyDay('2026-11-23', true, 1)
  const ticket: Ticket = {
    id: 't', visitId: 'v', number: 'A001', serviceId: 'welcome', stage: 1, status: 'waiting', issuedAt: ten, late: false, orderAt: ten, orderSeq: 1, orderTie: 0, passedOver: [],
    callCount: 0, recallCount: 0, requeueCount: 0, returnCount: 0, paper: 'printed', changedSeq: 1, ...change,
  }
  day.tickets.set('t', ticket)
  day.waiting.set('welcome', new Set(['t']))
  return day
}
const visit: Visit = { id: 'v', code: 'C', startedAt: ten, language: 'pt', priority: false, partySize: 1, topicId: 'papers', ticketIds: ['t'], documents: [], notes: [], referrals: [], past: [], next: [] }
/** Whether time alone changes something between two instants, the second being the first at which it should. */
const changesAt = (day: Day, at: number): [boolean, boolean] => {
  const seen = (instant: number): string => decidedByClock(day, rules, instant)
  return [seen(at - 1000) !== seen(at), seen(at) !== seen(at + 1000)]
}

describe('[H7] what the time alone decides changes', () => {
  const quiet = emptyDay('2026-11-23', true, 1)
  test.each<[string, Day, string]>([
    ['when the doors open', quiet, '2026-11-23T08:00:00Z'], ['at the last ticket', quiet, '2026-11-23T18:00:00Z'], ['when the doors close', quiet, '2026-11-23T19:00:00Z'], ['at midnight', quiet, '2026-11-24T00:00:00Z'],
    ['when a booked time is due', waiting({ slotAt: ten + 20 * minute }), '2026-11-23T10:10:00Z'], ['when a language was held for long enough', waiting({ heldSince: ten }), '2026-11-23T10:10:00Z'],
    ['when a wait is over the target', waiting(), '2026-11-23T10:30:01Z'],
  ])('%s, and not again', (_name, day, at) => {
    expect(changesAt(day, Date.parse(at))).toEqual([true, false])
  })

  test('when a change can no longer be undone', () => {
    const day = waiting()
    day.waiting.clear()
    day.visits.set('v', visit)
    const ticket = day.tickets.get('t')
    if (ticket) day.tickets.set('t', { ...ticket, status: 'called', counterId: 'w1', calledAt: ten, before: ticket })
    day.counters.set('w1', { id: 'w1', status: 'open', languages: [], ticketId: 't', lastChange: { seq: 1, at: ten, ticketId: 't', type: 'ticket-called' } })
    expect(changesAt(day, ten + 31_000)).toEqual([true, false])
  })

  test('[T9] when a missed call can no longer be made good', () => {
    const day = waiting()
    day.waiting.clear()
    day.visits.set('v', visit)
    const ticket = day.tickets.get('t')
    if (ticket) day.tickets.set('t', { ...ticket, status: 'ended', outcome: 'no-show', endedAt: ten })
    expect(changesAt(day, ten + 60 * minute + 1000)).toEqual([true, false])
  })

  test('and is the same words for a whole quiet hour', () => {
    const seen = new Set(Array.from({ length: 3_600 }, (_, second) => decidedByClock(quiet, rules, ten + second * 1000)))
    expect(seen.size).toBe(1)
  })
})

describe('[H4] accepting the machine\'s clock', () => {
  test('is a fact that says how far it was ahead', () => {
    expect(acceptClock({ aheadSeconds: 7_200 }, 7_170)).toMatchObject({ ok: true, facts: [{ type: 'clock-accepted', data: { aheadSeconds: 7_200, by: 'supervisor' } }] })
  })
  test('is refused without a question, and where the clock has moved since it was read', () => {
    expect([acceptClock(undefined, 0), acceptClock({ aheadSeconds: 43_200 }, 7_200)].map((answer) => answer.ok || answer.error.code)).toEqual(['conflict', 'conflict'])
  })
})
