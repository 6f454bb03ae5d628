import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from './apply.ts'
import { emptyDay } from './day.ts'
import type { Day, Ticket } from './day.ts'
import { leaseNumbers } from './decide/lease.ts'
import { handIn, twinsOf } from './decide/offline.ts'
import { isLeaseOf } from './leases.ts'
import { runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'
import { copyOf, givePaper, newKiosk, openingOf, renew, restart, wipe } from './testing/kiosk-model.ts'
import type { ModelKiosk, Paper } from './testing/kiosk-model.ts'

const kinds = [
  'lease',
  'lease',
  'paper',
  'paper',
  'paper',
  'hand in',
  'hand in',
  'online',
  'restart',
  'wipe',
  'copy',
  'copy to a spare',
  'namesake',
  'hub killed',
] as const
type Kind = (typeof kinds)[number]
const step = fc.record({ do: fc.constantFrom(...kinds), which: fc.nat(7), what: fc.nat(7), seconds: fc.nat(90) })

interface Scene {
  readonly runner: DayRunner
  readonly kiosks: ModelKiosk[]
  readonly papers: Paper[]
  /** The ticket that the hub told for each paper, by the hand-in's first command. */
  readonly told: Map<string, string>
  readonly seen: Set<string>
}

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const ticketOf = (day: Day, id: string | undefined): Ticket => {
  const ticket = day.tickets.get(id ?? '')
  if (!ticket) throw new Error('a paper that was handed in has no ticket')
  return ticket
}

const lease = ({ runner, seen }: Scene, kiosk: ModelKiosk): void => {
  const decision = runner.run((context) => leaseNumbers(context, kiosk.device, openingOf(kiosk)))
  if (!decision.ok) {
    seen.add(decision.error.code)
    if (decision.error.code === 'conflict') renew(kiosk)
    return
  }
  // a block that the kiosk has already goes on where it was; a fresh one takes its place
  const own = runner.day.leases.find(
    (one) => one.serviceId === 'welcome' && isLeaseOf(one, kiosk.device, kiosk.disk.id),
  )
  const isNew = decision.facts.some((fact) => fact.type === 'numbers-leased' && fact.serviceId === 'welcome')
  if (own && isNew)
    kiosk.disk.reserve = own.visitCodes.map((visitCode, index) => ({ visitCode, ordinal: own.from + index }))
}

const handInOne = ({ runner, told, seen }: Scene, kiosk: ModelKiosk, index: number): void => {
  const request = pick(kiosk.disk.owed, index)
  if (!request) return
  const key = request.firstCommandId ?? ''
  const decided = runner.run((context) => handIn(context, request, kiosk.device))
  kiosk.disk.owed = kiosk.disk.owed.filter((one) => one !== request)
  if (!decided.ok) {
    // only where three other papers said this number already [O7]
    const same = [...runner.day.tickets.values()].filter((one) => (one.paperNumber ?? one.number) === request.number)
    expect([decided.error.code, same.length, told.has(key)]).toEqual(['conflict', 3, false])
    return
  }
  const id = decided.ticketIds?.[0]
  // handed in by several copies of one disk, it is the same ticket each time
  if (told.has(key)) expect(told.get(key)).toBe(id)
  told.set(key, ticketOf(runner.day, id).id)
  if (ticketOf(runner.day, id).paperNumber !== undefined) seen.add('twin')
}

const takeStep = (scene: Scene, kind: Kind, which: number, what: number): void => {
  const { runner, kiosks, papers } = scene
  const kiosk = pick(kiosks, which)
  if (!kiosk) return
  switch (kind) {
    case 'lease':
      return lease(scene, kiosk)
    case 'paper': {
      const paper = givePaper(kiosk, '2026-11-23', 'A', runner.now)
      if (paper) papers.push(paper)
      return
    }
    case 'hand in':
      return handInOne(scene, kiosk, what)
    case 'online':
      return void runner.issue()
    case 'restart':
      return void restart(kiosk)
    case 'wipe':
      return wipe(kiosk)
    case 'copy':
      return void (kiosks.length < 6 && kiosks.push(copyOf(kiosk, kiosk.device)))
    case 'copy to a spare':
      return void (kiosks.length < 6 && kiosks.push(copyOf(kiosk, `spare-${what}`)))
    case 'namesake':
      return void (kiosks.length < 6 && kiosks.push(newKiosk(kiosk.device)))
    case 'hub killed': {
      // what the hub knows after a restart is the fold of its log, and nothing else
      const folded = emptyDay('', false, 0)
      for (const fact of runner.facts) apply(folded, fact)
      expect(folded).toEqual(runner.day)
      return
    }
    default:
      kind satisfies never
  }
}

const broken = ({ runner: { day }, papers, told }: Scene): string[] => {
  const tickets = [...day.tickets.values()]
  const handed = papers.flatMap((paper) =>
    told.has(paper.request.firstCommandId ?? '')
      ? [{ paper, ticket: ticketOf(day, told.get(paper.request.firstCommandId ?? '')) }]
      : [],
  )
  const numbers = new Set(tickets.map((ticket) => ticket.number))
  const laws: Record<string, boolean> = {
    '[N2] no number is given twice': numbers.size === tickets.length,
    '[O2] each paper is one ticket, and no two papers are the same one':
      new Set(handed.map(({ ticket }) => ticket.id)).size === handed.length,
    "nobody loses a place: each paper's ticket waits at its true time": handed.every(
      ({ paper, ticket }) => ticket.status === 'waiting' && ticket.issuedAt === paper.request.issuedAt,
    ),
    "[O5] a ticket has its paper's number, or says what the paper says": handed.every(
      ({ paper, ticket }) => (ticket.paperNumber ?? ticket.number) === paper.number,
    ),
    '[O5] of two papers with one number staff find both': handed.every(({ paper, ticket }) => {
      const holder = tickets.find((one) => one.number === paper.number)
      return holder !== undefined && (holder === ticket || twinsOf(day, holder).includes(ticket))
    }),
    '[N3] every visit has a code of its own':
      new Set([...day.visits.values()].map((visit) => visit.code)).size === day.visits.size,
    '[O1] no number lies in two reserves': day.leases.every((one) =>
      day.leases.every(
        (other) => one === other || one.serviceId !== other.serviceId || one.to < other.from || other.to < one.from,
      ),
    ),
  }
  return Object.entries(laws)
    .filter(([, holds]) => !holds)
    .map(([law]) => law)
}

test('[F3] kiosks of one name, wiped, copied and put back, hand in in any order: no number twice without both being named, nobody without a place', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const scene: Scene = {
        runner: runDay(smallCentre),
        kiosks: [newKiosk('door'), newKiosk('door')],
        papers: [],
        told: new Map(),
        seen,
      }
      for (const one of steps) {
        scene.runner.now += one.seconds * 1000
        takeStep(scene, one.do, one.which, one.what)
        seen.add(one.do)
        const faults = broken(scene)
        if (faults.length > 0) throw new Error(faults.join('; '))
      }
      // at the end of the day everything that is still owed comes in
      for (const kiosk of scene.kiosks) while (kiosk.disk.owed.length > 0) handInOne(scene, kiosk, 0)
      expect(broken(scene)).toEqual([])
      expect(scene.runner.day.issuedCount.get('welcome') ?? 0).toBe(scene.runner.day.tickets.size)
    }),
    { numRuns: 200 },
  )
  // copies that met, and papers that bore one number, must have been among them
  expect([...seen]).toEqual(expect.arrayContaining([...kinds, 'conflict', 'twin']))
})
