import type { Call, PublicCentre, Queue } from '@senha/protocol'

interface Zoned { called: readonly Call[]; recent: readonly Call[]; queues: readonly Queue[] }

/** The part of a board that concerns one zone: calls to its counters, queues of its services. Without a zone, the whole centre's. */
export const ofZone = <B extends Zoned>(board: B, centre: Pick<PublicCentre, 'services'>, zone: string | undefined): B => {
  if (zone === undefined) return board
  const services = new Set(centre.services.filter((service) => service.zone === zone).map((service) => service.id))
  const here = (call: Call): boolean => call.zone === zone
  return { ...board, called: board.called.filter(here), recent: board.recent.filter(here), queues: board.queues.filter((queue) => services.has(queue.serviceId)) }
}
