import { fileURLToPath } from 'node:url'
import { loadCentre } from '@senha/centre/load'
import type { Language } from '@senha/centre'
import { counterState, publicCentre } from '@senha/protocol'
import type { CounterState, PublicCentre, QueuedTicket } from '@senha/protocol'

/** States of a counter as the hub would push them, for tests; each is checked against the protocol. */

const loaded = loadCentre(fileURLToPath(new URL('../../../packages/centre/lisboa.json', import.meta.url)))
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded
export const lisbon: PublicCentre = publicCentre.parse(centre)

const hubTime = Date.parse('2026-11-23T10:32:00.000Z')
/** So many minutes (and seconds) before the hub's time in these states. */
export const ago = (minutes: number, seconds = 0): string => new Date(hubTime - minutes * 60_000 - seconds * 1000).toISOString()

export const olga: CounterState['user'] = { id: 'olga', name: 'Olga', role: 'mediator', agency: 'centre', languages: ['pt', 'ru', 'uk', 'be'] }
export const rui: CounterState['user'] = { id: 'rui', name: 'Rui', role: 'officer', agency: 'social-security', languages: ['pt'] }

const waiting = (number: string, language: Language, topicId: string, minutes: number, more: Partial<QueuedTicket> = {}): QueuedTicket => ({
  id: `id-${number}`, number, serviceId: 'welcome', stage: 1, status: 'waiting', language, priority: false, partySize: 1, topicId,
  issuedAt: ago(minutes), orderAt: ago(minutes), paper: 'printed', busy: false, ...more,
})

export const people: QueuedTicket[] = [
  waiting('A043', 'pt', 'papers', 4, { priority: true }),
  waiting('A039', 'kea', 'housing', 22),
  waiting('A041', 'uk', 'education', 19, { partySize: 3 }),
  waiting('A044', 'en', 'work', 11, { paper: 'failed' }),
  waiting('A045', 'ro', 'family', 9, { busy: true }),
  waiting('A046', 'be', 'health', 6),
  waiting('A047', 'fr', 'legal', 2),
  waiting('A036', 'es', 'papers', 41, { status: 'parked', parked: { at: ago(12), counterId: 'w3', reason: 'Foi buscar uma cópia' } }),
]

const waits: Record<string, [number, number, number, number]> = {
  borders: [21, 60, 90, 2], 'social-security': [8, 15, 25, 1], family: [2, 5, 10, 1], health: [4, 10, 20, 1], education: [0, 0, 5, 1],
  labour: [3, 10, 15, 1], legal: [5, 30, 45, 1], nationality: [6, 35, 50, 1], information: [1, 0, 5, 1],
}
const services: CounterState['services'] = centre.services.map((service) => {
  const known = waits[service.id]
  return known ? { serviceId: service.id, waiting: known[0], wait: { low: known[1], high: known[2] }, openCounters: known[3] } : { serviceId: service.id, waiting: 0, wait: null, openCounters: 0 }
})

export const countersOf = (agency: string, userCounter: string | undefined, others: Record<string, Partial<CounterState['counters'][number]>>): CounterState['counters'] =>
  centre.counters
    .filter((counter) => counter.services.every((id) => centre.services.find((service) => service.id === id)?.agency === agency))
    .map((counter) => ({
      id: counter.id, number: counter.number, zone: counter.zone, services: counter.services, status: counter.id === userCounter ? 'open' : 'closed', mine: counter.id === userCounter,
      ...(counter.id === userCounter && { staff: 'Olga' }), ...others[counter.id],
    }))

const colleagues = { w1: { status: 'open', staff: 'Ana', ticket: 'A040' }, w5: { status: 'paused', staff: 'Marta' } } as const
const w3 = { id: 'w3', number: '3', zone: 'zone-1', services: ['welcome'], status: 'open', staff: 'Olga', mine: true } as const

const base: CounterState = {
  seq: 100, at: ago(0), user: olga, open: true, counter: { ...w3, services: [...w3.services] }, ticket: null, reason: null, passedOver: [], visit: null,
  queues: [{ serviceId: 'welcome', waiting: 7, wait: { low: 20, high: 35 }, openCounters: 3, tickets: people }],
  services, counters: countersOf('centre', 'w3', colleagues),
  devices: [
    { id: 'kiosk-1', kind: 'kiosk', connected: true, printer: { state: 'paper-near-end', ticketsLeft: 40 } },
    { id: 'desk-3', kind: 'kiosk', connected: true, printer: { state: 'ready' } },
    { id: 'kiosk-2', kind: 'kiosk', connected: false, lastSeenAt: ago(50) },
  ],
  undo: null,
}

const state = (change: Partial<CounterState>): CounterState => counterState.parse({ ...base, ...change })

export const idle = (change: Partial<CounterState> = {}): CounterState => state(change)
export const nobodyWaiting = (): CounterState => state({ queues: [{ serviceId: 'welcome', waiting: 0, wait: null, openCounters: 3, tickets: [] }] })
export const closedDay = (): CounterState => state({ open: false })
export const pausedAt = (): CounterState => state({ counter: { ...w3, services: ['welcome'], status: 'paused', pauseReason: 'Almoço' } })
export const noCounter = (): CounterState => state({ counter: null, queues: [], counters: countersOf('centre', undefined, colleagues) })

type Ticket = NonNullable<CounterState['ticket']>
const a042: Ticket = {
  id: 'id-A042', number: 'A042', serviceId: 'welcome', stage: 1, status: 'called', language: 'uk', priority: false, issuedAt: ago(24, 42), visitCode: 'KDM4RT', ahead: 0, wait: null,
  paper: 'printed', topicId: 'social-security', partySize: 2, counter: '3', calledAt: ago(6, 42), callCount: 1, recallCount: 0, requeuesLeft: 2,
}
const passedOver: CounterState['passedOver'] = [{ ticketId: 'id-A039', number: 'A039', rule: 'language' }, { ticketId: 'id-A045', number: 'A045', rule: 'busy' }]

/** The first ticket, at the Welcoming Office. */
export const live = (status: 'called' | 'serving', ticket: Partial<Ticket> = {}, change: Partial<CounterState> = {}): CounterState => {
  const whole: Ticket = { ...a042, status, ...(status === 'called' ? { calledAt: ago(0, 24) } : { startedAt: ago(6, 24) }), ...ticket }
  return state({
    ticket: whole, reason: 'language', passedOver,
    visit: { visitCode: whole.visitCode, language: whole.language, priority: whole.priority, partySize: whole.partySize, topicId: whole.topicId, tickets: [whole], documents: [], notes: [], referrals: [] },
    ...change,
  })
}

/** The second ticket, at Social Security, with what the first counter recorded. */
export const second = (status: 'called' | 'serving'): CounterState => {
  const ticket: Ticket = { ...a042, id: 'id-S009', number: 'S009', serviceId: 'social-security', stage: 2, counter: '12', status, calledAt: ago(0, 51), ...(status === 'serving' && { startedAt: ago(0, 24) }) }
  const first = { ...a042, status: 'ended' as const, outcome: 'served' as const }
  return state({
    user: rui, counter: { id: 'social-security-1', number: '12', zone: 'zone-2', services: ['social-security'], status: 'open', staff: 'Rui', mine: true },
    counters: countersOf('social-security', 'social-security-1', {}),
    queues: [{ serviceId: 'social-security', waiting: 2, wait: { low: 15, high: 25 }, openCounters: 1, tickets: [
      waiting('S010', 'ro', 'social-security', 12, { serviceId: 'social-security', stage: 2 }), waiting('S011', 'pt', 'work', 3, { serviceId: 'social-security', stage: 2, priority: true }),
    ] }],
    ticket, reason: 'longest-wait', passedOver: [],
    visit: {
      visitCode: a042.visitCode, language: 'uk', priority: false, partySize: 2, topicId: 'social-security', tickets: [first, ticket], documents: ['passport', 'residence-permit'],
      notes: [{ at: ago(18), serviceId: 'welcome', counter: '3', text: 'Falta o NISS. Fala também russo. O filho mais novo entrou na escola em setembro.' }],
      referrals: [{ at: ago(18), fromServiceId: 'welcome', serviceIds: ['social-security', 'health'], ordered: true }],
    },
  })
}

export const undoable = (): CounterState => state({ undo: { until: new Date(hubTime + 25_000).toISOString(), number: 'A042', change: 'ticket-ended' } })

/** A morning with booked times: one late, one that has checked in and stands in the queue. */
export const booked = (count = 3): CounterState => {
  const slots = [-12, 8, 23, 38, 53, 68, 83].slice(0, count)
  const first = people[0]
  return state({
    appointments: slots.map((minutes, n) => ({ id: `booking-${n}`, serviceId: 'welcome', slotAt: ago(-minutes), ...(n % 2 === 0 && { language: 'uk' as const }) })),
    queues: [{ serviceId: 'welcome', waiting: 2, wait: { low: 5, high: 10 }, openCounters: 3, tickets: [
      ...(first ? [first] : []), waiting('A048', 'ro', 'papers', 14, { slotAt: ago(-3) }),
    ] }],
  })
}

/** The longest names of the centre, in a live ticket and in the list. */
export const longest = (): CounterState => {
  const topic = lisbon.topics.toSorted((a, b) => (b.name.pt ?? '').length - (a.name.pt ?? '').length)[0]?.id ?? 'papers'
  return live('serving', { language: 'kea', topicId: topic, number: 'A1042', partySize: 12, priority: true, paper: 'failed', startedAt: ago(73, 8) }, {
    user: { ...olga, name: 'Maria Antonieta de Albuquerque' },
    counter: { ...w3, number: '103', services: ['registry', 'consumers'], staff: 'Maria Antonieta de Albuquerque' },
    queues: ['registry', 'consumers'].map((serviceId) => ({ serviceId, waiting: 12, wait: { low: 120, high: 185 }, openCounters: 1, tickets: Array.from({ length: 12 }, (_, n) =>
      waiting(`${serviceId === 'registry' ? 'R' : 'W'}${1000 + n}`, 'kea', topic, 130 - n, { serviceId, priority: n < 3, partySize: n + 1, busy: n === 4, paper: n === 2 ? 'failed' : 'printed', stage: 2 })) })),
    reason: 'language',
  })
}
