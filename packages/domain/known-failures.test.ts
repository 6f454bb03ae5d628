import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { callNext, callTicket } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { issueTicket } from './decide/issue.ts'
import { leaseNumbers } from './decide/lease.ts'
import { handIn } from './decide/offline.ts'
import { finish, start, transfer } from './decide/ticket.ts'
import { refer } from './decide/visit.ts'
import { inOrder } from './queue.ts'
import { ana, ines, rui, runDay, smallCentre } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

/**
 * What other queue systems are known to do wrong, each a test somewhere. Those with a test of their own beside the rule stand
 * here by name, so that none is lost when a file is tidied; the rest are told below.
 */
const elsewhere: readonly { readonly failure: string; readonly file: string; readonly name: string }[] = [
  { failure: 'last in, first out inside a class; priority people served last, or out of order among themselves', file: 'packages/domain/dispatch.test.ts', name: '[D1] legal priority goes first, by arrival among themselves, and the rest is first in, first out' },
  { failure: 'priority people out of order among themselves, where staff granted it later', file: 'packages/domain/dispatch.test.ts', name: '[D1] priority granted by staff counts from the arrival of the ticket' },
  { failure: 'everyone else starving where a share is set', file: 'packages/domain/dispatch.test.ts', name: '[D8] where the law exempts a service, after so many with priority somebody else goes first, and nobody starves' },
  { failure: 'the order changed by a redirect', file: 'packages/domain/dispatch.test.ts', name: '[T6] a transfer keeps the number and the place by arrival' },
  { failure: 'duplicate numbers, whatever is asked', file: 'packages/domain/property.test.ts', name: '[N2] [C1] [C2] [C3] [V1] whatever is asked in whatever order, no number doubles, no ticket is lost or at two counters' },
  { failure: 'one clerk holding two calls', file: 'packages/domain/life.test.ts', name: 'call nobody while a ticket is live or while paused, and do not close on a live ticket' },
  { failure: 'one clerk at two counters', file: 'packages/domain/life.test.ts', name: 'one person holds one: the other closes, unless a ticket is live there' },
  { failure: 'two clerks on one counter', file: 'packages/domain/life.test.ts', name: 'belong to one person; a take-over is asked for and takes the live ticket along' },
  { failure: 'two terminals calling one ticket, over real sockets', file: 'scripts/proof/queue-history.system.test.ts', name: 'six kiosks and eight consoles at once see one queue: nobody called twice, nobody passed over, nobody told that it is empty when it is not' },
  { failure: 'announcements that overlap', file: 'apps/display/voice/speaker.test.ts', name: 'three counters call at once: each is said once, whole, one after the other' },
  { failure: 'a display that needs a reload', file: 'apps/display/display.browser.test.ts', name: 'lost and back: the last board stays with a note, nothing old is chimed, nothing is reloaded' },
  { failure: 'a console that needs a reload', file: 'apps/console/refused.browser.test.ts', name: 'the last truth stays, buttons say why they wait, and all comes back without a reload' },
  { failure: 'a kiosk that needs a reload', file: 'apps/kiosk/kiosk-centre.browser.test.ts', name: 'no hub: said in every language; it comes back by itself, without a reload' },
]

describe('known failures of other systems, each with a test beside its rule', () => {
  for (const { failure, file, name } of elsewhere)
    test(`${failure}: ${file}`, () => {
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(`test('${name}'`)
    })
})

const standing = (day: DayRunner, serviceId = 'welcome'): string[] => inOrder(day.day, [serviceId], { rules: smallCentre, now: day.now }).map((ticket) => ticket.number)

test('[N1] [N2] [O1] duplicate numbers at peak: a day\'s visitors in one millisecond, two kiosks without the hub among them', () => {
  const day = runDay()
  for (const kiosk of ['kiosk-1', 'kiosk-2']) day.must((context) => leaseNumbers(context, kiosk))
  const reserves = [...day.day.leases]
  for (let count = 1; count <= 1192; count += 1) {
    day.must((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
    const reserve = reserves[count % 2]
    const index = Math.floor(count / 100)
    // every hundredth visitor comes to a kiosk that lost the hub
    if (reserve && count % 100 === 0 && index <= 10) {
      const commandId = `${reserve.device} ${index}`
      day.must((context) => handIn(context, { commandId, businessDay: '2026-11-23', topicId: 'papers', language: 'uk', ordinal: reserve.from + index - 1, visitCode: reserve.visitCodes[index - 1] ?? '', issuedAt: day.now }, reserve.device))
    }
  }
  const numbers = [...day.day.tickets.values()].map((ticket) => ticket.number)
  expect(numbers).toHaveLength(1202)
  expect(new Set(numbers).size).toBe(1202)
  expect(new Set([...day.day.visits.values()].map((visit) => visit.code)).size).toBe(1202)
  expect(numbers.filter((number) => /^A\d{3,4}$/.test(number))).toHaveLength(1202)
})

test('[C3] [D5] two terminals calling one ticket: the second is told that it is called, and its own call gets the next one', () => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
  day.must((context) => openCounter(context, ines, { counterId: 'w2' }), 'ines')
  const first = day.issue()
  day.issue()
  day.must((context) => callTicket(context, ana, first.id), 'ana')
  expect(day.run((context) => callTicket(context, ines, first.id), 'ines')).toEqual({ ok: false, error: { code: 'conflict', message: 'ticket A001 is called: call is not possible' } })
  day.must((context) => callNext(context, ines), 'ines')
  expect([day.ticket('A001').counterId, day.ticket('A002').counterId]).toEqual(['w1', 'w2'])
})

test('[T6] the order changed by a redirect: sent to the wrong queue and back, a ticket stands where it stood, and so does everybody else', () => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w3' }), 'ana')
  const tickets = [1, 2, 3].map(() => {
    day.now += 60_000
    return day.issue()
  })
  const before = standing(day)
  const second = tickets[1]?.id ?? ''
  for (const serviceId of ['legal', 'welcome']) day.must((context) => transfer(context, ana, { ticketId: second, serviceId }))
  expect(standing(day)).toEqual(before)
})

test('[R2] [D3] the order changed by a redirect: who is sent on stands behind whoever waited there, and first tickets are not moved', () => {
  const day = runDay({ ...smallCentre, policy: { ...smallCentre.policy, journeyCredit: 0 } })
  day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
  day.must((context) => openCounter(context, rui, { counterId: 'social-security-1' }), 'rui')
  for (let count = 0; count < 4; count += 1) day.issue()
  for (const number of ['A001', 'A002']) {
    day.must((context) => callNext(context, ana), 'ana')
    day.must((context) => start(context, ana))
    day.must((context) => refer(context, ana, { visitCode: day.codeOf(day.ticket(number)), serviceIds: ['social-security'] }, { by: 'nobody' }))
    day.must((context) => finish(context, ana))
    day.now += 60_000
  }
  expect([standing(day, 'social-security'), standing(day)]).toEqual([['S001', 'S002'], ['A003', 'A004']])
})
