import { apply } from '../apply.ts'
import { emptyDay } from '../day.ts'
import type { Day, Ticket } from '../day.ts'
import { openDay } from '../decide/close.ts'
import type { Context, Decided, Decision, Staff } from '../decide/context.ts'
import { issueTicket } from '../decide/issue.ts'
import type { IssueRequest } from '../decide/issue.ts'
import type { Fact, Recorded } from '../facts.ts'
import type { CentreRules } from '../rules.ts'

/** A small centre: a welcome queue with three counters, two further agencies. */
export const smallCentre: CentreRules = {
  timeZone: 'Europe/Lisbon',
  languages: ['pt', 'en', 'uk'],
  notices: [{ id: 'fire', texts: { pt: 'Saia.' } }, { id: 'counter-closed', texts: { pt: 'O balcão {counter} abre às {time}.' } }],
  documents: [{ id: 'passport' }, { id: 'nif' }, { id: 'niss' }],
  policy: { languageHoldMinutes: 10, journeyCredit: 0.5, requeue: { places: 2, times: 1 }, missedCall: { withinMinutes: 60, places: 2, times: 1 }, appointments: { leadMinutes: 10, lateMinutes: 15 }, undoSeconds: 30, offlineNumbers: 10, retentionDays: 30 },
  services: [
    { id: 'welcome', letters: 'A', kind: 'welcome', agency: 'centre', zone: 'z1', sees: [] },
    { id: 'social-security', letters: 'S', kind: 'government', agency: 'social-security', zone: 'z2', sees: ['passport', 'niss'] },
    { id: 'legal', letters: 'J', kind: 'support', agency: 'centre', zone: 'z2', sees: ['passport'] },
  ],
  topics: [{ id: 'papers', service: 'welcome' }, { id: 'other', service: 'welcome' }],
  counters: [
    { id: 'w1', number: '1', zone: 'z1', services: ['welcome'] },
    { id: 'w2', number: '2', zone: 'z1', services: ['welcome'] },
    { id: 'w3', number: '3', zone: 'z1', services: ['welcome', 'legal'] },
    { id: 'social-security-1', number: '9', zone: 'z2', services: ['social-security'] },
    { id: 'legal-1', number: '10', zone: 'z2', services: ['legal'] },
  ],
}

export const ana: Staff = { id: 'ana', agency: 'centre', languages: ['pt', 'en'] }
export const olga: Staff = { id: 'olga', agency: 'centre', languages: ['pt', 'uk'] }
export const ines: Staff = { id: 'ines', agency: 'centre', languages: ['pt', 'en', 'uk'] }
export const rui: Staff = { id: 'rui', agency: 'social-security', languages: ['pt'] }

type Author = Pick<Recorded, 'device' | 'commandId'>

export interface DayRunner {
  readonly day: Day
  readonly facts: Recorded[]
  /** Milliseconds since 1970; tests move it. */
  now: number
  /** The centre's rules; tests put others in force. */
  rules: CentreRules
  /** Decides and, where facts come of it, folds them. */
  readonly run: (decide: (context: Context) => Decision, actor?: string, author?: Author) => Decision
  /** The same where a refusal would be a mistake of the test. */
  readonly must: (decide: (context: Context) => Decision, actor?: string) => Decided
  readonly issue: (request?: Partial<IssueRequest>) => Ticket
  readonly ticket: (number: string) => Ticket
  readonly codeOf: (ticket: Ticket) => string
}

/** A day at a centre with a clock and ids that tests hold in the hand. */
export const runDay = (rules: CentreRules = smallCentre): DayRunner => {
  const day = emptyDay('', false, 0)
  const facts: Recorded[] = []
  let ids = 0
  const runner: DayRunner = {
    day, facts, rules, now: Date.parse('2026-11-23T08:00:00Z'),
    run: (decide, actor, author = {}) => {
      const decision = decide({ day, rules: runner.rules, now: runner.now, supply: { id: () => `id-${(ids += 1)}`, visitCode: () => `CODE${(ids += 1)}`, bookingCode: () => `BOOK${(ids += 1)}`, card: () => ({ code: `CARD${(ids += 1)}`, hash: `hash of CARD${ids}` }) } })
      const decided: readonly Fact[] = 'facts' in decision ? (decision.facts ?? []) : []
      for (const fact of decided) {
        const recorded: Recorded = { ...fact, seq: day.seq + 1, at: runner.now, ...(actor !== undefined && { actor }), ...author }
        facts.push(recorded)
        apply(day, recorded)
      }
      return decision
    },
    must: (decide, actor) => {
      const decision = runner.run(decide, actor)
      if (!decision.ok) throw new Error(`refused: ${decision.error.code}: ${decision.error.message}`)
      return decision
    },
    issue: (request = {}) => {
      const decided = runner.must((context) => issueTicket(context, { topicId: 'papers', language: 'pt', ...request }, { by: 'nobody' }))
      const ticket = day.tickets.get(decided.ticketIds?.[0] ?? '')
      if (!ticket) throw new Error('no ticket was issued')
      return ticket
    },
    ticket: (number) => {
      const ticket = [...day.tickets.values()].find((known) => known.number === number)
      if (!ticket) throw new Error(`no ticket ${number}`)
      return ticket
    },
    codeOf: (ticket) => day.visits.get(ticket.visitId)?.code ?? '',
  }
  runner.must(() => ({ ok: true, facts: openDay('2026-11-23') }))
  return runner
}
