import type { Ticket, Visit, VisitorState } from '@senha/protocol'

const rank: Record<Ticket['status'], number> = { called: 0, serving: 1, waiting: 2, parked: 3, ended: 4 }

/** The tickets of a visit, what concerns the visitor first: called, then served, then the shortest queue; ended ones last, newest first. */
export const inOrder = (tickets: readonly Ticket[]): Ticket[] =>
  tickets.toSorted((a, b) => rank[a.status] - rank[b.status] || (a.status === 'ended' ? b.stage - a.stage : a.ahead - b.ahead || a.stage - b.stage))

/** Whether somebody is called now who was not a moment ago: what makes the phone ring. A page that opens on a call does not ring. */
export const newlyCalled = (before: Visit | undefined, after: Visit): boolean =>
  before !== undefined && after.tickets.some((ticket) => {
    const was = before.tickets.find((other) => other.id === ticket.id)
    return ticket.status === 'called' && (was?.status !== 'called' || was.counter !== ticket.counter)
  })

/** No ticket holds a place any more. What was promised after a missed one waits for the person, who is asked for it then. (SPEC.md, R2) */
export const isOver = ({ ended, visit }: Pick<VisitorState, 'ended' | 'visit'>): boolean => ended || visit.tickets.every((ticket) => ticket.status === 'ended')

/** The ticket whose call was missed last: its place may come back. */
export const missedTicket = ({ tickets }: Visit): Ticket | undefined => tickets.findLast((ticket) => ticket.outcome === 'no-show')

/**
 * Whether the day ended before the person was served. A hub that knows the visit no more (`gone`) closed its day, and a page that slept
 * through it holds what it heard last: a ticket that waited then was never served.
 */
export const endedByDay = ({ tickets }: Visit, gone: boolean): boolean =>
  tickets.some(({ status, outcome }) => outcome === 'expired' || (gone && (status === 'waiting' || status === 'parked' || status === 'called')))

/** What stands large where no ticket is live. */
export const endWord = (visit: Visit, gone: boolean): 'outcome.noShow' | 'closed.title' | 'over.title' =>
  !gone && missedTicket(visit) ? 'outcome.noShow' : endedByDay(visit, gone) ? 'closed.title' : 'over.title'
