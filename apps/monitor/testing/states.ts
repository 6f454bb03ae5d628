import { fileURLToPath } from 'node:url'
import { loadCentre } from '@senha/centre/load'
import type { Language } from '@senha/centre'
import { monitorState, publicCentre } from '@senha/protocol'
import type { MonitorState, PublicCentre, QueuedTicket, StaffUser } from '@senha/protocol'

/** A busy and a calm moment of the reference centre, as the hub would push them. */

const loaded = loadCentre(fileURLToPath(new URL('../../../packages/centre/lisboa.json', import.meta.url)))
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded
/** Without the address of a phone page, as the reference centre is. */
export const withoutPhone: PublicCentre = publicCentre.parse(centre)
export const lisbon: PublicCentre = { ...withoutPhone, phonePageUrl: 'https://fila.example.pt' }

const hubTime = Date.parse('2026-11-23T10:32:00.000Z')
export const ago = (minutes: number): string => new Date(hubTime - minutes * 60_000).toISOString()

const waiting = (serviceId: string, letters: string, n: number, minutes: number): QueuedTicket => ({
  id: `${serviceId}-${n}`, number: `${letters}${String(n).padStart(3, '0')}`, serviceId, stage: 2, status: 'waiting', language: (['pt', 'uk', 'ro', 'kea'] as Language[])[n % 4] ?? 'pt',
  priority: n % 5 === 0, partySize: 1, topicId: 'other', issuedAt: ago(minutes), orderAt: ago(minutes), paper: 'printed', busy: false,
})
/** Waiting, oldest in minutes, wait from and to, open counters. */
const load: Record<string, [number, number, number, number, number]> = {
  welcome: [12, 22, 20, 35, 4], borders: [21, 84, 60, 90, 2], 'social-security': [8, 19, 15, 25, 1], family: [2, 6, 5, 10, 1], health: [4, 14, 10, 20, 1],
  labour: [3, 9, 10, 15, 1], legal: [5, 31, 30, 45, 1], nationality: [6, 28, 25, 40, 0], information: [1, 2, 0, 5, 1],
}
const staff: Record<string, Partial<MonitorState['counters'][number]>> = {
  w1: { status: 'open', staff: 'Ana', ticket: 'A040' }, w3: { status: 'open', staff: 'Olga', ticket: 'A042' }, w4: { status: 'open', staff: 'João' }, w5: { status: 'paused', staff: 'Marta' },
  'borders-1': { status: 'open', staff: 'Teresa', ticket: 'F018' }, 'borders-2': { status: 'open', staff: 'Maria Antonieta de Albuquerque', ticket: 'F021' }, 'social-security-1': { status: 'open', staff: 'Rui', ticket: 'S009' },
  'health-1': { status: 'open', staff: 'Inês' }, 'legal-1': { status: 'open', staff: 'Paulo', ticket: 'J007' }, 'family-1': { status: 'open', staff: 'Sofia', ticket: 'D004' }, 'nationality-1': { status: 'paused', staff: 'Nuno' },
  'labour-1': { status: 'open', staff: 'Carla', ticket: 'T005' }, 'information-1': { status: 'open', staff: 'Vera' },
}

export const busy = (change: Partial<MonitorState> = {}): MonitorState => monitorState.parse({
  seq: 900, at: ago(0), open: true,
  queues: centre.services.map((service) => {
    const [count, oldest, low, high, openCounters] = load[service.id] ?? [0, 0, 0, 0, 0]
    return { serviceId: service.id, waiting: count, wait: count === 0 ? null : { low, high }, openCounters, tickets: Array.from({ length: count }, (_, n) => waiting(service.id, service.letters, n + 1, oldest - n)) }
  }),
  counters: centre.counters.map((counter) => ({ id: counter.id, number: counter.number, zone: counter.zone, services: counter.services, status: 'closed', mine: false, ...staff[counter.id] })),
  devices: [
    { id: 'kiosk-1', kind: 'kiosk', connected: true, printer: { state: 'paper-near-end', ticketsLeft: 40 } }, { id: 'kiosk-2', kind: 'kiosk', connected: false, lastSeenAt: ago(50) },
    { id: 'desk-3', kind: 'kiosk', connected: true, printer: { state: 'ready' } }, { id: 'lobby', kind: 'display', connected: true, lastSeenAt: ago(0), display: { version: '0.1.0', width: 1920, height: 1080, audio: 'ready' } }, { id: 'zone-2', kind: 'display', connected: true, lastSeenAt: ago(0) },
  ],
  alerts: [
    { code: 'all-paused', level: 'urgent', subject: 'nationality', at: ago(28), count: 6, counters: ['20'], staff: [{ name: 'Nuno', counter: '20' }] },
    { code: 'target-wait', level: 'soon', subject: 'borders', at: ago(24), count: 9 }, { code: 'paper-failed', level: 'soon', subject: 'A044', at: ago(11) },
    { code: 'printer', level: 'soon', subject: 'kiosk-1', at: ago(3) }, { code: 'device-lost', level: 'soon', subject: 'kiosk-2', at: ago(50) },
  ],
  today: { visits: 287, issued: 431, served: 352, noShow: 17 },
  ...change,
})

export const calm = (): MonitorState => busy({ alerts: [], queues: busy().queues.map((queue) => ({ ...queue, waiting: 0, wait: null, tickets: [] })) })

export const marta: StaffUser = { id: 'marta', name: 'Marta', role: 'supervisor', agency: 'centre', languages: ['pt'] }
const prepared = centre.notices
/** A supervisor signed in, two notices standing. */
export const supervised = (change: Partial<MonitorState> = {}): MonitorState => busy({
  commands: true, prepared, alerts: [{ code: 'emergency', level: 'urgent', subject: 'evacuation', at: ago(4) }, ...busy().alerts],
  notices: prepared.filter((notice) => notice.id === 'evacuation' || notice.id === 'long-wait').map((notice) => ({ ...notice, at: ago(4) })),
  ...change,
})

/** The server's clock has jumped twelve hours ahead, and a supervisor is signed in. */
export const clockHeld = (change: Partial<NonNullable<MonitorState['clock']>> = {}): MonitorState => busy({
  commands: true, prepared, clock: { is: 'held', aheadSeconds: 43_200, since: ago(0), ...change }, alerts: [{ code: 'clock', level: 'urgent', subject: 'held', at: ago(0) }],
})

/** A bad morning: something of everything. */
export const full = (): MonitorState => busy({
  alerts: [
    ...(['nationality', 'health', 'consumers', 'housing'] as const).map((subject, n) => ({ code: 'no-counter' as const, level: 'urgent' as const, subject, at: ago(9 + n), count: 3 + n, counters: [String(18 + n)], staff: [] })),
    { code: 'no-display', level: 'urgent', subject: 'zone-4', at: ago(2) }, { code: 'counter-deserted', level: 'urgent', subject: '3', at: ago(7) },
    { code: 'target-wait', level: 'soon', subject: 'borders', at: ago(24), count: 9 }, { code: 'interpreter-waits', level: 'soon', subject: '9', at: ago(4), language: 'uk' },
    ...Array.from({ length: 14 }, (_, n) => ({ code: 'paper-failed' as const, level: 'soon' as const, subject: `A${String(44 + n).padStart(3, '0')}`, at: ago(11 - n / 2) })),
    { code: 'called-long', level: 'soon', subject: 'S009', at: ago(8), counters: ['12'] }, { code: 'printer', level: 'soon', subject: 'kiosk-1', at: ago(3) }, { code: 'device-lost', level: 'soon', subject: 'kiosk-2', at: ago(50) },
    { code: 'display-silent', level: 'soon', subject: 'lobby', at: ago(70) }, { code: 'backup-old', level: 'soon', subject: 'hub', at: ago(2_000) },
    { code: 'language-alone', level: 'hint', subject: 'uk', language: 'uk', at: ago(15), count: 4, others: ['borders', 'legal'] }, { code: 'served-long', level: 'hint', subject: 'J007', at: ago(95), counters: ['16'] },
  ],
})

/** People wait, nobody calls, and two could. */
export const unserved = (): MonitorState => busy({
  alerts: [{ code: 'no-counter', level: 'urgent', subject: 'nationality', at: ago(28), count: 6, counters: ['20', '21'], staff: [{ name: 'Sofia', counter: '17' }, { name: 'Nuno' }] }],
  counters: busy().counters.map((counter) => (counter.id === 'nationality-1' ? { ...counter, status: 'closed', staff: undefined } : counter)),
})
