import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { publicCentre } from '@senha/protocol'
import type { PublicCentre, Ticket } from '@senha/protocol'
import { fileURLToPath } from 'node:url'

/** The reference centre as a kiosk sees it, with a phone page: its QR is the larger one. */
export const sampleCentre = (): PublicCentre => {
  const loaded = loadCentre(fileURLToPath(import.meta.resolve('@senha/centre/lisboa.json')))
  if (!loaded.ok) throw new Error(loaded.error.message)
  return { ...publicCentre.parse(loaded.centre), phonePageUrl: 'https://senha.cnai-lisboa.example' }
}

export const firstTicket: Ticket = {
  id: 't1', number: 'A042', serviceId: 'welcome', stage: 1, status: 'waiting', language: 'pt', priority: false, issuedAt: '2026-11-22T08:12:00Z',
  visitCode: 'K7F3Q9', ahead: 12, wait: { low: 20, high: 35 }, paper: 'pending', topicId: 'papers', partySize: 1,
}

export interface Sample { readonly name: string; readonly ticket: Ticket; readonly reprint: boolean }

const sample = (name: string, ticket: Partial<Ticket>, reprint = false): Sample => ({ name, ticket: { ...firstTicket, ...ticket }, reprint })

/** A first and a second ticket in every language, and whatever makes a ticket unlike others. */
export const samples: readonly Sample[] = [
  ...languages.flatMap((language: Language) => [
    sample(`${language}-first`, { language }),
    sample(`${language}-second`, { language, stage: 2, number: 'S007', serviceId: 'social-security', topicId: 'social-security', ahead: 3, wait: { low: 10, high: 10 } }),
    sample(`${language}-longest`, {
      language, stage: 2, number: 'W1088', serviceId: 'registry', topicId: 'papers', priority: true, ahead: 115, wait: { low: 95, high: 140 }, visitCode: 'WMWQQG',
    }, true),
    sample(`${language}-ordered`, { language, stage: 2, number: 'S007', serviceId: 'social-security', topicId: 'social-security', ahead: 3, wait: { low: 10, high: 15 }, next: ['registry', 'labour'] }),
    sample(`${language}-booked`, { language, number: 'U003', serviceId: 'health', topicId: 'health', slotAt: '2026-11-22T10:30:00Z', ahead: 9, wait: { low: 20, high: 35 } }),
    sample(`${language}-offline`, { language, number: 'A962', late: true, offline: true, ahead: 0, wait: null }),
    sample(`${language}-no-wait`, { language, number: 'A001', ahead: 1, wait: null, topicId: 'job' }),
  ]),
  sample('next-one', { language: 'en', ahead: 0, wait: { low: 0, high: 4 } }),
  sample('priority', { language: 'es', priority: true }),
  sample('upstairs', { language: 'fr', stage: 2, number: 'M019', serviceId: 'employment', topicId: 'job' }),
  sample('reprint', { language: 'ru' }, true),
  sample('called', { language: 'ro', status: 'called', counter: '14' }, true),
  sample('ordered-many', { language: 'uk', stage: 2, number: 'T1088', serviceId: 'labour', topicId: 'papers', priority: true, ahead: 115, wait: { low: 95, high: 140 }, next: ['registry', 'family', 'social', 'housing', 'nationality', 'consumers', 'employment'] }, true),
  sample('ended', { language: 'be', status: 'ended', outcome: 'served' }, true),
]
