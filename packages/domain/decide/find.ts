import type { Day, Ticket } from '../day.ts'
import { isOfWelcome, mayTouch, ownerOf } from '../lost.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CentreRules, CounterRules } from '../rules.ts'
import { ownCounter } from './context.ts'
import type { Context, Staff } from './context.ts'
import { twinsOf } from './offline.ts'

/** What somebody looks for: a number as tickets say it, or its digits alone; a visit code; or what may be either. */
export interface Wanted { readonly number?: string | undefined; readonly visitCode?: string | undefined }

/**
 * How much of a ticket somebody is told: all that its queue says, with all that may be done; how it stands, and printing it
 * again; or whether it holds a place, so that the person can be sent there. [S2] [S3]
 */
export type Sight = 'whole' | 'print' | 'place'
export interface FoundTicket { readonly ticket: Ticket; readonly sight: Sight }

type Own = { readonly counter: CounterRules; readonly live?: Ticket }

const sightOf = (rules: CentreRules, staff: Staff, own: Own, ticket: Ticket): Sight => {
  if (ticket.id === own.live?.id || mayTouch(rules, staff.agency, own.counter, ticket.serviceId)) return 'whole'
  return mayPrint(rules, staff, ticket) ? 'print' : 'place'
}

/** A lost paper is printed again by the staff of its service, and by the Welcoming Office, to which people come with it. [S2] */
export const mayPrint = (rules: CentreRules, staff: Staff, ticket: Pick<Ticket, 'serviceId'>): boolean =>
  ownerOf(rules, ticket.serviceId) === staff.agency || isOfWelcome(rules, staff.agency)

const saysNumber = ({ number, paperNumber }: Ticket, wanted: string): boolean =>
  [number, paperNumber].some((one) => one !== undefined && (one === wanted || one.replace(/^\D+/, '') === wanted))

const ticketsOfCode = (day: Day, code: string): Ticket[] =>
  (day.visits.get(day.visitByCode.get(code) ?? '')?.ticketIds ?? []).flatMap((id) => day.tickets.get(id) ?? [])

const bySight: readonly Sight[] = ['whole', 'print', 'place']

/**
 * Tickets of the day by number or code, those first that can be worked with here; where papers of two people say one number,
 * both. A code tells of other agencies only where its visit holds a place now. `not-found` where there is none to tell of. [S1]–[S3]
 */
export const findTickets = (context: Pick<Context, 'day' | 'rules'>, staff: Staff, { number, visitCode }: Wanted): Result<{ found: FoundTicket[] }> => {
  const { day, rules } = context
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  const seen = (ticket: Ticket): FoundTicket => ({ ticket, sight: sightOf(rules, staff, own, ticket) })
  const ofNumber = number === undefined ? [] : [...day.tickets.values()].filter((ticket) => saysNumber(ticket, number)).map(seen)
  const ofCode = visitCode === undefined ? [] : ticketsOfCode(day, visitCode)
    .flatMap((ticket) => [ticket, ...twinsOf(day, ticket)]).map(seen).filter(({ ticket, sight }) => sight !== 'place' || ticket.status !== 'ended')
  const found = new Map([...ofNumber, ...ofCode].map((one) => [one.ticket.id, one]))
  if (found.size === 0) return refuse('not-found', 'no ticket of today has this number or code')
  return { ok: true, found: [...found.values()].toSorted((a, b) => bySight.indexOf(a.sight) - bySight.indexOf(b.sight)) }
}
