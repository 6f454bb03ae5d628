import { alreadyIn, promisesOf, takesPlaceOf } from '../come-back.ts'
import type { Ticket, Visit } from '../day.ts'
import type { Fact } from '../facts.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CounterRules, ServiceRules } from '../rules.ts'
import { accept, of, ownLiveTicket, ownVisitByCode, serviceOf, visitByCode } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { interpreterForChanged } from './interpreter.ts'
import { creditedOrder, stillIssued, ticketFacts } from './issue.ts'
import type { PaperPlan } from './issue.ts'
import { ended } from './ticket.ts'

/** The visit live at one's own counter; any other is `forbidden`, an unknown code too: staff do not search visits. [R1] */
export const liveVisit = (context: Pick<Context, 'day' | 'rules'>, staff: Staff, code: string): Result<{ visit: Visit; ticket: Ticket; counter: CounterRules }> => {
  const found = visitByCode(context.day, code)
  const own = ownLiveTicket(context, staff)
  if (!own.ok || !found.ok || own.ticket.visitId !== found.visit.id) return refuse('forbidden', 'this visit is not live at your counter')
  return { ok: true, visit: found.visit, ticket: own.ticket, counter: own.counter }
}

export interface ReferRequest { visitCode: string; serviceIds: string[]; ordered?: boolean; note?: string }

/**
 * Sends a visit on: second tickets at each service at once, or, ordered, at the first now and at the next when the one
 * before was served. `not-found` for an unknown service, `invalid` for one named twice, `conflict` where the visit already has
 * an open ticket there, or was promised one that still stands. [R2] [R3]
 */
export const refer = (context: Context, staff: Staff, request: ReferRequest, paper: PaperPlan): Decision => {
  const live = liveVisit(context, staff, request.visitCode)
  if (!live.ok) return live
  const { visit, ticket, counter } = live
  if (new Set(request.serviceIds).size < request.serviceIds.length) return refuse('invalid', 'a service is named twice')
  // a new ticket takes the place of a missed one at its service, and of what waited for that
  const promises = promisesOf(context.day, context.rules, visit, context.now)
    .filter((onward) => !takesPlaceOf(context.day, request.serviceIds, { ...onward, serviceIds: [] }))
  const services: ServiceRules[] = []
  for (const id of request.serviceIds) {
    const found = serviceOf(context.rules, id)
    if (!found.ok) return found
    services.push(found.service)
  }
  for (const service of services) {
    const given = stillIssued(context, service)
    if (!given.ok) return given
  }
  // asked last: a referral that cannot be made tells nothing of the visit's other queues
  for (const { id } of services) {
    const already = alreadyIn(context.day, visit, id, promises)
    if (already) return already
  }
  const ordered = request.ordered ?? false
  const referred: Fact = {
    type: 'visit-referred', visitId: visit.id, serviceId: ticket.serviceId, counterId: counter.id,
    data: { serviceIds: request.serviceIds, ordered, note: request.note !== undefined }, ...(request.note !== undefined && { private: { text: request.note } }),
  }
  const orderAt = creditedOrder(context.day, visit, context.now, context.rules.policy.journeyCredit)
  const now = ordered ? services.slice(0, 1) : services
  const issued = now.map((service) => ticketFacts(context, visit, service, { stage: ticket.stage + 1, orderAt, paper, counterId: counter.id }))
  return accept([referred, ...issued.flatMap((one) => one.facts)], { ticketIds: issued.map((one) => one.ticketId), visitId: visit.id })
}

/** Documents identified (the whole list each time) and a note for the next counter; both beside the log. `not-found` for a document the centre does not know. */
export const record = (context: Context, staff: Staff, request: { visitCode: string; documents?: string[]; note?: string }): Decision => {
  const live = liveVisit(context, staff, request.visitCode)
  if (!live.ok) return live
  if (request.documents === undefined && request.note === undefined) return refuse('invalid', 'nothing to record')
  const strange = request.documents?.find((id) => !context.rules.documents.some((document) => document.id === id))
  if (strange !== undefined) return refuse('not-found', `no document has the id "${strange}"`)
  const documents = request.documents === undefined ? undefined : withinSight(context, live.visit, live.ticket, request.documents)
  return accept([{
    type: 'visit-recorded', visitId: live.visit.id, serviceId: live.ticket.serviceId, counterId: live.counter.id,
    data: { documents: documents?.length ?? null, note: request.note !== undefined },
    private: { ...(documents && { documents }), ...(request.note !== undefined && { text: request.note }) },
  }], { visitId: live.visit.id })
}

/** A service ticks and unticks the documents that it sees; all others stay as they were. [R4] */
const withinSight = (context: Context, visit: Visit, ticket: Ticket, wanted: string[]): string[] => {
  const service = context.rules.services.find((known) => known.id === ticket.serviceId)
  const seen = new Set(documentsSeenBy(service, context.rules.documents))
  return [...new Set(wanted.filter((id) => seen.has(id))), ...visit.documents.filter((id) => !seen.has(id))]
}

/** The Welcoming Office identifies documents and sees them all; another service sees those that it declares. [R4] */
export const documentsSeenBy = (service: ServiceRules | undefined, all: readonly { id: string }[]): readonly string[] =>
  service?.kind === 'welcome' ? all.map((document) => document.id) : (service?.sees ?? [])

export const changeVisit = (context: Context, staff: Staff, request: { visitCode: string; language?: string; priority?: boolean; partySize?: number }): Decision => {
  const live = liveVisit(context, staff, request.visitCode)
  if (!live.ok) return live
  const { visit } = live
  if (request.language !== undefined && !context.rules.languages.includes(request.language)) return refuse('invalid', `the centre does not offer the language "${request.language}"`)
  const now = { language: request.language ?? visit.language, priority: request.priority ?? visit.priority, partySize: request.partySize ?? visit.partySize }
  return accept(reclassified(context, visit, live.counter.id, now), { visitId: visit.id })
}

/** The visit and its open tickets have another language, class or party size from now on. [I5] */
export const reclassified = (context: Context, visit: Visit, counterId: string, now: { language: string; priority: boolean; partySize: number }): Fact[] => [
  { type: 'visit-changed', visitId: visit.id, counterId, data: now },
  ...visit.ticketIds.flatMap((id) => context.day.tickets.get(id) ?? []).filter((ticket) => ticket.status !== 'ended')
    .map((ticket): Fact => ({ type: 'ticket-reclassified', ...of(ticket), data: { language: now.language, priority: now.priority } })),
  ...interpreterForChanged(context, counterId, visit.language, now.language),
]

/**
 * The visitor leaves: every place still held is freed. `conflict` where there is none, or the code stands on two people's
 * papers.
 */
export const leave = (context: Context, code: string): Decision => {
  const found = ownVisitByCode(context.day, code)
  if (!found.ok) return found
  const held = found.visit.ticketIds.flatMap((id) => context.day.tickets.get(id) ?? []).filter((ticket) => ['waiting', 'called', 'parked'].includes(ticket.status))
  if (held.length === 0) return refuse('conflict', 'this visit holds no place in a queue')
  return accept([{ type: 'visit-left', visitId: found.visit.id, data: {} }, ...held.map((ticket) => ended(ticket, 'cancelled'))], { visitId: found.visit.id })
}
