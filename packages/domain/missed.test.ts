import { describe, expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { issueTicket } from './decide/issue.ts'
import { returnMissed, returnTicket } from './decide/missed.ts'
import { clearNotice, postNotice } from './decide/notice.ts'
import { closeDay } from './decide/close.ts'
import { finish, noShow, start, transfer } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { refer } from './decide/visit.ts'
import { inOrder } from './queue.ts'
import { ana, rui, runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'
import type { Ticket } from './day.ts'

const refused = (code: string, words = /./) => ({ ok: false, error: { code, message: expect.stringMatching(words) } })
const visitOf = (day: DayRunner, ticket: Ticket) => {
  const visit = day.day.visits.get(ticket.visitId)
  if (!visit) throw new Error('no visit')
  return visit
}
const missedA001 = (others = 4): { day: DayRunner; ticket: Ticket } => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
  const ticket = day.issue()
  for (let n = 0; n < others; n++) day.issue()
  day.must((context) => callNext(context, ana))
  day.must((context) => noShow(context, ana))
  return { day, ticket }
}
const order = (day: DayRunner): string[] => inOrder(day.day, ['welcome'], { rules: smallCentre, now: day.now }).map((ticket) => ticket.number)

describe('[T9] a missed call', () => {
  test('the ticket waits again, so many places later, with its number', () => {
    const { day, ticket } = missedA001()
    day.must((context) => returnMissed(context, visitOf(day, ticket)))
    expect(day.ticket('A001')).toMatchObject({ status: 'waiting', returnCount: 1 })
    expect(day.ticket('A001').outcome).toBeUndefined()
    expect(order(day)).toEqual(['A002', 'A003', 'A001', 'A004', 'A005'])
  })

  test('in an empty queue it is next', () => {
    const { day, ticket } = missedA001(0)
    day.must((context) => returnMissed(context, visitOf(day, ticket)))
    expect(order(day)).toEqual(['A001'])
  })

  test('only so many times', () => {
    const { day, ticket } = missedA001(0)
    day.must((context) => returnMissed(context, visitOf(day, ticket)))
    day.must((context) => callNext(context, ana))
    day.must((context) => noShow(context, ana))
    expect(day.run((context) => returnMissed(context, visitOf(day, ticket)))).toEqual(refused('conflict', /already put back 1 times/))
  })

  test('not after an hour', () => {
    const { day, ticket } = missedA001()
    day.now += 61 * 60_000
    expect(day.run((context) => returnMissed(context, visitOf(day, ticket)))).toEqual(refused('conflict', /more than 60 minutes ago/))
  })

  test('who still waits changes nothing by asking; who was served is told so', () => {
    const { day } = missedA001()
    const before = structuredClone(day.day)
    expect(day.run((context) => returnMissed(context, visitOf(day, day.ticket('A002'))))).toMatchObject({ ok: true, facts: [] })
    expect(day.day).toEqual(before)
    day.must((context) => callNext(context, ana))
    day.must((context) => start(context, ana))
    day.must((context) => finish(context, ana))
    expect(day.run((context) => returnMissed(context, visitOf(day, day.ticket('A002'))))).toEqual(refused('conflict', /missed no call/))
  })

  test('a counter of its queue puts it back by the same rule, and may take that back', () => {
    const { day, ticket } = missedA001()
    day.must((context) => returnTicket(context, ana, ticket.id))
    expect(order(day)).toEqual(['A002', 'A003', 'A001', 'A004', 'A005'])
    day.must((context) => undo(context, ana))
    expect(day.ticket('A001')).toMatchObject({ status: 'ended', outcome: 'no-show', returnCount: 0 })
    day.must((context) => returnTicket(context, ana, ticket.id))
    expect(day.run((context) => returnTicket(context, ana, ticket.id))).toEqual(refused('conflict', /is waiting: it missed no call/))
  })

  test('at a counter too it is refused too late and too often, of another queue, of another end, and after day close', () => {
    const { day, ticket } = missedA001()
    day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
    const put = (staff = ana, id = ticket.id) => day.run((context) => returnTicket(context, staff, id))
    expect(put(rui)).toEqual(refused('forbidden', /does not serve the queue/))
    expect(put(ana, 'nobody')).toEqual(refused('not-found'))
    day.now += 60 * 60_000 + 1
    expect(put()).toEqual(refused('conflict', /more than 60 minutes ago/))
    day.must((context) => callNext(context, ana))
    day.must((context) => start(context, ana))
    day.must((context) => finish(context, ana))
    expect(put(ana, day.ticket('A002').id)).toEqual(refused('conflict', /is served/))
    const again = missedA001(0)
    again.day.must((context) => returnTicket(context, ana, again.ticket.id))
    again.day.must((context) => callNext(context, ana))
    again.day.must((context) => noShow(context, ana))
    expect(again.day.run((context) => returnTicket(context, ana, again.ticket.id))).toEqual(refused('conflict', /already put back 1 times/))
    again.day.must((context) => ({ ok: true, facts: closeDay(context.day) }))
    expect(again.day.run((context) => returnTicket(context, ana, again.ticket.id))).toEqual(refused('closed'))
  })

  test('after day close nobody comes back', () => {
    const { day, ticket } = missedA001()
    const visit = visitOf(day, ticket)
    day.must((context) => ({ ok: true, facts: closeDay(context.day) }))
    expect(day.run((context) => returnMissed(context, visit))).toEqual(refused('closed'))
  })
})

describe('how long tickets are given', () => {
  const services = smallCentre.services.map((service) => (service.id === 'welcome' ? { ...service, lastTicketAt: '17:30' } : { ...service, dailyQuota: 1 }))
  const issue = (day: DayRunner) => day.run((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))

  test('[Q1] from its time of last ticket on, by the centre\'s clock, a service gives none', () => {
    const day = runDay({ ...smallCentre, services })
    day.now = Date.parse('2026-11-23T17:29:59Z')
    expect(issue(day)).toMatchObject({ ok: true })
    day.now += 1_000
    expect(issue(day)).toEqual(refused('closed', /17:30/))
    expect(day.day.tickets.size).toBe(1)
  })

  test('[Q2] its quota of the day counts what was issued, wherever it went since; a referral is refused too', () => {
    const day = runDay({ ...smallCentre, services })
    day.must((context) => openCounter(context, ana, { counterId: 'w3' }), 'ana')
    const serve = (): string => {
      const ticket = day.issue()
      day.must((context) => callNext(context, ana))
      day.must((context) => start(context, ana))
      return day.codeOf(ticket)
    }
    const first = serve()
    day.must((context) => refer(context, ana, { visitCode: first, serviceIds: ['legal'] }, { by: 'nobody' }))
    day.must((context) => finish(context, ana))
    day.must((context) => transfer(context, ana, { ticketId: day.ticket('J001').id, serviceId: 'social-security' }))
    const second = serve()
    expect(day.run((context) => refer(context, ana, { visitCode: second, serviceIds: ['legal'] }, { by: 'nobody' }))).toEqual(refused('closed', /the 1 tickets of today/))
  })
})

describe('[M1] notices', () => {
  test('one stands until it is taken down', () => {
    const day = runDay()
    day.must((context) => postNotice(context, { noticeId: 'fire' }))
    expect([...day.day.notices.keys()]).toEqual(['fire'])
    day.must((context) => clearNotice(context, 'fire'))
    expect(day.day.notices.size).toBe(0)
    expect(day.run((context) => clearNotice(context, 'fire'))).toEqual(refused('conflict'))
  })

  test('its words are filled, and only where they have a place', () => {
    const day = runDay()
    expect(day.run((context) => postNotice(context, { noticeId: 'counter-closed', counter: '7' }))).toEqual(refused('invalid', /needs a time/))
    expect(day.run((context) => postNotice(context, { noticeId: 'fire', counter: '7' }))).toEqual(refused('invalid', /no place for a counter/))
    expect(day.run((context) => postNotice(context, { noticeId: 'flood' }))).toEqual(refused('not-found'))
    day.must((context) => postNotice(context, { noticeId: 'counter-closed', counter: '7', time: '14:00' }))
    expect(day.day.notices.get('counter-closed')).toMatchObject({ counter: '7', time: '14:00' })
  })

  test('the day\'s close takes every notice down', () => {
    const day = runDay()
    day.must((context) => postNotice(context, { noticeId: 'fire' }))
    day.must((context) => ({ ok: true, facts: closeDay(context.day) }))
    expect(day.day.notices.size).toBe(0)
  })
})
