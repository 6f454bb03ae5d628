import { counterNow } from '@senha/domain'
import type { Day, Recorded } from '@senha/domain'

/** How the last day ended, for who had a counter then: told until they open one again. Kept in memory alone. (SPEC.md, T8) */
export interface DayEnd {
  readonly businessDay: string
  readonly at: number
  /** Services of the tickets that expired with the day, one entry a ticket. */
  readonly expired: readonly string[]
  /** Who had a counter, and the number of the ticket that counts as served there. */
  readonly staff: ReadonlyMap<string, { readonly counterId: string; readonly served?: string }>
}

/** Read from the day just before it ends. */
export const dayEnd = (day: Day, at: number): DayEnd => {
  const left = [...day.tickets.values()].filter(({ status }) => status !== 'ended')
  const staff = [...day.counters.keys()].flatMap((counterId) => {
    const { userId, status, ticketId } = counterNow(day, counterId)
    if (userId === undefined || status === 'closed') return []
    const served = left.find((ticket) => ticket.id === ticketId && ticket.status === 'serving')?.number
    return [[userId, { counterId, ...(served !== undefined && { served }) }] as const]
  })
  return { businessDay: day.businessDay, at, expired: left.filter(({ status }) => status !== 'serving').map(({ serviceId }) => serviceId), staff: new Map(staff) }
}

/** Who opens a counter has read it. */
export const afterFacts = (end: DayEnd | undefined, facts: readonly Recorded[]): DayEnd | undefined => {
  const opened = new Set(facts.flatMap((fact) => (fact.type === 'counter-opened' && fact.actor !== undefined ? [fact.actor] : [])))
  return end && opened.size > 0 ? { ...end, staff: new Map([...end.staff].filter(([id]) => !opened.has(id))) } : end
}
