import { callNext, callTicket, closeDay, finish, importAppointments, checkIn, issueTicket, park, pauseCounter, postNotice, reportPaper, skipNumbers, start } from '@senha/domain'
import { alertCodes } from '@senha/protocol'
import type { Alert, AlertCode } from '@senha/protocol'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allIsWell, people } from '../../testing/alert-moment.ts'
import type { AlertMoment } from '../../testing/alert-moment.ts'
import { attention } from '../../timings.ts'
import { createStanding, findAlerts } from './alerts.ts'
import { alertTable } from './table.ts'

const { ana, olga, rui, ines } = people
/** What stands once it has stood for long enough. */
const told = (it: AlertMoment): Alert[] => {
  const standing = createStanding()
  standing.look(findAlerts(it.moment()), it.now, 0)
  return standing.look(findAlerts(it.moment()), it.now, 3_600_000)
}
const codes = (it: AlertMoment): string[] => told(it).map(({ code }) => code)
const device = (it: AlertMoment, id: string, change: object): void => {
  it.devices = it.devices.map((one) => (one.id === id ? { ...one, ...change } : one))
}
const fine = { disk: { database: 'ok', ok: true, since: 0 } } as const
const calls = (it: AlertMoment): void => {
  it.issue('papers')
  it.does((context) => callNext(context, ana))
}

/** Each state in which "all is well" would be a lie, and what is told of it. */
const states: readonly (readonly [string, AlertCode, (it: AlertMoment) => void])[] = [
  ['a notice of emergency stands', 'emergency', (it) => it.does((context) => postNotice(context, { noticeId: 'evacuation' }))],
  ['the disk takes nothing', 'disk', (it) => { it.more = { health: { disk: { database: 'full', ok: false, since: 0 } } } }],
  ['the disk is nearly full', 'disk-nearly-full', (it) => { it.more = { health: { disk: { database: 'nearly-full', ok: true, since: 0, freeBytes: 5 } } } }],
  ['erased words are still on the disk', 'erasure-pending', (it) => { it.more = { health: { ...fine, erasurePendingSince: 0 } } }],
  ['there is no backup of late', 'backup-old', (it) => { it.more = { health: { ...fine, backupOverdueSince: 0 } } }],
  ['the event loop is late', 'hub-late', (it) => { it.more = { health: { ...fine, late: true } } }],
  ['calls cannot be spoken', 'voice-missing', (it) => { it.more = { health: { ...fine, mute: true } } }],
  ['an older copy of the database was put back', 'restored', (it) => it.does(() => ({ ok: true, facts: skipNumbers(it.centre, 200) }))],
  ['the day is closed while the hours say open', 'day-not-open', (it) => it.does((context) => ({ ok: true, facts: closeDay(context.day) }))],
  ['the clock is in doubt', 'clock', (it) => { it.more = { clock: { is: 'held', aheadSeconds: 43_200, since: 0 } } }],
  ['somebody waits and no counter is open', 'no-counter', (it) => it.issue('health')],
  ['somebody waits and the open counters of the house serve others', 'no-counter', (it) => { it.opens(rui, 'social-security-1'); it.issue('health') }],
  ['somebody waits and the last counter closes', 'no-counter', (it) => {
    it.opens(ines, 'health-1')
    it.issue('health')
    it.opens(rui, 'social-security-1')
    it.does(() => ({ ok: true, facts: [{ type: 'counter-closed', counterId: 'health-1', data: {} }] }))
  }],
  ['somebody waits and every counter is on a break', 'all-paused', (it) => { it.issue('papers'); it.does((context) => pauseCounter(context, ana, 'lunch')) }],
  ['people are still inside after the doors have closed', 'after-hours', (it) => { it.issue('papers'); it.now = Date.parse('2026-11-23T19:20:00Z'); it.open = false }],
  ['every kiosk is lost', 'no-kiosk', (it) => { device(it, 'kiosk-1', { connected: false }) }],
  ['every kiosk is out of paper', 'no-kiosk', (it) => { device(it, 'kiosk-1', { printer: { state: 'no-paper' } }) }],
  ['no kiosk was ever there', 'no-kiosk', (it) => { it.devices = it.devices.filter(({ kind }) => kind !== 'kiosk') }],
  ['a counter calls and no display is there', 'no-display', (it) => { device(it, 'lobby', { connected: false }) }],
  ['a counter calls in a zone that no display shows', 'no-display', (it) => { it.centre = { ...it.centre, displays: [{ id: 'lobby', zone: 'zone-2', layout: 'calls', voice: true, mediaSeconds: 12 }] } }],
  ['whoever has a counter has gone', 'counter-deserted', (it) => { it.present = [] }],
  ['a counter is free while somebody waits', 'counter-idle', (it) => { it.issue('papers'); it.pass(attention.idleMinutes) }],
  ['somebody came for a booked time that has passed', 'booked-due', (it) => {
    it.does((context) => importAppointments(context, [{ code: 'BOOKED01', serviceId: 'welcome', slotAt: it.now + 60_000 }]))
    it.does((context) => checkIn(context, { bookingCode: 'BOOKED01', language: 'pt' }, { by: 'nobody' }))
    it.pass(attention.bookedMinutes + 2)
  }],
  ['somebody has waited for longer than the service promises', 'target-wait', (it) => { it.issue('papers'); it.pass(61) }],
  ['nobody accepts a request for an interpreter', 'interpreter-waits', (it) => {
    it.present = [ana, olga]
    it.issue('papers', 'uk')
    it.does((context) => callNext(context, ana))
    it.pass(attention.interpreterMinutes)
  }],
  ['nobody could accept one', 'interpreter-waits', (it) => { it.issue('papers', 'uk'); it.does((context) => callNext(context, ana)) }],
  ['a ticket was called and never started', 'called-long', (it) => { calls(it); it.pass(attention.calledMinutes) }],
  ['a ticket has been at its counter for hours', 'served-long', (it) => { calls(it); it.does((context) => start(context, ana)); it.pass(attention.servedMinutes) }],
  ['a ticket was put aside and forgotten', 'parked-long', (it) => { calls(it); it.does((context) => park(context, ana, {})); it.pass(attention.parkedMinutes) }],
  ['a language waits that nobody speaks', 'language-alone', (it) => it.issue('papers', 'uk')],
  ['a service has given out its quota', 'quota-full', (it) => {
    it.centre = { ...it.centre, services: it.centre.services.map((service) => (service.id === 'welcome' ? { ...service, dailyQuota: 1 } : service)) }
    it.issue('papers')
  }],
  ['a paper did not come out', 'paper-failed', (it) => {
    const { ticketIds: [ticketId = ''] = [] } = it.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'answer', device: 'kiosk-1' }))
    it.does((context) => reportPaper(context, { ticketId, outcome: 'failed' }))
  }],
  ['a paper is owed for long', 'paper-waits', (it) => it.does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'job', device: 'desk-3' }))],
  ['a printer wants paper', 'printer', (it) => { device(it, 'kiosk-1', { printer: { state: 'paper-near-end' } }) }],
  ['a kiosk gives tickets without end', 'many-papers', (it) => { device(it, 'kiosk-1', { printer: { state: 'ready', limited: true } }) }],
  ['a kiosk is lost', 'device-lost', (it) => { it.devices = [...it.devices, { id: 'kiosk-2', kind: 'kiosk', connected: false }] }],
  ['a display is lost', 'device-lost', (it) => { it.devices = [...it.devices, { id: 'hall', kind: 'display', connected: false }] }],
  ['a display may make no sound', 'display-silent', (it) => { device(it, 'lobby', { display: { version: '1', width: 1, height: 1, audio: 'blocked' } }) }],
  ['a display that should speak has no sound', 'display-silent', (it) => { device(it, 'lobby', { display: { version: '1', width: 1, height: 1, audio: 'none' } }) }],
  ['the clock of a device is wrong', 'device-clock', (it) => { device(it, 'kiosk-1', { clockAheadSeconds: 3_600 }) }],
  ['two displays have one name', 'twin-device', (it) => { device(it, 'lobby', { twins: ['10.0.0.7', '10.0.0.8'] }) }],
  ['a kiosk ran on a copy of another\'s journal', 'copied-journal', (it) => it.does(() => ({ ok: true, facts: [{ type: 'journal-copied', data: { device: 'kiosk-1', journal: 'j' } }] }))],
  ['two papers say one number', 'twin-number', (it) => {
    it.issue('papers')
    it.does((context) => {
      const issued = issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' })
      return issued.ok ? { ...issued, facts: issued.facts.map((fact) => (fact.type === 'ticket-issued' ? { ...fact, data: { ...fact.data, paperNumber: 'A001' } } : fact)) } : issued
    })
  }],
  ['people wait for a service that is gone', 'unknown-service', (it) => { it.issue('health'); it.centre = { ...it.centre, services: it.centre.services.filter(({ id }) => id !== 'health') } }],
  ['a counter of today is gone', 'unknown-counter', (it) => { it.centre = { ...it.centre, counters: it.centre.counters.filter(({ id }) => id !== 'w1') } }],
  ...(['unknown-agency', 'unknown-language', 'unknown-device'] as const).map((code) =>
    ['somebody or something does not fit the configuration', code, (it: AlertMoment) => { it.more = { strays: [{ code, subject: 'x', count: 1, line: '' }] } }] as const),
]

test('where nothing is wrong, nothing is told', () => {
  expect(told(allIsWell())).toEqual([])
})

test.each(states)('%s: %s', (_state, code, happen) => {
  const it = allIsWell()
  happen(it)
  expect(codes(it)).toContain(code)
})

test('there is a state for everything that can be told, and a place for it in the order', () => {
  expect([...new Set(states.map(([, code]) => code))].toSorted()).toEqual([...alertCodes].toSorted())
  expect(Object.keys(alertTable).toSorted()).toEqual([...alertCodes].toSorted())
})

test('urgent alerts stand before the others and hints last, whatever happens together', () => {
  fc.assert(fc.property(fc.shuffledSubarray([...states], { minLength: 2, maxLength: 4 }), (some) => {
    const it = allIsWell()
    for (const [, , happen] of some) {
      // what excludes what came before is left out: one cannot call at a counter that is gone
      try {
        happen(it)
      } catch {
        continue
      }
    }
    const found = told(it)
    // one state may end another: a call ends a long wait
    fc.pre(found.length > 1)
    const levels = ['urgent', 'soon', 'hint']
    expect(found.map(({ level }) => levels.indexOf(level))).toEqual(found.map(({ level }) => levels.indexOf(level)).toSorted((a, b) => a - b))
    expect(new Set(found.map(({ code, subject }) => `${code} ${subject}`)).size).toBe(found.length)
  }), { numRuns: 200 })
})

/** What must not be told: an alarm for nothing teaches people to look away. */
const quiet: readonly (readonly [string, AlertCode, (it: AlertMoment) => void])[] = [
  ['a counter is free and nobody waits', 'counter-idle', (it) => { it.pass(120) }],
  ['a counter has just become free', 'counter-idle', (it) => {
    for (const _ of [1, 2]) it.issue('papers')
    it.does((context) => callNext(context, ana))
    it.does((context) => start(context, ana))
    it.pass(40)
    it.does((context) => finish(context, ana))
  }],
  ['who waits is booked for later', 'counter-idle', (it) => {
    it.does((context) => importAppointments(context, [{ code: 'BOOKED01', serviceId: 'welcome', slotAt: it.now + 3 * 3_600_000 }]))
    it.does((context) => checkIn(context, { bookingCode: 'BOOKED01', language: 'pt' }, { by: 'nobody' }))
    it.pass(60)
  }],
  ['a language waits that a colleague in the house speaks', 'language-alone', (it) => { it.present = [ana, olga]; it.issue('papers', 'uk') }],
  ['a display that is configured without a voice is silent', 'display-silent', (it) => {
    it.centre = { ...it.centre, displays: [{ id: 'lobby', layout: 'calls', voice: false, mediaSeconds: 12 }] }
    device(it, 'lobby', { display: { version: '1', width: 1, height: 1, audio: 'none' } })
  }],
  ['a monitor on a wall is switched off', 'device-lost', (it) => { it.devices = [...it.devices, { id: 'wall', kind: 'monitor', connected: false }] }],
  ['people wait before the doors open', 'after-hours', (it) => { it.issue('papers'); it.now = Date.parse('2026-11-23T07:50:00Z'); it.open = false }],
  ['people wait in the evening of a demo', 'after-hours', (it) => { it.issue('papers'); it.now = Date.parse('2026-11-23T20:00:00Z'); it.open = false; it.byHours = false }],
  ['the kiosks are off at night', 'no-kiosk', (it) => { it.open = false; device(it, 'kiosk-1', { connected: false }) }],
  ['no counter is open and no display is there', 'no-display', (it) => { it.devices = []; it.does(() => ({ ok: true, facts: [{ type: 'counter-closed', counterId: 'w1', data: {} }] })) }],
]
test.each(quiet)('nothing is told where %s', (_state, code, happen) => {
  const it = allIsWell()
  happen(it)
  expect(codes(it)).not.toContain(code)
})

test('where nobody calls, the alert says how many wait, since when, which counters could open, and who is there to open them', () => {
  const it = allIsWell()
  it.present = [ana, olga, rui]
  it.issue('health')
  it.pass(7)
  it.issue('health')
  it.issue('social-security')
  const alerts = told(it).filter(({ code }) => code === 'no-counter')
  expect(alerts).toEqual([
    { code: 'no-counter', level: 'urgent', subject: 'health', at: '2026-11-23T10:00:00.000Z', count: 2, counters: ['14'], staff: [] },
    { code: 'no-counter', level: 'urgent', subject: 'social-security', at: '2026-11-23T10:07:00.000Z', count: 1, counters: ['12'], staff: [{ name: 'Rui' }] },
  ])
  it.does((context) => callTicket(context, ana, it.issue('papers').ticketIds?.[0] ?? ''))
  it.does((context) => pauseCounter(context, ana))
  it.issue('papers')
  expect(told(it).find(({ code }) => code === 'all-paused')).toMatchObject({ subject: 'welcome', counters: ['1'], staff: [{ name: 'Ana', counter: '1' }, { name: 'Olga' }] })
})

test('an alert keeps its time while it stands, waits where a moment is nothing, and begins anew after it ended', () => {
  const standing = createStanding()
  const lost = [{ code: 'device-lost', subject: 'hall' } as const]
  const at = (seconds: number, found: readonly { code: 'device-lost'; subject: string }[] = lost): string[] =>
    standing.look(found, seconds * 1_000, seconds * 1_000).map((alert) => alert.at.slice(14, 19))
  expect([at(1), at(9), at(11), at(3_000), at(3_001, []), at(3_002), at(3_012)]).toEqual([[], [], ['00:01'], ['00:01'], [], [], ['50:02']])
})
