import type { MonitorState, PublicCentre } from '@senha/protocol'
import { minutesSince } from '@senha/staff'

export interface QueueRow {
  serviceId: string
  waiting: number
  /** Minutes of the ticket that has waited longest; undefined where nobody waits. */
  oldest: number | undefined
  /** Above the service's declared target. */
  over: boolean
  wait: MonitorState['queues'][number]['wait']
  openCounters: number
  /** People wait and no counter calls them. */
  unserved: boolean
}

/** The queues in the centre's own order, so that a row never moves; then those whose service is gone from the configuration. */
export const queueRows = (state: MonitorState, centre: PublicCentre, now: Date): QueueRow[] => {
  const known = centre.services.flatMap(({ id }) => state.queues.find((queue) => queue.serviceId === id) ?? [])
  return [...known, ...state.queues.filter((queue) => !known.includes(queue))].map((queue) => {
    const target = centre.services.find(({ id }) => id === queue.serviceId)?.targetWaitMinutes
    const waits = queue.tickets.filter((ticket) => ticket.status === 'waiting').map((ticket) => minutesSince(ticket.issuedAt, now))
    const oldest = waits.length === 0 ? undefined : Math.max(...waits)
    return { serviceId: queue.serviceId, waiting: queue.waiting, oldest, over: oldest !== undefined && target !== undefined && oldest > target, wait: queue.wait, openCounters: queue.openCounters, unserved: queue.waiting > 0 && queue.openCounters === 0 }
  })
}
