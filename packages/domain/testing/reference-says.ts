import { counterNow, servicesAt } from '../day.ts'
import { chooseNext } from '../dispatch.ts'
import { inOrder } from '../queue.ts'
import { isLive, orderOf, whoIsNext } from './reference-queue.ts'
import type { Both } from './reference-steps.ts'

/** What the model says of the house: tickets, counters, queues, and who is next where. */
export const modelSays = ({ house }: Both): string[] => [
  ...house.tickets.map((ticket) => `${ticket.number} ${ticket.status} ${ticket.outcome ?? ''} ${ticket.service} ${ticket.stage} ${isLive(ticket) ? ticket.counter : ''}`),
  ...house.counters.map(({ id, status, staff, asks }) => `${id} ${status} ${staff ?? ''} asks ${asks ? `${asks.language}, ${asks.comes ?? 'nobody'} comes, not ${asks.declined.join()}` : ''}`),
  ...house.rules.services.map(({ id }) => `${id}: ${orderOf(house, [id]).map((ticket) => ticket.number).join(' ')}`),
  ...house.counters.filter((counter) => counter.status === 'open').map((counter) => {
    const { ticket, reason, passedOver } = whoIsNext(house, counter)
    return `next at ${counter.id}: ${ticket?.number ?? 'nobody'}, ${reason}, not ${passedOver.map((other) => `${other.ticket.number} ${other.rule}`).join(' ')}`
  }),
]

/** What the domain says, in the same words. */
export const domainSays = ({ day: { day, now }, rules }: Both): string[] => {
  const numberOf = (id: string | undefined): string => day.tickets.get(id ?? '')?.number ?? 'nobody'
  return [
    ...[...day.tickets.values()].map((ticket) => `${ticket.number} ${ticket.status} ${ticket.outcome ?? ''} ${ticket.serviceId} ${ticket.stage} ${ticket.status === 'called' || ticket.status === 'serving' ? ticket.counterId : ''}`),
    ...rules.counters.map(({ id }) => {
      const { status, userId } = counterNow(day, id)
      const asks = day.interpreting.get(id)
      return `${id} ${status} ${userId ?? ''} asks ${asks ? `${asks.language}, ${asks.acceptedBy ?? 'nobody'} comes, not ${asks.declinedBy.join()}` : ''}`
    }),
    ...rules.services.map(({ id }) => `${id}: ${inOrder(day, [id], { rules, now }).map((ticket) => ticket.number).join(' ')}`),
    ...rules.counters.filter(({ id }) => counterNow(day, id).status === 'open').map((counter) => {
      const { ticket, reason, passedOver } = chooseNext(day, rules, { ...counter, services: servicesAt(day, counter) }, now)
      return `next at ${counter.id}: ${numberOf(ticket?.id)}, ${reason}, not ${passedOver.map((other) => `${numberOf(other.ticketId)} ${other.rule}`).join(' ')}`
    }),
  ]
}
