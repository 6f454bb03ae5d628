import type { PublicCentre, Queue } from '@senha/protocol'

type Service = PublicCentre['services'][number]

/** `first`: no ticket is given for the topic at all. `next`: where its first ticket leads there are no more places today. */
export interface Ended { readonly at: 'first' | 'next'; readonly why: NonNullable<Queue['issuing']>; readonly service: Service }

/** Why a topic leads nowhere today; undefined where it does. */
export const endedOf = (centre: PublicCentre, queues: readonly Queue[], topicId: string | undefined): Ended | undefined => {
  const topic = centre.topics.find(({ id }) => id === topicId)
  const of = (at: Ended['at'], serviceId: string | undefined): Ended | undefined => {
    const service = centre.services.find(({ id }) => id === serviceId)
    const why = queues.find((queue) => queue.serviceId === serviceId)?.issuing
    return service && why && { at, why, service }
  }
  return topic && (of('first', topic.service) ?? of('next', topic.suggests))
}
