import type { Ticket, VisitorState } from '@senha/protocol'
import { posted } from './notices.ts'

/** A visit code of the tests. */
export const code = 'K7M4QD'

/** What a hub says of a visit. */
export type ScriptedVisit = Pick<VisitorState, 'visit' | 'ended' | 'notices'>

export const ticket = (changes: Partial<Ticket> = {}): Ticket => ({
  id: 't1', number: 'A042', serviceId: 'welcome', stage: 1, status: 'waiting', language: 'uk', priority: false, issuedAt: '2026-11-23T08:12:00Z', visitCode: code,
  ahead: 12, wait: { low: 20, high: 35 }, paper: 'printed', topicId: 'papers', partySize: 1, ...changes,
})

export const visitOf = (tickets: Ticket[], changes: Partial<VisitorState['visit']> = {}): ScriptedVisit => ({
  visit: { visitCode: code, language: 'uk', priority: false, partySize: 1, topicId: 'papers', tickets, ...changes },
  ended: tickets.every((one) => one.status === 'ended'),
})

const missed = ticket({ status: 'ended', outcome: 'no-show', ahead: 0, wait: null })

/** Every state of the phone page, by name. */
export const visitStates: Record<string, ReturnType<typeof visitOf>> = {
  waiting: visitOf([ticket()]),
  'waiting-pt': visitOf([ticket({ ahead: 1, wait: { low: 5, high: 5 } })], { language: 'pt' }),
  'waiting-unknown': visitOf([ticket({ ahead: 0, wait: null })], { language: 'en' }),
  second: visitOf([
    ticket({ status: 'ended', outcome: 'served', ahead: 0, wait: null }),
    ticket({ id: 't2', number: 'S017', serviceId: 'social-security', stage: 2, ahead: 8, wait: { low: 15, high: 25 } }),
    ticket({ id: 't3', number: 'J004', serviceId: 'legal', stage: 2, ahead: 21, wait: { low: 60, high: 90 } }),
  ]),
  ordered: visitOf([ticket({ next: ['social-security', 'registry'] })]),
  priority: visitOf([ticket({ priority: true })], { priority: true }),
  booked: visitOf([ticket({ number: 'J001', serviceId: 'legal', topicId: 'legal', slotAt: '2026-11-23T10:30:00Z', ahead: 0, wait: null })]),
  called: visitOf([
    ticket({ status: 'ended', outcome: 'served', ahead: 0, wait: null }),
    ticket({ id: 't2', number: 'J004', serviceId: 'legal', stage: 2, status: 'called', counter: '16', ahead: 0, wait: null }),
  ]),
  'called-pt': visitOf([ticket({ status: 'called', counter: '3', ahead: 0, wait: null })], { language: 'pt' }),
  serving: visitOf([ticket({ status: 'serving', counter: '3', ahead: 0, wait: null })]),
  parked: visitOf([ticket({ status: 'parked', ahead: 0, wait: null })], { language: 'en' }),
  over: visitOf([ticket({ status: 'ended', outcome: 'served', ahead: 0, wait: null }), ticket({ id: 't2', number: 'S017', serviceId: 'social-security', stage: 2, status: 'ended', outcome: 'no-show', ahead: 0, wait: null })]),
  'not-served': visitOf([ticket({ status: 'ended', outcome: 'expired', ahead: 0, wait: null })]),
  missed: visitOf([missed], { language: 'pt' }),
  'missed-uk': visitOf([missed, ticket({ id: 't2', number: 'S017', serviceId: 'social-security', stage: 2, ahead: 8, wait: { low: 15, high: 25 } })]),
  notices: { ...visitOf([ticket()], { language: 'en' }), notices: [posted('fire-drill'), posted('counter-closed')] },
  emergency: { ...visitOf([ticket()]), notices: [posted('evacuation')] },
}
