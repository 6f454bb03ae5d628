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
}

/** The queues in the centre's own order, so that a row never moves. */
export const queueRows = (state: MonitorState, centre: PublicCentre, now: Date): QueueRow[] =>
  centre.services.flatMap((service) => {
    const queue = state.queues.find((known) => known.serviceId === service.id)
    if (!queue) return []
    const waits = queue.tickets.filter((ticket) => ticket.status === 'waiting').map((ticket) => minutesSince(ticket.issuedAt, now))
    const oldest = waits.length === 0 ? undefined : Math.max(...waits)
    return [{ serviceId: service.id, waiting: queue.waiting, oldest, over: oldest !== undefined && oldest > service.targetWaitMinutes, wait: queue.wait, openCounters: queue.openCounters }]
  })
