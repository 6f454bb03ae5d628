import { loadCentre } from '@senha/centre/load'
import { publicCentre } from '@senha/protocol'
import type { KioskState, PublicCentre, Ticket, Visit } from '@senha/protocol'

const loaded = loadCentre(new URL('../../../packages/centre/lisboa.json', import.meta.url).pathname)
if (!loaded.ok) throw new Error(loaded.error.message)

/** The reference centre as a kiosk sees it. */
export const lisboa: PublicCentre = publicCentre.parse(loaded.centre)

/** Notices that a supervisor can post, as a kiosk is told of them. */
export const sampleNotice = (id: string): NonNullable<KioskState['notices']>[number] => {
  const prepared = loaded.centre.notices.find((one) => one.id === id)
  if (!prepared) throw new Error(`no notice "${id}"`)
  const filled = Object.entries(prepared.texts).map(([language, text]) => [language, text.replaceAll('{counter}', '12').replaceAll('{time}', '16:30')])
  return { id, level: prepared.level, at: '2026-11-23T08:12:00.000Z', texts: Object.fromEntries(filled) }
}

export const sampleTicket = (over: Partial<Ticket> = {}): Ticket => ({
  id: 't-1', number: 'A042', serviceId: 'welcome', stage: 1, status: 'waiting', language: 'uk', priority: false, issuedAt: '2026-11-23T08:12:00.000Z',
  visitCode: 'K7F3Q9', ahead: 12, wait: { low: 20, high: 35 }, paper: 'pending', topicId: 'papers', partySize: 1, ...over,
})

export const sampleVisit = (over: Partial<Visit> = {}): Visit => ({
  visitCode: 'K7F3Q9', language: 'uk', priority: false, partySize: 1, topicId: 'papers',
  tickets: [
    sampleTicket({ status: 'ended', outcome: 'served', paper: 'printed' }),
    sampleTicket({ id: 't-2', number: 'S007', serviceId: 'social-security', stage: 2, ahead: 4, wait: { low: 10, high: 20 } }),
  ],
  ...over,
})

export const sampleState = (over: Partial<KioskState> = {}): KioskState => ({
  seq: 1, at: '2026-11-23T08:12:00.000Z', centre: lisboa, open: true,
  queues: lisboa.services.map(({ id }, index) => ({ serviceId: id, waiting: (index * 7) % 13, wait: index % 3 === 0 ? null : { low: 5 + index, high: 15 + index }, openCounters: 2 })),
  ...over,
})
