import type { Day, PaperState, Visit } from '../day.ts'
import type { Fact } from '../facts.ts'
import { issuingOf } from '../issuing.ts'
import { isSetAside, nextOrdinal } from '../leases.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { ServiceRules } from '../rules.ts'
import { accept, ownVisitByCode, serviceOf } from './context.ts'
import type { Context, Decision } from './context.ts'

export interface IssueRequest { topicId: string; language: string; priority?: boolean; partySize?: number; assisted?: boolean }
/** Who owes the paper: the asking device prints from the answer, or a job is pushed to a device, or nobody yet. */
export type PaperPlan = { by: 'answer'; device: string } | { by: 'job'; device: string } | { by: 'nobody' }

/** A daily number of a service: letters and at least three digits; after 999 it grows. [N1] */
export const numberOf = (service: Pick<ServiceRules, 'letters'>, ordinal: number): string => `${service.letters}${String(ordinal).padStart(3, '0')}`

/**
 * The next everyday number of a service. Its letters may have been another's this morning: what was given out or set aside
 * under them is left out. [N1] [N2] [L6]
 */
export const nextNumber = (day: Day, service: Pick<ServiceRules, 'id' | 'letters'>): { ordinal: number; number: string } => {
  let ordinal = nextOrdinal(day, service.id)
  while (day.numbers.has(numberOf(service, ordinal)) || isSetAside(day, service.letters, ordinal)) ordinal = nextOrdinal(day, service.id, ordinal)
  return { ordinal, number: numberOf(service, ordinal) }
}

/** A visit code that no visit and no reserve of today has. [N3] */
export const freshCode = (context: Context): string => {
  // codes are random, so a repetition among today's is rare; asked again until it is none
  for (;;) {
    const code = context.supply.visitCode()
    if (!context.day.visitByCode.has(code) && !context.day.leases.some((lease) => lease.visitCodes.includes(code))) return code
  }
}

export const paperFacts = (context: Context, ids: { visitId: string; ticketId: string; serviceId: string; counterId?: string }, paper: PaperPlan, reprint: boolean): Fact[] =>
  paper.by === 'nobody' ? [] : [{ type: 'paper-requested', ...ids, data: { device: paper.device, jobId: paper.by === 'job' ? context.supply.id() : null, reprint } }]

/** The facts that give a visit a ticket in a service. One command gives a visit at most one ticket a service. */
export const ticketFacts = (
  context: Context,
  visit: Pick<Visit, 'id' | 'language' | 'priority'>,
  service: ServiceRules,
  how: { stage: number; orderAt: number; paper: PaperPlan; counterId?: string; slotAt?: number; insteadOf?: string },
): { ticketId: string; facts: Fact[] } => {
  const { ordinal, number } = nextNumber(context.day, service)
  const ids = { visitId: visit.id, ticketId: context.supply.id(), serviceId: service.id, ...(how.counterId !== undefined && { counterId: how.counterId }) }
  const issued: Fact = {
    type: 'ticket-issued', ...ids,
    data: {
      businessDay: context.day.businessDay, number, ordinal, stage: how.stage,
      language: visit.language, priority: visit.priority, orderAt: how.orderAt, ...(how.slotAt !== undefined && { slotAt: how.slotAt }),
      ...(how.insteadOf !== undefined && { insteadOf: how.insteadOf }),
    },
  }
  return { ticketId: ids.ticketId, facts: [issued, ...paperFacts(context, ids, how.paper, false)] }
}

/** `orderAt` of a second ticket: its issue time minus the declared part of the time already waited for the first. [D6] */
export const creditedOrder = (day: Day, visit: Visit, now: number, journeyCredit: number): number => {
  const first = day.tickets.get(visit.ticketIds[0] ?? '')
  const waited = first?.calledAt === undefined ? 0 : Math.max(0, first.calledAt - first.issuedAt)
  return now - Math.round(journeyCredit * waited)
}

/** `closed` where a service gives no more tickets today. [Q1] [Q2] */
export const stillIssued = (context: Context, service: ServiceRules): Result => {
  const issuing = issuingOf(context.day, context.rules, service, context.now)
  if (issuing === 'open') return { ok: true }
  return refuse('closed', issuing === 'ended' ? `the last ticket of "${service.id}" was given out at ${service.lastTicketAt}` : `the ${service.dailyQuota} tickets of today of "${service.id}" are given out`)
}

/** A person's first ticket: a visit starts. Refused `closed` after day close, `not-found` for an unknown topic, `invalid` for a language the centre does not offer. */
export const issueTicket = (context: Context, request: IssueRequest, paper: PaperPlan, counterId?: string): Decision => {
  const { day, rules, supply, now } = context
  if (!day.open) return refuse('closed', 'the centre is closed: no tickets are given out now')
  const topic = rules.topics.find((known) => known.id === request.topicId)
  if (!topic) return refuse('not-found', `no topic has the id "${request.topicId}"`)
  if (!rules.languages.includes(request.language)) return refuse('invalid', `the centre does not offer the language "${request.language}"`)
  const found = serviceOf(rules, topic.service)
  if (!found.ok) return found
  const given = stillIssued(context, found.service)
  if (!given.ok) return given
  const visit = { id: supply.id(), language: request.language, priority: request.priority ?? false }
  const started: Fact = {
    type: 'visit-started', visitId: visit.id,
    data: { language: visit.language, priority: visit.priority, partySize: request.partySize ?? 1, topicId: topic.id, assisted: request.assisted ?? false },
    private: { visitCode: freshCode(context) },
  }
  const issued = ticketFacts(context, visit, found.service, { stage: 1, orderAt: now, paper, ...(counterId !== undefined && { counterId }) })
  return accept([started, ...issued.facts], { ticketIds: [issued.ticketId], visitId: visit.id })
}

/** Second tickets whose paper is still owed, taken at a kiosk: the asking device prints them from the answer. */
export const takeSecondTickets = (context: Context, code: string, device: string): Decision => {
  const found = ownVisitByCode(context.day, code)
  if (!found.ok) return found
  const owed = found.visit.ticketIds
    .flatMap((id) => context.day.tickets.get(id) ?? [])
    .filter((ticket) => ticket.stage > 1 && ticket.status !== 'ended' && (ticket.paper === 'pending' || ticket.paper === 'failed'))
  const facts = owed.flatMap((ticket) =>
    paperFacts(context, { visitId: ticket.visitId, ticketId: ticket.id, serviceId: ticket.serviceId }, { by: 'answer', device }, false))
  return accept(facts, { ticketIds: owed.map((ticket) => ticket.id), visitId: found.visit.id })
}

/**
 * A paper that did not come out here is owed by another device. `conflict` where it came out, or nobody knows yet; a paper
 * whose fate is unknown is marked as a copy, since the first may be in somebody's hand. [P2]
 */
export const printElsewhere = (context: Context, ticketId: string, device: string): Decision => {
  const ticket = context.day.tickets.get(ticketId)
  if (!ticket) return refuse('not-found', 'no ticket of today has this id')
  if (ticket.status === 'ended') return refuse('conflict', `ticket ${ticket.number} has ended: it is not printed again`)
  if (ticket.paper !== 'failed' && ticket.paper !== 'unknown') return refuse('conflict', `the paper of ticket ${ticket.number} is ${ticket.paper}`)
  const ids = { visitId: ticket.visitId, ticketId: ticket.id, serviceId: ticket.serviceId }
  return accept(paperFacts(context, ids, { by: 'job', device }, ticket.paper === 'unknown'), { ticketIds: [ticket.id] })
}

/** What is known of a paper only grows: a later report counts where it stands further down. */
const paperKnowledge: readonly PaperState[] = ['pending', 'failed', 'unknown', 'printed', 'reprinted']
const isNews = (before: PaperState, outcome: PaperState): boolean => paperKnowledge.indexOf(outcome) > paperKnowledge.indexOf(before)

/**
 * What happened to a ticket's paper. `detail` is a device's word: a short code is kept as the fault, anything longer beside
 * the log. A report that tells nothing new decides no facts, so that reports in a loop fill no log. [P1] [P3]
 */
export const reportPaper = (context: Context, report: { ticketId: string; outcome: 'printed' | 'failed' | 'unknown' | 'reprinted'; detail?: string }): Decision => {
  const ticket = context.day.tickets.get(report.ticketId)
  if (!ticket) return refuse('not-found', 'no ticket of today has this id')
  const outcome = report.outcome === 'printed' && ticket.job?.reprint ? 'reprinted' : report.outcome
  if (!isNews(ticket.paper, outcome)) return accept([], { ticketIds: [ticket.id] })
  const isCode = report.detail !== undefined && /^[a-z][a-z-]{0,39}$/.test(report.detail)
  return accept([{
    type: 'ticket-paper', visitId: ticket.visitId, ticketId: ticket.id, serviceId: ticket.serviceId,
    data: { outcome, fault: isCode ? (report.detail ?? null) : null },
    ...(report.detail !== undefined && !isCode && { private: { text: report.detail } }),
  }], { ticketIds: [ticket.id] })
}

