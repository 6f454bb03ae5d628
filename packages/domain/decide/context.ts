import type { Day, Ticket, Visit } from '../day.ts'
import { counterNow, servicesAt } from '../day.ts'
import type { Fact } from '../facts.ts'
import { refuse } from '../result.ts'
import type { Refusal, Result } from '../result.ts'
import type { CentreRules, CounterRules, ServiceRules } from '../rules.ts'

/** A signed-in member of staff, as far as rights and dispatch need it. */
export interface Staff { readonly id: string; readonly agency: string; readonly languages: readonly string[] }

/** Where the domain gets what it may not make itself. `id` and the codes are unpredictable; a repeated visit or booking code is asked for again. */
export interface Supply {
  readonly id: () => string
  readonly visitCode: () => string
  readonly bookingCode: () => string
  /** A card's code and the hash under which it is known: the code itself is kept nowhere. */
  readonly card: () => { readonly code: string; readonly hash: string }
}

export interface Context { readonly day: Day; readonly rules: CentreRules; readonly now: number; readonly supply: Supply }

/** What a command decided: the facts to append, and which tickets, visit or code its answer tells of. */
export interface Decided { facts: Fact[]; ticketIds?: string[]; visitId?: string; code?: string }
/** A refusal may still leave facts behind (who was passed over although nobody could be called). */
export type Decision = Result<Decided> | (Refusal & { facts?: Fact[] })

export const accept = (facts: Fact[], about: Omit<Decided, 'facts'> = {}): { ok: true } & Decided => ({ ok: true, facts, ...about })

export const serviceOf = (rules: CentreRules, id: string): Result<{ service: ServiceRules }> => {
  const service = rules.services.find((known) => known.id === id)
  return service ? { ok: true, service } : refuse('not-found', `no service has the id "${id}"`)
}

export const visitByCode = (day: Day, code: string): Result<{ visit: Visit }> => {
  const visit = day.visits.get(day.visitByCode.get(code) ?? '')
  return visit ? { ok: true, visit } : refuse('not-found', 'no visit of today has this code')
}

/** The visit for which a person with this code may do something; `conflict` where two people carry it. [O5] */
export const ownVisitByCode = (day: Day, code: string): Result<{ visit: Visit }> =>
  day.sharedCodes.has(code)
    ? refuse('conflict', 'this code stands on the papers of two people: a member of staff tells them apart')
    : visitByCode(day, code)

export const ticketById = (day: Day, id: string): Result<{ ticket: Ticket }> => {
  const ticket = day.tickets.get(id)
  return ticket ? { ok: true, ticket } : refuse('not-found', 'no ticket of today has this id')
}

/** The counter that a member of staff holds, if any. */
export const counterOf = (day: Day, staffId: string): string | undefined =>
  [...day.counters.values()].find((counter) => counter.userId === staffId && counter.status !== 'closed')?.id

/** The open (or paused) counter of a member of staff with what it serves today, and its live ticket. [C1] */
export const ownCounter = (context: Pick<Context, 'day' | 'rules'>, staff: Staff): Result<{ counter: CounterRules; live?: Ticket; paused: boolean }> => {
  const id = counterOf(context.day, staff.id)
  const counter = context.rules.counters.find((known) => known.id === id)
  if (!counter) return refuse('conflict', 'you have no open counter')
  const now = counterNow(context.day, counter.id)
  const live = now.ticketId === undefined ? undefined : context.day.tickets.get(now.ticketId)
  // a counter may have gone to another agency under who sits there: what is not theirs to see is not served
  const services = servicesAt(context.day, context.rules, counter).filter((serviceId) => context.rules.services.some((service) => service.id === serviceId && service.agency === staff.agency))
  return { ok: true, counter: { ...counter, services }, ...(live && { live }), paused: now.status === 'paused' }
}

export const ownLiveTicket = (context: Pick<Context, 'day' | 'rules'>, staff: Staff): Result<{ counter: CounterRules; ticket: Ticket }> => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  return own.live ? { ok: true, counter: own.counter, ticket: own.live } : refuse('conflict', `counter ${own.counter.number} has no live ticket`)
}

/** Ids that a fact about a ticket carries. */
export const of = (ticket: Ticket, counterId?: string): { visitId: string; ticketId: string; serviceId: string; counterId?: string } => ({
  visitId: ticket.visitId, ticketId: ticket.id, serviceId: ticket.serviceId, ...(counterId !== undefined && { counterId }),
})
