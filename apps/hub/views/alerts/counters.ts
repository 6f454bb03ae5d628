import { chooseNext, counterNow, servicesAt } from '@senha/domain'
import { attention } from '../../timings.ts'
import { languageOf, publicNumber } from '../house.ts'
import { minutes } from './moment.ts'
import type { Found, Moment } from './moment.ts'

const at = (number: string | undefined): { counters?: string[] } => (number === undefined ? {} : { counters: [number] })

/** Tickets that stay where they should not stay long. */
const ofTickets = ({ house: { day, centre, now } }: Moment): Found[] =>
  [...day.tickets.values()].flatMap((ticket): Found[] => {
    const place = at(publicNumber(centre, ticket.counterId ?? ticket.parked?.counterId))
    const told = (code: Found['code'], since: number | undefined, after: number): Found[] =>
      (since !== undefined && now - since >= minutes(after) ? [{ code, subject: ticket.number, at: since, ...place }] : [])
    switch (ticket.status) {
      case 'called': return told('called-long', ticket.calledAt, attention.calledMinutes)
      case 'serving': return told('served-long', ticket.startedAt, attention.servedMinutes)
      case 'parked': return told('parked-long', ticket.parked?.at, attention.parkedMinutes)
      case 'waiting': case 'ended': return []
      default: return ticket.status satisfies never
    }
  })

/** Free for long, with somebody whom "call next" would call, and who has waited as long. */
const idle = ({ house: { day, centre, now } }: Moment): Found[] =>
  centre.counters.flatMap((counter): Found[] => {
    const { status, ticketId, since: openSince = 0, freeSince = 0 } = counterNow(day, counter.id)
    if (!day.open || status !== 'open' || ticketId !== undefined) return []
    const { ticket } = chooseNext(day, centre, { ...counter, services: servicesAt(day, centre, counter) }, now)
    if (!ticket || (ticket.slotAt !== undefined && ticket.slotAt > now)) return []
    const since = Math.max(openSince, freeSince, ticket.issuedAt)
    return now - since >= minutes(attention.idleMinutes) ? [{ code: 'counter-idle', subject: counter.number, at: since, others: [ticket.serviceId] }] : []
  })

/** Open or on a break for somebody whose console is not there; how long it has been so is seen from outside. */
const deserted = ({ house: { day, centre }, present }: Moment): Found[] =>
  centre.counters.flatMap((counter): Found[] => {
    const { status, userId } = counterNow(day, counter.id)
    return status === 'closed' || userId === undefined || present.some(({ id }) => id === userId) ? [] : [{ code: 'counter-deserted', subject: counter.number }]
  })

const interpreters = ({ house: { day, centre, now }, present }: Moment): Found[] =>
  [...day.interpreting.values()].flatMap((request): Found[] => {
    const number = publicNumber(centre, request.counterId)
    if (number === undefined || request.acceptedBy !== undefined) return []
    const owner = counterNow(day, request.counterId).userId
    const asked = present.some(({ id, languages }) => id !== owner && languages.includes(request.language) && !request.declinedBy.includes(id))
    return asked && now - request.at < minutes(attention.interpreterMinutes) ? [] : [{ code: 'interpreter-waits', subject: number, at: request.at, language: languageOf(request) }]
  })

/** What counters and the tickets at them ask for. */
export const counterAlerts = (moment: Moment): Found[] => [deserted, idle, ofTickets, interpreters].flatMap((look) => look(moment))
