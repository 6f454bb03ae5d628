import { describe, expect, test } from 'vitest'
import { printElsewhere, reportPaper } from './decide/issue.ts'
import { leaseNumbers } from './decide/lease.ts'
import { handIn } from './decide/offline.ts'
import type { HandIn } from './decide/offline.ts'
import type { Lease } from './day.ts'
import { runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

type Outcome = 'printed' | 'failed' | 'unknown' | 'reprinted'

const paperRows = (day: DayRunner): string[] =>
  day.facts.flatMap((fact) => (fact.type === 'ticket-paper' ? [fact.data.outcome] : []))

describe('[P3] reports of one paper', () => {
  const reported = (day: DayRunner, ...outcomes: Outcome[]): void => {
    const ticketId = day.ticket('A001').id
    for (const outcome of outcomes) day.must((context) => reportPaper(context, { ticketId, outcome }))
  }

  test('the same one 500 times, or two that contradict each other, leave a row for each thing learned', () => {
    const day = runDay()
    day.issue()
    reported(day, ...Array.from({ length: 500 }, () => 'failed' as const))
    expect(paperRows(day)).toEqual(['failed'])
    reported(day, ...Array.from({ length: 500 }, (_, n) => (n % 2 === 0 ? 'printed' : 'failed')))
    expect(paperRows(day)).toEqual(['failed', 'printed'])
    reported(day, 'unknown', 'reprinted', 'printed', 'reprinted')
    expect(paperRows(day)).toEqual(['failed', 'printed', 'reprinted'])
  })

  test('a paper that may be in a hand already does not become one that failed', () => {
    const day = runDay()
    day.issue()
    reported(day, 'unknown', 'failed')
    expect(day.ticket('A001').paper).toBe('unknown')
    reported(day, 'printed')
    expect(day.ticket('A001').paper).toBe('printed')
  })

  test('a paper that is asked for again has a report of its own', () => {
    const day = runDay()
    const { id } = day.issue()
    reported(day, 'failed')
    day.must((context) => printElsewhere(context, id, 'kiosk-2'))
    reported(day, 'failed', 'failed')
    expect(paperRows(day)).toEqual(['failed', 'failed'])
  })
})

describe('papers of one reserve', () => {
  const leased = (): { day: DayRunner; lease: Lease } => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'door'))
    const [lease] = day.day.leases
    if (!lease) throw new Error('no reserve')
    return { day, lease }
  }
  const paperOf = ({ from, at, visitCodes }: Lease, index: number, more: Partial<HandIn> = {}): HandIn => ({
    commandId: crypto.randomUUID(),
    businessDay: '2026-11-23',
    topicId: 'papers',
    language: 'uk',
    ordinal: from + index,
    visitCode: visitCodes[index] ?? '',
    issuedAt: at,
    ...more,
  })
  const outcomeOf = (day: DayRunner, request: HandIn): string => {
    const decision = day.run((context) => handIn(context, request, 'door'))
    return decision.ok ? 'taken' : decision.error.code
  }

  test('[O7] one paper under ever new commands becomes three tickets, and the next paper is taken as ever', () => {
    const { day, lease } = leased()
    const papers = Array.from({ length: 300 }, () => paperOf(lease, 0))
    const outcomes = papers.map((paper) => outcomeOf(day, paper))
    expect(outcomes.slice(0, 4)).toEqual(['taken', 'taken', 'taken', 'conflict'])
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(3)
    expect(day.day.tickets.size).toBe(3)
    // those that were taken are the same tickets again
    expect(papers.slice(0, 4).map((paper) => outcomeOf(day, paper))).toEqual(['taken', 'taken', 'taken', 'conflict'])
    expect(outcomeOf(day, paperOf(lease, 1))).toBe('taken')
    expect(day.day.tickets.size).toBe(4)
  })

  test("[L7] a number has the letters of its reserve, and not another service's or made-up ones", () => {
    const { day, lease } = leased()
    for (const number of ['ZZ990', 'J990', '990', 'AA990', 'A0990'])
      expect([number, outcomeOf(day, paperOf(lease, 0, { number }))]).toEqual([number, 'invalid'])
    expect(day.day.tickets.size).toBe(0)
    expect(outcomeOf(day, paperOf(lease, 0, { number: 'A990' }))).toBe('taken')
  })

  test('[L7] of a reserve that does not say its letters: those that its service has, or had today', () => {
    const { day, lease } = leased()
    day.issue()
    const { letters: _unsaid, ...older } = lease
    day.day.leases.splice(0, 1, older)
    const renamed = (number: string) => {
      const request = paperOf(older, Number(number.slice(-1)), { number })
      const decision = day.run(
        (context) =>
          handIn(
            {
              ...context,
              rules: {
                ...context.rules,
                services: context.rules.services.map((one) => (one.id === 'welcome' ? { ...one, letters: 'B' } : one)),
              },
            },
            request,
            'door',
          ),
      )
      return decision.ok ? 'taken' : decision.error.code
    }
    expect(['A990', 'B991', 'ZZ992'].map(renamed)).toEqual(['taken', 'taken', 'invalid'])
  })
})
