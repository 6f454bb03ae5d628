import { counterNow, servicesAt } from '../day.ts'
import { chooseNext } from '../dispatch.ts'
import type { PassedOver } from '../facts.ts'
import { aheadOf, inOrder } from '../queue.ts'
import { isLive, orderOf, whoIsNext } from './reference-queue.ts'
import type { RefChoice } from './reference-queue.ts'
import type { Both } from './reference-steps.ts'

const told = (reason: string, passedOver: readonly { number: string; rule: string }[]): string => `${reason}, not ${passedOver.map(({ number, rule }) => `${number} ${rule}`).join(' ')}`
const toldOf = ({ reason, passedOver }: RefChoice): string => told(reason, passedOver.map(({ ticket, rule }) => ({ number: ticket.number, rule })))

/** What the model says of the house: tickets, counters, queues, and who is next where. */
export const modelSays = ({ house }: Both): string[] => [
  ...house.tickets.map((ticket) =>
    `${ticket.number} ${ticket.status} ${ticket.outcome ?? ''} ${ticket.service} ${ticket.stage} ${isLive(ticket) ? ticket.counter : ''} ${ticket.calledAs ? toldOf(ticket.calledAs) : 'never called'}`),
  ...house.counters.map(({ id, status, staff, languages, services, asks }) =>
    `${id} ${status} ${staff ?? ''} speaks ${languages.join()} serves ${services.join()} asks ${asks ? `${asks.language}, ${asks.comes ?? 'nobody'} comes, not ${asks.declined.join()}` : ''}`),
  ...house.rules.services.map(({ id }) => `${id}: ${orderOf(house, [id]).map((ticket, index) => `${index} ${ticket.number}`).join(' ')}`),
  ...house.counters.filter((counter) => counter.status === 'open').map((counter) => {
    const choice = whoIsNext(house, counter)
    return `next at ${counter.id}: ${choice.ticket?.number ?? 'nobody'}, ${toldOf(choice)}`
  }),
]

/** What the domain says, in the same words. */
export const domainSays = ({ day: { day, now }, rules }: Both): string[] => {
  const numberOf = (id: string | undefined): string => day.tickets.get(id ?? '')?.number ?? 'nobody'
  const toldBy = (reason: string, passedOver: readonly PassedOver[]): string => told(reason, passedOver.map(({ ticketId, rule }) => ({ number: numberOf(ticketId), rule })))
  return [
    ...[...day.tickets.values()].map((ticket) =>
      `${ticket.number} ${ticket.status} ${ticket.outcome ?? ''} ${ticket.serviceId} ${ticket.stage} ${ticket.status === 'called' || ticket.status === 'serving' ? ticket.counterId : ''} ${ticket.reason ? toldBy(ticket.reason, ticket.passedOver) : 'never called'}`),
    ...rules.counters.map((counter) => {
      const { id, status, userId, languages } = counterNow(day, counter.id)
      const asks = day.interpreting.get(id)
      return `${id} ${status} ${userId ?? ''} speaks ${languages.join()} serves ${servicesAt(day, rules, counter).join()} asks ${asks ? `${asks.language}, ${asks.acceptedBy ?? 'nobody'} comes, not ${asks.declinedBy.join()}` : ''}`
    }),
    ...rules.services.map(({ id }) => `${id}: ${inOrder(day, [id], { rules, now }).map((ticket) => `${aheadOf(day, ticket, { rules, now })} ${ticket.number}`).join(' ')}`),
    ...rules.counters.filter(({ id }) => counterNow(day, id).status === 'open').map((counter) => {
      const { ticket, reason, passedOver } = chooseNext(day, rules, { ...counter, services: servicesAt(day, rules, counter) }, now)
      return `next at ${counter.id}: ${numberOf(ticket?.id)}, ${toldBy(reason, passedOver)}`
    }),
  ]
}
