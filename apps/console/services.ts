import type { CounterState, PublicCentre } from '@senha/protocol'

export interface ServiceChoice {
  serviceId: string
  suggested: boolean
  /** Number of the visit's open ticket there: no second one. */
  already?: string
  /** The service the ticket stands in now. */
  here: boolean
  waiting: number
  wait: CounterState['services'][number]['wait']
  openCounters: number
  /** It gives no more tickets today, and why. */
  issuing?: 'ended' | 'full'
}

const kinds = ['government', 'support', 'complementary', 'welcome'] as const

/** Where a visit can be sent on to: what its topic suggests first, then the others as the centre groups them. */
export const serviceChoices = (state: CounterState, centre: PublicCentre): ServiceChoice[] => {
  const { ticket, visit } = state
  if (!ticket || !visit) return []
  const suggestion = centre.topics.find((topic) => topic.id === visit.topicId)?.suggests
  const others = kinds.flatMap((kind) => centre.services.filter((service) => service.kind === kind && service.id !== suggestion))
  const first = centre.services.filter((service) => service.id === suggestion)
  return [...first, ...others].map((service) => {
    const queue = state.services.find((known) => known.serviceId === service.id)
    const open = visit.tickets.find((other) => other.serviceId === service.id && other.status !== 'ended' && other.id !== ticket.id)
    return {
      serviceId: service.id, suggested: service.id === suggestion, here: service.id === ticket.serviceId, ...(open && { already: open.number }),
      waiting: queue?.waiting ?? 0, wait: queue?.wait ?? null, openCounters: queue?.openCounters ?? 0, ...(queue?.issuing && { issuing: queue.issuing }),
    }
  })
}

export const canChoose = (choice: ServiceChoice): boolean => !choice.here && choice.already === undefined && choice.issuing === undefined

/** Of what is ticked, what each chosen service will see. (SPEC.md, R4) */
export const seenNext = (centre: PublicCentre, ticked: readonly string[], chosen: readonly string[]): { serviceId: string; documents: string[] }[] =>
  chosen.flatMap((serviceId) => {
    const service = centre.services.find(({ id }) => id === serviceId)
    if (!service) return []
    return { serviceId, documents: centre.documents.flatMap(({ id }) => (ticked.includes(id) && (service.kind === 'welcome' || service.sees.includes(id)) ? id : [])) }
  })

/** The documents of the checklist: those that the counter's services may see, in the centre's order, so that none moves under the hand. */
export const checklist = (centre: PublicCentre, serviceId: string, chosen: readonly string[]): { id: string; askedBy?: string }[] => {
  const service = centre.services.find((known) => known.id === serviceId)
  const seen = centre.documents.filter((document) => service?.kind === 'welcome' || service?.sees.includes(document.id))
  return seen.map(({ id }) => {
    const askedBy = chosen.find((other) => centre.services.find((known) => known.id === other)?.needs.includes(id))
    return { id, ...(askedBy !== undefined && { askedBy }) }
  })
}
