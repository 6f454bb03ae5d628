import { describe, expect, test } from 'vitest'
import { bookAppointment, cancelAppointment, checkIn } from './decide/appointment.ts'
import { callNext, callTicket } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { requestInterpreter } from './decide/interpreter.ts'
import { postNotice } from './decide/notice.ts'
import { leaseNumbers } from './decide/lease.ts'
import { handIn } from './decide/offline.ts'
import { cancel, finish, park, start, transfer, unpark } from './decide/ticket.ts'
import { refer } from './decide/visit.ts'
import { lostServices, settleDay } from './lost.ts'
import { inOrder } from './queue.ts'
import type { CentreRules } from './rules.ts'
import { ana, ines, olga, rui, runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } })

/** The small centre without some services, and without the counters that would serve nothing. */
const without = (...services: string[]): CentreRules => ({
  ...smallCentre,
  services: smallCentre.services.filter((service) => !services.includes(service.id)),
  counters: smallCentre.counters.flatMap((counter) => {
    const left = counter.services.filter((id) => !services.includes(id))
    return left.length > 0 ? [{ ...counter, services: left }] : []
  }),
})
/** The hub starts again with another configuration. */
const restart = (day: DayRunner, rules: CentreRules): void => {
  day.rules = rules
  day.must(({ day: now }) => ({ ok: true, facts: settleDay(now, rules) }))
}
/** Ana calls and serves a ticket at w3, and sends its visit on. */
const serve = (day: DayRunner, ...serviceIds: string[]): void => {
  const ticket = day.issue()
  day.must((context) => openCounter(context, ana, { counterId: 'w3' }), 'ana')
  day.must((context) => callNext(context, ana))
  day.must((context) => start(context, ana))
  if (serviceIds.length > 0) day.must((context) => refer(context, ana, { visitCode: day.codeOf(ticket), serviceIds, ordered: true }, { by: 'nobody' }))
}
const open = (day: DayRunner): void => void day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')

describe('[L1] [F5] people wait at a service that the configuration lost', () => {
  const waiting = (): DayRunner => {
    const day = runDay()
    serve(day, 'social-security')
    day.must((context) => finish(context, ana))
    restart(day, without('social-security'))
    return day
  }

  test('they are listed, and who sees to them is the Welcoming Office', () => {
    const day = waiting()
    expect(lostServices(day.day, day.rules)).toEqual(['social-security'])
    expect(inOrder(day.day, ['social-security'], { rules: day.rules, now: day.now }).map((ticket) => ticket.number)).toEqual(['S001'])
  })

  test('a mediator moves them to another queue, number and order kept', () => {
    const day = waiting()
    const { orderAt } = day.ticket('S001')
    day.must((context) => transfer(context, ana, { ticketId: day.ticket('S001').id, serviceId: 'welcome' }))
    expect(day.ticket('S001')).toMatchObject({ serviceId: 'welcome', status: 'waiting', orderAt })
    expect(lostServices(day.day, day.rules)).toEqual([])
  })

  test('a mediator calls them by hand, parks and cancels them; nobody is called there by itself', () => {
    const day = waiting()
    const { id } = day.ticket('S001')
    expect(day.run((context) => callNext(context, ana))).toMatchObject(refused('empty'))
    day.must((context) => park(context, ana, { ticketId: id }))
    expect(lostServices(day.day, day.rules)).toEqual(['social-security'])
    day.must((context) => unpark(context, ana, id))
    day.must((context) => callTicket(context, ana, id))
    expect(day.ticket('S001')).toMatchObject({ status: 'called', counterId: 'w3', passedOver: [] })
    day.must((context) => cancel(context, ana, id))
  })

  test('staff of another agency touch none of them', () => {
    const day = waiting()
    const [welcome, , legal] = smallCentre.services
    restart(day, { ...without('social-security'), services: [welcome, legal && { ...legal, agency: 'social-security' }].filter((service) => service !== undefined) })
    day.must((context) => openCounter(context, rui, { counterId: 'legal-1' }), 'rui')
    const { id } = day.ticket('S001')
    for (const decide of [callTicket, cancel, unpark]) expect(day.run((context) => decide(context, rui, id))).toMatchObject(refused('forbidden'))
    expect(day.run((context) => transfer(context, rui, { ticketId: id, serviceId: 'legal' }))).toMatchObject(refused('forbidden'))
  })
})

describe('[L2] [F2] a counter is gone from the configuration', () => {
  const gone = { ...smallCentre, counters: smallCentre.counters.filter((counter) => counter.id !== 'w3') }

  test('called or being served there, a ticket waits again where it stood, and its person can be called elsewhere', () => {
    for (const served of [false, true]) {
      const day = runDay()
      const [first, second] = [day.issue(), day.issue()]
      day.must((context) => openCounter(context, ana, { counterId: 'w3' }), 'ana')
      day.must((context) => callNext(context, ana))
      if (served) day.must((context) => start(context, ana))
      restart(day, gone)
      expect(day.day.counters.get('w3')).toMatchObject({ status: 'closed', unknown: true })
      expect(day.day.counters.get('w3')?.ticketId).toBeUndefined()
      expect(inOrder(day.day, ['welcome'], { rules: gone, now: day.now }).map((ticket) => ticket.id)).toEqual([first.id, second.id])
      open(day)
      expect(day.must((context) => callNext(context, ana)).ticketIds).toEqual([first.id])
    }
  })

  test('open, paused, or asking for an interpreter, it is closed once, and asks no more', () => {
    const day = runDay()
    day.issue({ language: 'uk' })
    day.must((context) => openCounter(context, ana, { counterId: 'w3' }), 'ana')
    day.must((context) => callNext(context, ana))
    expect(day.day.interpreting.size).toBe(1)
    restart(day, gone)
    expect(day.day.interpreting.size).toBe(0)
    expect(settleDay(day.day, gone)).toEqual([])
  })

  test('who was told to come back there waits as everybody else', () => {
    const day = runDay()
    serve(day)
    day.must((context) => park(context, ana, {}))
    day.must((context) => unpark(context, ana, day.ticket('A001').id))
    restart(day, gone)
    open(day)
    expect(day.must((context) => callNext(context, ana)).ticketIds).toEqual([day.ticket('A001').id])
    expect(day.ticket('A001').reason).toBe('longest-wait')
  })
})

test('[L3] a notice that is gone from the configuration comes down', () => {
  const day = runDay()
  day.must((context) => postNotice(context, { noticeId: 'fire' }))
  restart(day, { ...smallCentre, notices: smallCentre.notices.filter((notice) => notice.id !== 'fire') })
  expect(day.day.notices.size).toBe(0)
})

describe('[L4] what was written down once is narrowed, never refused', () => {
  test('[F8] a person whose languages the centre does not all offer opens a counter with those it does', () => {
    const day = runDay()
    day.must((context) => openCounter(context, { ...ana, languages: ['pt', 'en', 'kea'] }, { counterId: 'w1' }), 'ana')
    expect(day.day.counters.get('w1')?.languages).toEqual(['pt', 'en'])
    day.must((context) => openCounter(context, { ...olga, languages: ['PT', 'de'] }, { counterId: 'w2' }), 'olga')
    expect(day.day.counters.get('w2')?.languages).toEqual([])
    expect(day.run((context) => openCounter(context, ines, { counterId: 'w3', languages: ['pt', 'kea'] }), 'ines')).toMatchObject(refused('invalid'))
  })

  test('[F8] who belongs to an agency that the centre does not have is told so', () => {
    const decision = runDay().run((context) => openCounter(context, { ...rui, agency: 'health' }, { counterId: 'w1' }), 'rui')
    expect(decision).toMatchObject({ ok: false, error: { code: 'forbidden', message: expect.stringContaining('no service of your agency "health"') } })
  })

  test('a visit in a language that the centre no longer offers still gets an interpreter asked for', () => {
    const day = runDay()
    day.issue({ language: 'uk' })
    day.must((context) => openCounter(context, olga, { counterId: 'w1' }), 'olga')
    day.must((context) => callNext(context, olga))
    restart(day, { ...smallCentre, languages: ['pt', 'en'] })
    expect(day.run((context) => requestInterpreter(context, olga))).toMatchObject({ ok: true })
    expect(day.run((context) => requestInterpreter(context, olga, 'uk'))).toMatchObject(refused('invalid'))
  })

  test('a counter whose chosen services are gone serves what the configuration says', () => {
    const day = runDay()
    day.issue()
    day.must((context) => openCounter(context, ana, { counterId: 'w3', services: ['legal'] }), 'ana')
    expect(day.run((context) => callNext(context, ana))).toMatchObject(refused('empty'))
    restart(day, without('legal'))
    expect(day.must((context) => callNext(context, ana)).ticketIds).toEqual([day.ticket('A001').id])
  })

  test('a counter that went to another agency serves nothing to who sits there, but for the ticket at it', () => {
    const day = runDay()
    serve(day, 'legal')
    restart(day, { ...smallCentre, services: smallCentre.services.map((service) => (service.agency === 'centre' ? { ...service, agency: 'social-security' } : service)) })
    day.must((context) => finish(context, ana))
    expect(day.run((context) => callNext(context, ana))).toMatchObject(refused('empty'))
    expect(day.run((context) => callTicket(context, ana, day.ticket('J001').id))).toMatchObject(refused('forbidden'))
  })
})

describe('[L5] what was promised at a lost service goes on at the Welcoming Office', () => {
  test('after a ticket at a lost service, an ordered referral goes on to its next one', () => {
    const day = runDay()
    serve(day, 'social-security', 'legal')
    day.must((context) => finish(context, ana))
    restart(day, without('social-security'))
    day.must((context) => callTicket(context, ana, day.ticket('S001').id))
    day.must((context) => start(context, ana))
    day.must((context) => finish(context, ana))
    expect(day.ticket('J001')).toMatchObject({ status: 'waiting', serviceId: 'legal' })
  })

  test('where the next service is lost, the person gets a ticket where staff see to it', () => {
    const day = runDay()
    serve(day, 'legal', 'social-security')
    day.must((context) => finish(context, ana))
    restart(day, without('social-security'))
    day.must((context) => callNext(context, ana))
    day.must((context) => start(context, ana))
    day.must((context) => finish(context, ana))
    expect(day.ticket('A002')).toMatchObject({ serviceId: 'welcome', status: 'waiting', stage: 3, visitId: day.ticket('A001').visitId })
    expect([...day.day.visits.values()][0]?.next).toEqual([])
  })

  test('a booking checks in there, its time kept; the Welcoming Office sees and cancels those that nobody checked in for', () => {
    const day = runDay()
    const slotAt = day.now + 60 * 60_000
    const [first = '', second = ''] = [1, 2].map(() => day.must((context) => bookAppointment(context, rui, { serviceId: 'social-security', slotAt })).code)
    restart(day, without('social-security'))
    day.must((context) => checkIn(context, { bookingCode: first, language: 'pt' }, { by: 'nobody' }))
    expect(day.ticket('A001')).toMatchObject({ serviceId: 'welcome', slotAt })
    const left = day.day.appointments.get(second)?.appointmentId ?? ''
    expect(day.run((context) => cancelAppointment(context, rui, left))).toMatchObject(refused('forbidden'))
    expect(day.run((context) => cancelAppointment(context, ana, left))).toMatchObject({ ok: true })
  })
})

describe('[L6] [F11] letters change', () => {
  const swapped: CentreRules = { ...smallCentre, services: smallCentre.services.map((service) => ({ ...service, letters: { welcome: 'S', 'social-security': 'A' }[service.id] ?? service.letters })) }

  test('numbers stay as they were issued, and none is given twice', () => {
    const day = runDay()
    serve(day, 'social-security')
    day.issue()
    restart(day, { ...swapped, topics: [{ id: 'papers', service: 'social-security' }] })
    expect([...day.day.tickets.values()].map((ticket) => ticket.number)).toEqual(['A001', 'S001', 'A002'])
    expect([day.issue().number, day.issue().number]).toEqual(['A003', 'A004'])
  })

  test('a reserve keeps its letters, and nobody else gets its numbers under them', () => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'kiosk-1'))
    const [lease] = day.day.leases
    restart(day, swapped)
    day.day.lastOrdinal.set('welcome', 989)
    day.must((context) => handIn(context, { commandId: 'hand-in-1', businessDay: '2026-11-23', topicId: 'papers', language: 'pt', ordinal: 990, visitCode: lease?.visitCodes[0] ?? '', issuedAt: day.now }, 'kiosk-1'))
    expect([...day.day.tickets.values()].map((ticket) => ticket.number)).toEqual(['A990'])
    restart(day, { ...swapped, topics: [{ id: 'papers', service: 'social-security' }] })
    day.day.lastOrdinal.set('social-security', 988)
    expect([day.issue().number, day.issue().number]).toEqual(['A989', 'A1000'])
    expect(day.must((context) => leaseNumbers(context, 'kiosk-1')).facts).toMatchObject([{ serviceId: 'social-security', data: { letters: 'A', from: 2001 } }])
  })
})

describe('[L7] [Q2] a ticket from a reserve whose topic or service is gone', () => {
  test.each([
    ['the topic', { ...smallCentre, topics: smallCentre.topics.filter((topic) => topic.id !== 'papers') }],
    ['the topic starts at another service', { ...smallCentre, topics: [{ id: 'papers', service: 'legal' }] }],
    ['the service', { ...without('welcome'), topics: [{ id: 'other', service: 'legal' }] }],
  ])('%s: it is taken under the number on its paper', (_what, rules) => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'kiosk-1'))
    const [lease] = day.day.leases
    restart(day, rules)
    const paper = { commandId: 'hand-in-1', businessDay: '2026-11-23', topicId: 'papers', language: 'uk', ordinal: 990, visitCode: lease?.visitCodes[0] ?? '', issuedAt: day.now }
    day.must((context) => handIn(context, paper, 'kiosk-1'))
    day.must((context) => handIn(context, paper, 'kiosk-1'))
    expect([...day.day.tickets.values()]).toMatchObject([{ number: 'A990', serviceId: 'welcome', status: 'waiting' }])
    expect([...day.day.visits.values()]).toMatchObject([{ topicId: 'papers' }])
  })
})
