import type { Day, Lease, Ticket } from '../day.ts'
import type { Fact } from '../facts.ts'
import { paperKey, ticketOfPaper } from '../handed-in.ts'
import { leaseOfPaper } from '../leases.ts'
import { refuse } from '../result.ts'
import { accept } from './context.ts'
import type { Context, Decision } from './context.ts'
import { freshCode, nextNumber, numberOf } from './issue.ts'
import { ended } from './ticket.ts'

export interface HandIn {
  readonly commandId: string
  readonly businessDay: string
  readonly topicId: string
  readonly language: string
  readonly priority?: boolean
  readonly partySize?: number
  readonly assisted?: boolean
  readonly ordinal: number
  readonly visitCode: string
  /** Milliseconds since 1970, by the device's clock. */
  readonly issuedAt: number
  /** The number as it stands on the paper; left out by kiosks of an older version: the service's letters of now. */
  readonly number?: string
  /** The command whose answer the device never saw, if it asked the hub first. */
  readonly firstCommandId?: string
}

/** Of a reserve that does not say its letters: those of the service, else those on its tickets of today. */
const lettersToday = ({ day, rules }: Context, serviceId: string): string =>
  rules.services.find((service) => service.id === serviceId)?.letters
  ?? [...day.tickets.values()].find((ticket) => ticket.serviceId === serviceId)?.number.replace(/\d+$/, '') ?? ''

/** Copies of a journal may say one number on so many papers; more are no people, but one paper under ever new commands. */
const papersOfNumber = 3

/** Whether a paper of this reserve can have these letters: the reserve's, or, where it does not say, those that its service has or had today. */
const mayStandOn = (context: Context, lease: Lease, letters: string): boolean => {
  if (lease.letters !== undefined) return letters === lease.letters
  if (letters === lettersToday(context, lease.serviceId)) return true
  return [...context.day.tickets.values()].some((ticket) => ticket.serviceId === lease.serviceId && ticket.number.replace(/\d+$/, '') === letters)
}

/**
 * A ticket that a device issued on paper without the hub takes its true place. What the hub may have issued for the same
 * person, in an answer that was lost, ends as replaced: the paper in the hand is the ticket. Handed in twice, it is one
 * ticket. Another person's paper with the same number, from a kiosk's copy, is a ticket of its own with a number of its own.
 * `closed` for another day; `conflict` for a number or code that is of no reserve, or that too many papers say already;
 * `invalid` for letters that the reserve never had. [O2] [O3] [O5] [O7] [L7]
 */
export const handIn = (context: Context, request: HandIn, device: string): Decision => {
  const { day, rules, supply } = context
  if (!day.open || request.businessDay !== day.businessDay) return refuse('closed', `the day of this ticket, ${request.businessDay}, is over`)
  const lease = leaseOfPaper(day, request.ordinal, request.visitCode)
  if (!lease) return refuse('conflict', 'this number or code is of no reserve')
  const again = ticketOfPaper(day, request)
  if (again) return accept([], { ticketIds: [again.id], visitId: again.visitId })
  // topic and service may be lost since: the paper in the hand says the service of the reserve, under its letters then
  if (!rules.topics.some((topic) => topic.id === request.topicId) && !/^[a-z][a-z0-9-]{0,39}$/.test(request.topicId)) return refuse('not-found', 'this is no id of a topic')
  const { serviceId } = lease
  const onPaper = request.number ?? numberOf({ letters: lease.letters ?? lettersToday(context, serviceId) }, request.ordinal)
  if (!onPaper.endsWith(numberOf({ letters: '' }, request.ordinal))) return refuse('invalid', `number ${onPaper} is not that of ordinal ${request.ordinal}`)
  if (!mayStandOn(context, lease, onPaper.slice(0, -numberOf({ letters: '' }, request.ordinal).length))) return refuse('invalid', `number ${onPaper} has other letters than its reserve`)
  if ((day.renumbered.get(onPaper)?.length ?? 0) >= papersOfNumber - 1) return refuse('conflict', `${papersOfNumber} papers with the number ${onPaper} were handed in already`)
  const { number, ordinal } = day.numbers.has(onPaper) ? nextNumber(day, { id: serviceId, letters: lettersToday(context, serviceId) }) : { number: onPaper, ordinal: request.ordinal }
  const paperNumber = number === onPaper ? undefined : onPaper
  const [visitId, ticketId] = [supply.id(), supply.id()]
  const ids = { visitId, ticketId, serviceId }
  const visit = {
    language: request.language, priority: request.priority ?? false, partySize: request.partySize ?? 1, topicId: request.topicId, assisted: request.assisted ?? false,
  }
  const issuedAt = trueTime(context, request, lease)
  return accept([
    ...replaced(day, request, device),
    { type: 'visit-started', visitId, data: visit, private: codeFor(context, request.visitCode) },
    {
      type: 'ticket-issued', ...ids,
      data: {
        businessDay: day.businessDay, number, ordinal, stage: 1, language: visit.language, priority: visit.priority,
        orderAt: issuedAt, issuedAt, ...(paperNumber !== undefined && { paperNumber }),
      },
      private: { paper: paperKey(request) },
    },
    { type: 'paper-requested', ...ids, data: { device, jobId: null, reprint: false } },
  ], { ticketIds: [ticketId], visitId })
}

/** A device whose clock is wrong does not jump the queue further than to when it got its reserve. */
const trueTime = ({ now }: Context, request: HandIn, lease: Lease): number => Math.min(now, Math.max(lease.at, request.issuedAt))

/** The ticket that the hub issued for this person in an answer that was lost. [O3] */
const replaced = (day: Day, request: HandIn, device: string): Fact[] => {
  const other = day.tickets.get(day.issuedBy.get(`${device} ${request.firstCommandId}`) ?? '')
  return other && ['waiting', 'called', 'parked'].includes(other.status) ? [ended(other, 'replaced')] : []
}

/** The code on the paper, unless it is another visit's: then a fresh one. [O5] */
const codeFor = (context: Context, onPaper: string): NonNullable<Fact['private']> =>
  context.day.visitByCode.has(onPaper) ? { visitCode: freshCode(context), paperCode: onPaper } : { visitCode: onPaper }

/** Tickets that another ticket's paper names too, which has a number of its own since. [O5] */
export const twinsOf = (day: Day, { number }: Pick<Ticket, 'number'>): Ticket[] =>
  (day.renumbered.get(number) ?? []).flatMap((id) => day.tickets.get(id) ?? [])
