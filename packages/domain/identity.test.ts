import { describe, expect, test } from 'vitest'
import { issueTicket, takeSecondTickets } from './decide/issue.ts'
import { leaseNumbers } from './decide/lease.ts'
import type { JournalOpening } from './decide/lease.ts'
import { handIn, twinsOf } from './decide/offline.ts'
import type { HandIn } from './decide/offline.ts'
import { leave } from './decide/visit.ts'
import type { Lease, Ticket } from './day.ts'
import type { CentreRules } from './rules.ts'
import { runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

const journal = (id: string, start = 1, boot = `${id} ${start}`): JournalOpening => ({ id, start, boot })
const refused = (code: string) => expect.objectContaining({ ok: false, error: { code, message: expect.any(String) } })
const blockOf = (day: DayRunner, id: string | undefined): Lease => {
  const lease = day.day.leases.findLast((one) => one.journal === id)
  if (!lease) throw new Error(`no reserve of ${id}`)
  return lease
}
const paperOf = (lease: Lease, index: number, more: Partial<HandIn> = {}): HandIn => ({
  commandId: crypto.randomUUID(),
  firstCommandId: crypto.randomUUID(),
  businessDay: '2026-11-23',
  topicId: 'papers',
  language: 'uk',
  ordinal: lease.from + index,
  visitCode: lease.visitCodes[index] ?? '',
  issuedAt: lease.at,
  ...more,
})
const take = (day: DayRunner, request: HandIn, device = 'door'): Ticket => {
  const decided = day.must((context) => handIn(context, request, device))
  const ticket = day.day.tickets.get(decided.ticketIds?.[0] ?? '')
  if (!ticket) throw new Error('no ticket')
  return ticket
}
/** The same centre, its services' letters changed. */
const withLetters = (letters: Record<string, string>): CentreRules => ({
  ...smallCentre,
  services: smallCentre.services.map((service) => ({ ...service, letters: letters[service.id] ?? service.letters })),
})

describe('[F3] [O1] a reserve belongs to a journal', () => {
  test('a kiosk that was wiped, and a second one of its name, get numbers and codes that nobody had', () => {
    const day = runDay()
    for (const id of ['first', 'wiped', 'twin']) day.must((context) => leaseNumbers(context, 'door', journal(id)))
    expect(day.day.leases.map(({ from, to }) => [from, to])).toEqual([
      [990, 999],
      [980, 989],
      [970, 979],
    ])
    expect(new Set(day.day.leases.flatMap((lease) => lease.visitCodes)).size).toBe(30)
  })

  test('the same journal gets its own block again, under another name of its kiosk too', () => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'door', journal('first')))
    day.must((context) => leaseNumbers(context, 'hall', journal('first', 2)))
    expect(day.day.leases).toHaveLength(1)
    expect(take(day, paperOf(blockOf(day, 'first'), 0), 'hall').number).toBe('A990')
  })

  test('a kiosk of an older version, without a journal, keeps one block under its name, and may hand it in after its update', () => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'door'))
    day.must((context) => leaseNumbers(context, 'door'))
    day.must((context) => leaseNumbers(context, 'door', journal('updated')))
    expect(day.day.leases.map((lease) => lease.journal)).toEqual([undefined, 'updated'])
    expect(take(day, paperOf(blockOf(day, undefined), 0)).number).toBe('A990')
  })

  test('a kiosk that loses its data at every start does not use up the numbers', () => {
    const day = runDay()
    for (let n = 0; n < 12; n++) day.must((context) => leaseNumbers(context, 'door', journal(`j${n}`)))
    expect(day.run((context) => leaseNumbers(context, 'door', journal('j12')))).toEqual(refused('too-many'))
    expect(day.run((context) => leaseNumbers(context, 'door', journal('j3'))).ok).toBe(true)
    expect(day.run((context) => leaseNumbers(context, 'hall', journal('other'))).ok).toBe(true)
    expect(day.day.leases).toHaveLength(13)
  })
})

describe('[F3] [O4] a copied journal', () => {
  test.each([
    ['an older copy, started once more', journal('first', 3, 'copy')],
    ['a copy that was opened as often', journal('first', 4, 'copy')],
    ['the original, which a copy has overtaken', journal('first', 3)],
  ])('%s gets no reserve, and it is noted once', (_what, copy) => {
    const day = runDay()
    for (const start of [3, 4]) day.must((context) => leaseNumbers(context, 'door', journal('first', start)))
    for (let n = 0; n < 2; n++)
      expect(day.run((context) => leaseNumbers(context, 'hall', copy))).toEqual(refused('conflict'))
    expect(day.facts.filter((fact) => fact.type === 'journal-copied')).toHaveLength(1)
    expect([...day.day.copies.values()]).toEqual([{ device: 'hall', at: day.now }])
    day.must((context) => leaseNumbers(context, 'hall', journal('new')))
    expect(blockOf(day, 'new')).toMatchObject({ from: 980, to: 989 })
  })

  test('a restart is no copy, nor is asking twice', () => {
    const day = runDay()
    for (const opening of [journal('first', 1), journal('first', 1), journal('first', 2), journal('first', 9)])
      day.must((context) => leaseNumbers(context, 'door', opening))
    expect(day.day.copies.size).toBe(0)
  })
})

describe('[F3] [O5] two people whose papers say the same number', () => {
  const two = (): { day: DayRunner; first: HandIn; second: HandIn } => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'door', journal('first')))
    const lease = blockOf(day, 'first')
    day.now += 60_000
    return {
      day,
      first: paperOf(lease, 0, { issuedAt: day.now - 20_000 }),
      second: paperOf(lease, 0, { language: 'en', issuedAt: day.now - 30_000 }),
    }
  }

  test('hold two tickets: the second has a number and a code of its own, its true time, and says what its paper says', () => {
    const { day, first, second } = two()
    day.issue()
    const [a, b] = [take(day, first), take(day, second)]
    expect([a.number, b.number, b.paperNumber, a.paperNumber]).toEqual(['A990', 'A002', 'A990', undefined])
    expect(b.orderAt).toBe(second.issuedAt)
    expect(new Set([day.codeOf(a), day.codeOf(b)]).size).toBe(2)
    expect(day.codeOf(a)).toBe(first.visitCode)
    expect(twinsOf(day.day, a)).toEqual([b])
  })

  test('each handed in again is its own ticket, also after a restart of the hub and under another command', () => {
    const { day, first, second } = two()
    const [a, b] = [take(day, first), take(day, second)]
    expect([
      take(day, second).id,
      take(day, first).id,
      take(day, { ...second, commandId: crypto.randomUUID() }).id,
    ]).toEqual([b.id, a.id, b.id])
    expect(day.day.tickets.size).toBe(2)
  })

  test("with the code on both papers nobody ends the other's visit or takes the other's paper; with the own code one can", () => {
    const { day, first, second } = two()
    const b = [take(day, first), take(day, second)][1]
    expect(day.run((context) => leave(context, first.visitCode))).toEqual(refused('conflict'))
    expect(day.run((context) => takeSecondTickets(context, first.visitCode, 'door'))).toEqual(refused('conflict'))
    expect(b && day.run((context) => leave(context, day.codeOf(b))).ok).toBe(true)
    expect([...day.day.tickets.values()].map((ticket) => ticket.status)).toEqual(['waiting', 'ended'])
  })
})

describe('[F11] the letter of a service was changed since the reserve', () => {
  const change = (letters: Record<string, string>, more: Partial<HandIn> = {}) => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'door', journal('first')))
    const request = paperOf(blockOf(day, 'first'), 0, { number: 'A990', ...more })
    const changed = withLetters(letters)
    const decision = day.run((context) => handIn({ ...context, rules: changed }, request, 'door'))
    return { day, changed, decision }
  }

  test('the ticket has the number on its paper', () => {
    expect(change({ welcome: 'B' }).day.ticket('A990')).toMatchObject({ serviceId: 'welcome', status: 'waiting' })
  })

  test('no everyday number of the service that has the letter now is the same', () => {
    const { day, changed } = change({ welcome: 'B', legal: 'A' })
    day.day.lastOrdinal.set('legal', 989)
    const rules: CentreRules = { ...changed, topics: [{ id: 'papers', service: 'legal' }] }
    day.must((context) => issueTicket({ ...context, rules }, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
    expect([...day.day.numbers.keys()]).toEqual(['A990', 'A1000'])
  })

  test("where the number is another's already, the ticket gets its own and says what the paper says", () => {
    const { day, changed } = change({ welcome: 'B' })
    const lease = blockOf(day, 'first')
    day.must((context) => handIn({ ...context, rules: changed }, paperOf(lease, 0, { number: 'A990' }), 'door'))
    expect(day.ticket('B001')).toMatchObject({ paperNumber: 'A990' })
  })

  test('a number that does not fit its place is refused', () => {
    expect(change({}, { number: 'A991' }).decision).toEqual(refused('invalid'))
  })

  test('a topic that moved to another service leaves the ticket where its paper says', () => {
    const day = runDay()
    day.must((context) => leaseNumbers(context, 'door', journal('first')))
    const rules: CentreRules = { ...smallCentre, topics: [{ id: 'papers', service: 'legal' }] }
    day.must((context) => handIn({ ...context, rules }, paperOf(blockOf(day, 'first'), 0), 'door'))
    expect(day.ticket('A990').serviceId).toBe('welcome')
  })
})
