import { describe, expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { issueTicket } from './decide/issue.ts'
import { leaseNumbers } from './decide/lease.ts'
import { handIn } from './decide/offline.ts'
import type { HandIn } from './decide/offline.ts'
import { aheadOf } from './queue.ts'
import { ana, runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } })
const leased = (): DayRunner => {
  const day = runDay()
  day.must((context) => leaseNumbers(context, 'kiosk-1'))
  return day
}
const paper = (day: DayRunner, index: number, more: Partial<HandIn> = {}): HandIn => {
  const lease = day.day.leases[0]
  if (!lease) throw new Error('no reserve')
  return { commandId: `c-${index}`, businessDay: '2026-11-23', topicId: 'papers', language: 'uk', ordinal: lease.from + index, visitCode: lease.visitCodes[index] ?? '', issuedAt: day.now, ...more }
}

describe('[O1] a reserve', () => {
  test('is given once a day to each kiosk, with codes of its own, out of the way of everyday numbers', () => {
    const day = leased()
    day.must((context) => leaseNumbers(context, 'kiosk-1'))
    day.must((context) => leaseNumbers(context, 'kiosk-2'))
    expect(day.day.leases.map(({ device, from, to }) => [device, from, to])).toEqual([['kiosk-1', 990, 999], ['kiosk-2', 980, 989]])
    expect(new Set(day.day.leases.flatMap((lease) => lease.visitCodes)).size).toBe(20)
    expect([day.issue().number, day.issue().number]).toEqual(['A001', 'A002'])
  })

  test('is stepped over by the everyday count', () => {
    const day = leased()
    day.day.lastOrdinal.set('welcome', 988)
    expect([day.issue().number, day.issue().number]).toEqual(['A989', 'A1000'])
  })

  test('lies beyond 2000 on a day on which the numbers below are already near', () => {
    const day = runDay()
    day.day.lastOrdinal.set('welcome', 900)
    day.must((context) => leaseNumbers(context, 'kiosk-1'))
    expect(day.day.leases[0]).toMatchObject({ from: 2001, to: 2010 })
  })
})

describe('[O2] a ticket from the reserve', () => {
  test('takes its true place when it is handed in', () => {
    const day = leased()
    const offline = paper(day, 0)
    day.now += 60_000
    const later = day.issue()
    day.now += 60_000
    day.must((context) => handIn(context, offline, 'kiosk-1'))
    expect(day.ticket('A990')).toMatchObject({ issuedAt: offline.issuedAt, late: true, status: 'waiting' })
    const here = { rules: smallCentre, now: day.now }
    expect([aheadOf(day.day, day.ticket('A990'), here), aheadOf(day.day, later, here)]).toEqual([0, 1])
    day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
    day.must((context) => callNext(context, ana))
    expect(day.ticket('A990').status).toBe('called')
    expect(day.issue().number).toBe('A002')
  })

  test('handed in again is the same ticket, also after it was served', () => {
    const day = leased()
    const first = day.must((context) => handIn(context, paper(day, 3), 'kiosk-1'))
    expect(day.must((context) => handIn(context, paper(day, 3), 'kiosk-1')).ticketIds).toEqual(first.ticketIds)
    expect(day.day.tickets.size).toBe(1)
  })

  test('stands no earlier than its reserve and no later than now, whatever the clock of the kiosk says', () => {
    const day = leased()
    const start = day.now
    day.now += 600_000
    day.must((context) => handIn(context, paper(day, 0, { issuedAt: 0 }), 'kiosk-1'))
    day.must((context) => handIn(context, paper(day, 1, { issuedAt: day.now + 3_600_000 }), 'kiosk-1'))
    expect([day.ticket('A990').orderAt, day.ticket('A991').orderAt]).toEqual([start, day.now])
  })

  test('is refused with a number or a code that is of no reserve, and on another day', () => {
    const day = leased()
    day.must((context) => leaseNumbers(context, 'kiosk-2'))
    for (const [wrong, code] of [[{ ordinal: 5 }, 'conflict'], [{ visitCode: 'AAAAAA' }, 'conflict'], [{ ordinal: 985 }, 'conflict'], [{ businessDay: '2026-11-22' }, 'closed'], [{ topicId: 'no id at all' }, 'not-found']] as const)
      expect(day.run((context) => handIn(context, paper(day, 0, wrong), 'kiosk-1'))).toEqual(refused(code))
    day.must((context) => handIn(context, paper(day, 0), 'kiosk-1'))
    expect(day.run((context) => handIn(context, { ...paper(day, 0), visitCode: paper(day, 1).visitCode }, 'kiosk-1'))).toEqual(refused('conflict'))
    expect(day.day.tickets.size).toBe(1)
  })
})

test('[O3] a ticket whose answer was lost ends as replaced by the paper in the hand', () => {
  const day = leased()
  const wish = { topicId: 'papers', language: 'uk' }
  expect(day.run((context) => issueTicket(context, wish, { by: 'answer', device: 'kiosk-1' }), undefined, { device: 'kiosk-1', commandId: 'c-1' }).ok).toBe(true)
  day.must((context) => handIn(context, paper(day, 0, { firstCommandId: 'c-1' }), 'kiosk-1'))
  expect([day.ticket('A001').outcome, day.ticket('A990').status]).toEqual(['replaced', 'waiting'])
  day.must((context) => handIn(context, paper(day, 1, { firstCommandId: 'never-seen' }), 'kiosk-1'))
  expect(day.ticket('A991').status).toBe('waiting')
})
