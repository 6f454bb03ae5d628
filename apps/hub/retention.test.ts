import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import { bookAppointment, callNext, changeVisit, finish, issueTicket, leave, openCounter, record, refer, requestInterpreter, start } from '@senha/domain'
import type { Decided, Staff } from '@senha/domain'
import type { Db } from '@senha/sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHub } from './hub.ts'
import type { Hub, Submission } from './hub.ts'
import { openDatabase } from './store/database.ts'
import { randomSupply } from './supply.ts'
import { lisbon } from './testing/hub-process.ts'

const loaded = loadCentre(lisbon)
if (!loaded.ok) throw new Error(loaded.error.message)
const centre: Centre = { ...loaded.centre, policy: { ...loaded.centre.policy, journeyCredit: 0.5 } }

interface Row { seq: number; at: string; type: string; visit_id: string | null; ticket_id: string | null; service_id: string | null; counter_id: string | null; actor: string | null; device: string | null; command_id: string | null; data: string }
type Json = Record<string, unknown>

let folder: string
let db: Db
let now: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-retention-'))
  db = openDatabase(folder)
  now = Date.parse('2026-11-23T09:00:00Z')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (): Hub => createHub({ db, centre, now: () => now, supply: randomSupply, demo: true, onFatal: (cause) => { throw new Error('fatal', { cause }) } })
const rows = (): Row[] => db.prepare<[], Row>(`SELECT * FROM event WHERE seq < (SELECT max(seq) FROM event WHERE type = 'day-opened') ORDER BY seq`).all()
const jsonOf = (row: Row): Json => JSON.parse(row.data) // oxlint-disable-line typescript/no-unsafe-return -- what stands in the log
const staff = (id: string, agency: string): Staff => ({ id, agency, languages: ['pt'] })

/** A morning of twelve people: each is served at one of three welcome counters, sent on, and served a second time; with all that leaves traces. */
const liveADay = async (hub: Hub): Promise<void> => {
  const does = async (who: Staff | undefined, decide: Submission['decide']): Promise<Decided | undefined> => {
    let decided: Decided | undefined
    await hub.submit({
      sender: who ? `staff:${who.id}` : 'kiosk:door', ...(who ? { actor: who.id } : { device: 'door' }), name: 'x', commandId: crypto.randomUUID(), payload: {}, decide,
      answer: (_day, given) => {
        decided = given
        return {}
      },
    })
    return decided
  }
  const desks = ['w1', 'w2', 'w3'].map((counterId, index) => ({ counterId, who: staff(`clerk-${index}`, 'centre') }))
  const second = staff('rui', 'social-security')
  const languages = ['pt', 'uk', 'be', 'kea', 'pt', 'fr', 'ru', 'pt', 'ro', 'en', 'es', 'pt']
  for (const { counterId, who } of desks) await does(who, (context) => openCounter(context, who, { counterId }))
  await does(second, (context) => openCounter(context, second, { counterId: 'social-security-1' }))
  for (const language of languages) {
    now += 61_234
    await does(undefined, (context) => issueTicket(context, { topicId: 'papers', language, priority: language === 'be' }, { by: 'answer', device: 'door' }))
  }
  for (let turn = 0; turn < languages.length / desks.length; turn += 1) {
    for (const { who } of desks) {
      now += 97_531
      await does(who, (context) => callNext(context, who))
      await does(who, (context) => start(context, who))
    }
    for (const [index, { who }] of desks.entries()) {
      now += 131_313
      const code = [...hub.day().visits.values()].find((visit) => visit.ticketIds.some((id) => {
        const ticket = hub.day().tickets.get(id)
        return ticket?.status === 'serving' && hub.day().counters.get(ticket.counterId ?? '')?.userId === who.id
      }))?.code ?? ''
      await does(who, (context) => record(context, who, { visitCode: code, documents: ['passport'], note: 'a note' }))
      await does(who, (context) => requestInterpreter(context, who, undefined))
      await does(who, (context) => refer(context, who, { visitCode: code, serviceIds: turn === 1 ? ['social-security', 'legal'] : ['social-security'], ordered: index === 0 }, { by: 'job', device: `desk-${index}` }))
      await does(who, (context) => changeVisit(context, who, { visitCode: code, partySize: index + 2, priority: true }))
      await does(who, (context) => bookAppointment(context, who, { serviceId: 'social-security', slotAt: now + 20 * 86_400_000 }))
      await does(who, (context) => finish(context, who))
      // two of them go home instead
      if (turn === 1 && index > 0) await does(undefined, (context) => leave(context, code))
    }
  }
  for (let n = 0; n < 8; n += 1) {
    now += 71_111
    await does(second, (context) => callNext(context, second))
    await does(second, (context) => start(context, second))
    now += 190_000
    await does(second, (context) => finish(context, second))
  }
}

/** The day as it is a month later. */
const aMonthLater = (): void => {
  now += 31 * 86_400_000
  const hub = open()
  hub.rollDay()
  hub.tidy()
}

interface Known { issue: Row; data: Json; rows: Row[] }
const ticketsOf = (all: Row[]): { first: Known[]; later: Known[] } => {
  const known = all.filter((row) => row.type === 'ticket-issued').map((issue) => ({ issue, data: jsonOf(issue), rows: all.filter((row) => row.ticket_id === issue.ticket_id) }))
  return { first: known.filter(({ data }) => data['stage'] === 1), later: known.filter(({ data }) => Number(data['stage']) > 1) }
}
const of = (ticket: Known, type: string): Row | undefined => ticket.rows.find((row) => row.type === type)

/** What somebody with the database can hold against each other: each kind of evidence names the first tickets that fit a later one, or is silent. */
const evidence: Record<string, (later: Known, first: Known[], all: Row[]) => Known[] | undefined> = {
  'the same visit': (later, first) => (later.issue.visit_id === null ? undefined : first.filter(({ issue }) => issue.visit_id === later.issue.visit_id)),
  'the same counter at the same time': (later, first) => (later.issue.counter_id === null ? undefined
    : first.filter((ticket) => of(ticket, 'ticket-called')?.counter_id === later.issue.counter_id && within(ticket, later.issue.at))),
  'the same moment': (later, first) => nonempty(first.filter((ticket) => within(ticket, later.issue.at))),
  'the place in the log': (later, first) => nonempty(first.filter((ticket) => (of(ticket, 'ticket-called')?.seq ?? 0) < later.issue.seq && later.issue.seq < (of(ticket, 'ticket-ended')?.seq ?? 0))),
  'the id, which tells its minute': (later, first) => nonempty(first.filter((ticket) => within(ticket, minuteOfId(later.issue.ticket_id ?? '')))),
  'language and priority': (later, first) => (later.data['language'] === undefined ? undefined
    : first.filter(({ data }) => data['language'] === later.data['language'] && data['priority'] === later.data['priority'])),
  'the credit for having waited': (later, first) => (typeof later.data['orderAt'] !== 'number' ? undefined : nonempty(first.filter((ticket) => {
    const waited = Date.parse(of(ticket, 'ticket-called')?.at ?? '') - Date.parse(ticket.issue.at)
    return Math.abs(Date.parse(later.issue.at) - Number(later.data['orderAt']) - waited * centre.policy.journeyCredit) < 60_000
  }))),
  'a change of both at one moment': (later, first) => {
    const mine = of(later, 'ticket-reclassified')
    return mine && nonempty(first.filter((ticket) => ticket.rows.some((row) => row.type === 'ticket-reclassified' && row.at === mine.at)))
  },
  'the referral beside it': (later, first, all) => {
    const before = all.find((row) => row.seq === later.issue.seq - 1 && row.type === 'visit-referred' && row.counter_id !== null)
    return before && first.filter((ticket) => of(ticket, 'ticket-called')?.counter_id === before.counter_id && within(ticket, before.at))
  },
}
const nonempty = (found: Known[]): Known[] | undefined => (found.length > 0 ? found : undefined)
const minute = (at: string): number => Math.floor(Date.parse(at) / 60_000)
const within = (ticket: Known, at: string): boolean => minute(of(ticket, 'ticket-called')?.at ?? '') <= minute(at) && minute(at) <= minute(of(ticket, 'ticket-ended')?.at ?? '')
/** RFC 9562, version 7: the first 48 bits are a time. */
const minuteOfId = (id: string): string => (id[14] === '7' ? new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString() : '1970-01-01T00:00:00Z')

/** First tickets that all evidence together leaves for a later one. */
const suspects = (later: Known, first: Known[], all: Row[]): number =>
  Object.values(evidence).reduce((left, kind) => {
    const found = kind(later, first, all)
    return found ? left.filter((ticket) => found.includes(ticket)) : left
  }, first).length

/** Small numbers are counts and stages: they stand everywhere. */
const leaves = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves)
  return typeof value === 'number' && value < 1_000 ? [] : [JSON.stringify(value)]
}
const traces = (ticket: Known): Set<string> => new Set(ticket.rows.flatMap((row) => [
  ...[row.visit_id, row.counter_id, row.actor, row.device, row.command_id].filter((value) => value !== null), row.at, ...leaves(jsonOf(row)),
]))

describe('[security 14] a month later', () => {
  test('[G3] no evidence in the log, alone or together, leaves fewer than five first tickets for any later one; before, it left one', async () => {
    const hub = open()
    await liveADay(hub)
    const alive = db.prepare<[], Row>('SELECT * FROM event ORDER BY seq').all()
    const before = ticketsOf(alive)
    expect([before.first.length, before.later.length]).toEqual([12, 15])
    // the attack works: on the day itself it finds everybody
    expect(before.later.filter((later) => suspects(later, before.first, alive) > 1)).toEqual([])
    aMonthLater()
    const all = rows()
    const { first, later } = ticketsOf(all)
    expect([first.length, later.length]).toEqual([12, 15])
    expect(Object.entries(evidence).flatMap(([kind, look]) => later.filter((ticket) => (look(ticket, first, all)?.length ?? 5) < 5).map(() => kind))).toEqual([])
    expect(later.filter((ticket) => suspects(ticket, first, all) < 5)).toEqual([])
  })

  test('[G3] no value of a later ticket stands in fewer than five first tickets, and no two later tickets share a rare one', async () => {
    await liveADay(open())
    aMonthLater()
    const { first, later } = ticketsOf(rows())
    const telling = later.flatMap((ticket) => [...traces(ticket)].filter((value) => {
      const holders = first.filter((other) => traces(other).has(value)).length
      return holders > 0 && holders < 5
    }))
    expect(telling).toEqual([])
    // those who went home gave up their places at one moment: nothing is left of it
    const ends = later.filter((ticket) => jsonOf(of(ticket, 'ticket-ended') ?? ticket.issue)['outcome'] !== 'served').map((ticket) => of(ticket, 'ticket-ended')?.at)
    expect(new Set(ends).size).toBe(1)
  })

  test('[G2] no row names a visit, a person, a command or a device, or the languages of a counter\'s staff; times are minutes', async () => {
    await liveADay(open())
    aMonthLater()
    const all = rows()
    expect(all.filter((row) => [row.visit_id, row.actor, row.command_id, row.device].some((value) => value !== null))).toEqual([])
    expect(all.filter((row) => !row.at.endsWith(':00.000Z'))).toEqual([])
    expect(all.filter((row) => row.type === 'counter-opened').flatMap((row) => Object.keys(jsonOf(row)))).toEqual(['takeOver', 'takeOver', 'takeOver', 'takeOver'])
    expect(all.filter((row) => /jobId|requestId|appointmentId|passedOver|orderAt|orderSeq/.test(row.data))).toEqual([])
    expect(db.prepare('SELECT count(*) FROM event_private WHERE seq <= ?').pluck().get(all.at(-1)?.seq)).toBe(0)
  })

  test('[G4] the rows stand ticket by ticket, and what counts is still counted: waits, service, outcomes, topics by day', async () => {
    await liveADay(open())
    const flow = () => db.prepare<[], Json>(`SELECT stage, service_id, outcome, call_count, paper, CAST(round((julianday(called_at) - julianday(issued_at)) * 1440) AS INTEGER) AS waited
      FROM ticket_flow WHERE business_day = '2026-11-23' ORDER BY stage, service_id, outcome, waited, paper`).all()
    const before = flow()
    aMonthLater()
    const after = flow()
    const plain = (all: Json[]): Json[] => all.map((row) => ({ ...row, waited: undefined, outcome: row['outcome'] ?? 'expired' })).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    expect(plain(after)).toEqual(plain(before))
    // cut to the minute at both ends, a wait differs by one at most
    const waits = (all: Json[]): number[] => all.filter((row) => row['outcome'] === 'served').map((row) => Number(row['waited'])).toSorted((a, b) => a - b)
    expect(waits(after).filter((wait, index) => Math.abs(wait - (waits(before)[index] ?? 0)) > 1)).toEqual([])
    const all = rows()
    const order = all.flatMap((row) => row.ticket_id ?? [])
    expect(order.filter((id, index) => id !== order[index - 1])).toHaveLength(new Set(order).size)
    expect(all.filter((row) => row.type === 'visit-started').map((row) => jsonOf(row)['topicId'])).toEqual(Array.from({ length: 12 }, () => 'papers'))
    expect([all[0]?.type, all.at(-1)?.type]).toEqual(['day-opened', 'day-closed'])
  })

  test('done again, it changes nothing but ids; a day that was done under the old rule is done again', async () => {
    await liveADay(open())
    aMonthLater()
    const plain = (): unknown[] => rows().map((row) => ({ ...row, seq: 0, ticket_id: row.ticket_id && jsonOf(row)['stage'] === 1 ? row.ticket_id : null })).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    const once = plain()
    // as the migration leaves it
    db.exec('UPDATE retention_gate SET done = 0')
    const hub = open()
    hub.tidy()
    expect(plain()).toEqual(once)
    expect(db.prepare<[], number>('SELECT done FROM retention_gate').pluck().get()).toBe(rows().at(-1)?.seq)
  })
})
