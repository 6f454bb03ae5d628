import type { Call, PublicCentre, Queue } from '@senha/protocol'

export interface CallRow { call: Call; /** Nobody has come to the counter yet. */ awaited: boolean }

/** The list beside the call: the newest first, each number once, without the one that fills the screen. */
export const recentRows = (awaited: readonly Call[], recent: readonly Call[], main: string | undefined, count: number): CallRow[] => {
  const rows = new Map<string, CallRow>()
  for (const call of awaited) if (!rows.has(call.number)) rows.set(call.number, { call, awaited: true })
  for (const call of recent) if (!rows.has(call.number)) rows.set(call.number, { call, awaited: false })
  if (main !== undefined) rows.delete(main)
  return [...rows.values()].toSorted((a, b) => b.call.seq - a.call.seq).slice(0, count)
}

export type Service = PublicCentre['services'][number]
export interface QueueRow { service: Service; queue: Queue }

/** Services that somebody waits for or that are being served, in the order of the centre: a row never jumps as counts change. */
export const queueRows = (queues: readonly Queue[], centre: Pick<PublicCentre, 'services'>): QueueRow[] =>
  centre.services.flatMap((service) => {
    const queue = queues.find((candidate) => candidate.serviceId === service.id)
    return queue && (queue.waiting > 0 || queue.openCounters > 0) ? [{ service, queue }] : []
  })

/** One page of a list that is shown in turns, the pages as even as they can be; `turn` counts without end. */
export const pageOf = <T>(items: readonly T[], size: number, turn: number): { items: T[]; page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = turn % pages
  const even = Math.ceil(items.length / pages)
  return { items: items.slice(page * even, (page + 1) * even), page, pages }
}
