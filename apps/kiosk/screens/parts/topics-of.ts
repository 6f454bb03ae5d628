import type { PublicCentre } from '@senha/protocol'

type Topic = PublicCentre['topics'][number]

/** The topics that lead to a service. */
export const topicsOf = ({ topics }: PublicCentre, serviceId: string): Topic[] => topics.filter((topic) => topic.suggests === serviceId)

/**
 * The topics of a ticket for a service: those that lead there, or begin there; else the last one, "something else". None where
 * nobody is called by number.
 */
export const ticketTopics = (centre: PublicCentre, service: PublicCentre['services'][number]): Topic[] => {
  const leading = topicsOf(centre, service.id)
  if (leading.length > 0) return leading
  return service.kind === 'complementary' ? [] : centre.topics.slice(-1)
}
