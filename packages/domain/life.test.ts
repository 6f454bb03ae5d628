import { describe, expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { closeDay } from './decide/close.ts'
import { closeCounter, openCounter, pauseCounter, resumeCounter } from './decide/counter.ts'
import { issueTicket, printElsewhere, reportPaper, takeSecondTickets } from './decide/issue.ts'
import { cancel, finish, noShow, park, recall, reprint, requeue, start, transfer, unpark } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { changeVisit, leave, record, refer } from './decide/visit.ts'
import type { Context, Decision } from './decide/context.ts'
import { ana, ines, olga, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'
import { allow } from './ticket-life.ts'
import type { TicketVerb } from './ticket-life.ts'

const refused = (code: string, words = /./) => ({ ok: false, error: { code, message: expect.stringMatching(words) } })

const atCounter = (): DayRunner => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
  return day
}
const called = (): DayRunner => {
  const day = atCounter()
  day.issue()
  day.must((context) => callNext(context, ana))
  return day
}
const serving = (): DayRunner => {
  const day = called()
  day.must((context) => start(context, ana))
  return day
}

describe('[T1] every transition of the table, and no other', () => {
  const table: Record<TicketVerb, string[]> = {
    call: ['waiting'], recall: ['called'], start: ['called'], finish: ['serving'], 'no-show': ['called'], requeue: ['called'],
    park: ['waiting', 'called', 'serving'], unpark: ['parked'], transfer: ['waiting', 'called', 'serving'], cancel: ['waiting', 'called', 'parked'],
  }
  const ticket = atCounter().issue()
  for (const verb of Object.keys(table).filter((key): key is TicketVerb => key in table))
    for (const status of ['waiting', 'called', 'serving', 'parked', 'ended'] as const)
      test(`${verb} from ${status}`, () => {
        const answer = allow({ ...ticket, status }, verb)
        expect(answer).toEqual(table[verb].includes(status) ? { ok: true } : { ok: false, error: { code: 'conflict', message: `ticket A001 is ${status}: ${verb} is not possible` } })
      })
})

test('[T1] a refused command changes nothing and names the ticket, its status and what was asked', () => {
  const day = called()
  const before = structuredClone(day.day)
  expect(day.run((context) => finish(context, ana))).toEqual(refused('conflict', /A001 is called: finish/))
  expect(day.day).toEqual(before)
})

test('[T3] a recall is counted and leaves the ticket called', () => {
  const day = called()
  day.must((context) => recall(context, ana))
  expect(day.ticket('A001')).toMatchObject({ status: 'called', recallCount: 1, callCount: 1 })
})

test('[T5] a parked ticket keeps its order and is not called', () => {
  const day = atCounter()
  const first = day.issue()
  day.issue()
  day.must((context) => park(context, ana, { ticketId: first.id }))
  day.must((context) => callNext(context, ana))
  expect(day.ticket('A002').status).toBe('called')
  day.must((context) => unpark(context, ana, first.id))
  expect(day.ticket('A001')).toMatchObject({ status: 'waiting', orderAt: first.orderAt, orderSeq: first.orderSeq })
})

describe('[T7] undo', () => {
  const cases: [string, (context: Context) => Decision, string][] = [
    ['finish', (context) => finish(context, ana), 'serving'],
    ['park', (context) => park(context, ana, {}), 'serving'],
    ['transfer', (context) => transfer(context, ana, { ticketId: [...context.day.tickets.keys()][0] ?? '', serviceId: 'legal' }), 'serving'],
  ]
  for (const [name, change, status] of cases)
    test(`${name} is taken back by the same counter within the time`, () => {
      const day = serving()
      day.must(change)
      day.now += 30_000
      day.must((context) => undo(context, ana))
      expect(day.ticket('A001')).toMatchObject({ status, serviceId: 'welcome' })
      expect(day.day.counters.get('w1')?.ticketId).toBe(day.ticket('A001').id)
      expect(day.run((context) => undo(context, ana))).toEqual(refused('conflict', /nothing to take back/))
    })

  test('no-show and call are taken back too, and a printed paper stays printed', () => {
    const day = called()
    day.must((context) => noShow(context, ana))
    day.must((context) => reportPaper(context, { ticketId: day.ticket('A001').id, outcome: 'printed' }))
    day.must((context) => undo(context, ana))
    expect(day.ticket('A001')).toMatchObject({ status: 'called', paper: 'printed' })
  })

  test('it is refused too late, at another counter, and when the counter is busy again', () => {
    const day = serving()
    day.must((context) => openCounter(context, olga, { counterId: 'w2' }), 'olga')
    day.must((context) => finish(context, ana))
    expect(day.run((context) => undo(context, olga))).toEqual(refused('conflict'))
    day.issue()
    day.must((context) => callNext(context, ana))
    day.must((context) => start(context, ana))
    day.now += 30_001
    expect(day.run((context) => undo(context, ana))).toEqual(refused('conflict', /too long ago/))
  })

  test('the end of a ticket stands once the next one of an ordered referral was issued', () => {
    const day = serving()
    day.must((context) => openCounter(context, ines, { counterId: 'legal-1' }), 'ines')
    day.must((context) => refer(context, ana, { visitCode: day.codeOf(day.ticket('A001')), serviceIds: ['legal', 'social-security'], ordered: true }, { by: 'nobody' }))
    day.must((context) => finish(context, ana))
    day.must((context) => callNext(context, ines))
    day.must((context) => start(context, ines))
    day.must((context) => finish(context, ines))
    expect(day.ticket('S001').status).toBe('waiting')
    expect(day.run((context) => undo(context, ines))).toEqual(refused('conflict', /next ticket was issued/))
  })
})

test('[T2] [T8] day close ends every ticket and every counter; after it nothing is issued, called or opened', () => {
  const day = serving()
  day.issue()
  const parked = day.issue()
  day.must((context) => park(context, ana, { ticketId: parked.id }))
  day.must(() => ({ ok: true, facts: closeDay(day.day) }))
  expect(['A001', 'A002', 'A003'].map((number) => day.ticket(number).outcome)).toEqual(['served', 'expired', 'expired'])
  expect([...day.day.counters.values()].every((counter) => counter.status === 'closed' && counter.ticketId === undefined)).toBe(true)
  expect(day.run((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))).toEqual(refused('closed'))
  expect(day.run((context) => callNext(context, ana))).toEqual(refused('closed'))
  expect(day.run((context) => openCounter(context, ana, { counterId: 'w1' }))).toEqual(refused('closed'))
})

describe('[C1] [C2] [C3] counters', () => {
  test('belong to one person; a take-over is asked for and takes the live ticket along', () => {
    const day = serving()
    expect(day.run((context) => openCounter(context, ines, { counterId: 'w1' }))).toEqual(refused('conflict', /somebody else/))
    day.must((context) => openCounter(context, ines, { counterId: 'w1', takeOver: true }), 'ines')
    expect(day.run((context) => finish(context, ana))).toEqual(refused('conflict', /no open counter/))
    day.must((context) => finish(context, ines))
  })

  test('of another agency are forbidden', () => {
    expect(runDay().run((context) => openCounter(context, rui, { counterId: 'w1' }))).toEqual(refused('forbidden'))
    expect(runDay().run((context) => openCounter(context, ana, { counterId: 'social-security-1' }))).toEqual(refused('forbidden'))
  })

  test('one person holds one: the other closes, unless a ticket is live there', () => {
    const day = called()
    expect(day.run((context) => openCounter(context, ana, { counterId: 'w2' }), 'ana')).toEqual(refused('conflict', /live ticket/))
    day.must((context) => noShow(context, ana))
    day.must((context) => openCounter(context, ana, { counterId: 'w2' }), 'ana')
    expect(day.day.counters.get('w1')?.status).toBe('closed')
    expect(day.day.counters.get('w2')).toMatchObject({ status: 'open', userId: 'ana' })
  })

  test('call nobody while a ticket is live or while paused, and do not close on a live ticket', () => {
    const day = called()
    day.issue()
    expect(day.run((context) => callNext(context, ana))).toEqual(refused('conflict', /A001/))
    expect(day.run((context) => closeCounter(context, ana))).toEqual(refused('conflict', /A001/))
    day.must((context) => start(context, ana))
    day.must((context) => pauseCounter(context, ana, 'coffee'))
    day.must((context) => finish(context, ana))
    expect(day.run((context) => callNext(context, ana))).toEqual(refused('conflict', /paused/))
    day.must((context) => resumeCounter(context, ana))
    day.must((context) => callNext(context, ana))
  })
})

describe('[R1] [R2] [R3] [R4] referrals and records', () => {
  test('a visit that is not live here is forbidden, whether its code exists or not', () => {
    const day = serving()
    const other = day.issue()
    for (const visitCode of [day.codeOf(other), 'NOCODE'])
      for (const decide of [
        (context: Context) => refer(context, ana, { visitCode, serviceIds: ['legal'] }, { by: 'nobody' }),
        (context: Context) => record(context, ana, { visitCode, note: 'x' }),
        (context: Context) => changeVisit(context, ana, { visitCode, priority: true }),
      ])
        expect(day.run(decide)).toEqual(refused('forbidden'))
  })

  test('to several services at once issues each its own ticket; in order, one after the other', () => {
    const day = serving()
    const visitCode = day.codeOf(day.ticket('A001'))
    day.must((context) => refer(context, ana, { visitCode, serviceIds: ['social-security', 'legal'], ordered: true }, { by: 'nobody' }))
    expect([...day.day.tickets.values()].map((ticket) => ticket.number)).toEqual(['A001', 'S001'])
    day.must((context) => finish(context, ana))
    expect([...day.day.tickets.values()].map((ticket) => ticket.number)).toEqual(['A001', 'S001'])
    day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
    day.must((context) => callNext(context, rui))
    day.must((context) => start(context, rui))
    day.must((context) => finish(context, rui))
    expect([...day.day.tickets.values()].map((ticket) => [ticket.number, ticket.stage])).toEqual([['A001', 1], ['S001', 2], ['J001', 3]])
  })

  test('unknown services, one named twice, and one where a ticket lives are refused whole', () => {
    const day = serving()
    const visitCode = day.codeOf(day.ticket('A001'))
    const referTo = (...serviceIds: string[]) => day.run((context) => refer(context, ana, { visitCode, serviceIds }, { by: 'nobody' }))
    expect(referTo('legal', 'nowhere')).toEqual(refused('not-found'))
    expect(referTo('legal', 'legal')).toEqual(refused('invalid'))
    expect(referTo('welcome')).toEqual(refused('conflict'))
    expect(day.day.tickets.size).toBe(1)
  })

  test('a service changes only the documents that it declares', () => {
    const day = serving()
    const visitCode = day.codeOf(day.ticket('A001'))
    day.must((context) => record(context, ana, { visitCode, documents: ['passport', 'nif'] }))
    day.must((context) => refer(context, ana, { visitCode, serviceIds: ['social-security'] }, { by: 'nobody' }))
    day.must((context) => finish(context, ana))
    day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
    day.must((context) => callNext(context, rui))
    day.must((context) => record(context, rui, { visitCode, documents: ['niss'] }))
    const visit = [...day.day.visits.values()][0]
    expect([...(visit?.documents ?? [])].toSorted()).toEqual(['nif', 'niss'])
    expect(day.run((context) => record(context, rui, { visitCode, documents: ['library-card'] }))).toEqual(refused('not-found'))
  })

  test('no note, document or visit code stands in the public part of a fact', () => {
    const day = serving()
    const visitCode = day.codeOf(day.ticket('A001'))
    day.must((context) => record(context, ana, { visitCode, documents: ['passport'], note: 'speaks Russian too' }))
    day.must((context) => refer(context, ana, { visitCode, serviceIds: ['legal'], note: 'lost the NISS letter' }, { by: 'nobody' }))
    day.must((context) => park(context, ana, { reason: 'photocopy of the passport' }))
    const shown = JSON.stringify(day.facts.map((fact) => fact.data))
    for (const secret of [visitCode, 'passport', 'Russian', 'NISS', 'photocopy']) expect(shown).not.toContain(secret)
  })
})

test('[P1] paper is recorded and changes no queue; a second ticket is owed until it is printed', () => {
  const day = serving()
  const visitCode = day.codeOf(day.ticket('A001'))
  day.must((context) => refer(context, ana, { visitCode, serviceIds: ['legal'] }, { by: 'job', device: 'kiosk-1' }))
  const second = day.ticket('J001')
  expect(second.job).toMatchObject({ device: 'kiosk-1', reprint: false })
  expect(day.must((context) => takeSecondTickets(context, visitCode, 'kiosk-2')).ticketIds).toEqual([second.id])
  expect(day.ticket('J001').job).toBeUndefined()
  day.must((context) => reportPaper(context, { ticketId: second.id, outcome: 'printed' }))
  expect(day.must((context) => takeSecondTickets(context, visitCode, 'kiosk-2')).ticketIds).toEqual([])
  day.must((context) => openCounter(context, ines, { counterId: 'legal-1' }), 'ines')
  day.must((context) => reprint(context, ines, { ticketId: second.id, printAt: 'kiosk-1' }))
  day.must((context) => reportPaper(context, { ticketId: second.id, outcome: 'printed' }))
  expect(day.ticket('J001')).toMatchObject({ paper: 'reprinted', status: 'waiting' })
})

test('[P2] a paper that failed or is unknown is printed elsewhere, the unknown one as a copy; any other is not', () => {
  const day = runDay()
  const ticket = day.issue()
  const elsewhere = () => day.run((context) => printElsewhere(context, ticket.id, 'kiosk-2'))
  const report = (outcome: 'printed' | 'failed' | 'unknown') => day.must((context) => reportPaper(context, { ticketId: ticket.id, outcome }))
  expect(elsewhere()).toEqual(refused('conflict', /pending/))
  report('failed')
  expect(elsewhere()).toMatchObject({ ok: true })
  expect(day.ticket('A001').job).toMatchObject({ device: 'kiosk-2', reprint: false })
  report('unknown')
  expect(elsewhere()).toMatchObject({ ok: true })
  expect(day.ticket('A001').job).toMatchObject({ reprint: true })
  report('printed')
  expect(day.ticket('A001').paper).toBe('reprinted')
  expect(elsewhere()).toEqual(refused('conflict', /reprinted/))
})

test('a visitor who leaves frees every place, also those still to come', () => {
  const day = serving()
  const visitCode = day.codeOf(day.ticket('A001'))
  day.must((context) => refer(context, ana, { visitCode, serviceIds: ['legal', 'social-security'], ordered: true }, { by: 'nobody' }))
  day.must((context) => leave(context, visitCode))
  expect([day.ticket('A001').status, day.ticket('J001').outcome]).toEqual(['serving', 'cancelled'])
  day.must((context) => finish(context, ana))
  expect(day.day.tickets.size).toBe(2)
  expect(day.run((context) => leave(context, visitCode))).toEqual(refused('conflict'))
})

test('a ticket live at another counter cannot be touched, a foreign queue neither', () => {
  const day = called()
  day.must((context) => openCounter(context, olga, { counterId: 'w2' }), 'olga')
  day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
  expect(day.run((context) => cancel(context, olga, day.ticket('A001').id))).toEqual(refused('forbidden', /live at another counter/))
  const waiting = day.issue()
  expect(day.run((context) => cancel(context, rui, waiting.id))).toEqual(refused('forbidden'))
  expect(day.run((context) => requeue(context, olga))).toEqual(refused('conflict', /no live ticket/))
  day.must((context) => cancel(context, olga, waiting.id))
})
