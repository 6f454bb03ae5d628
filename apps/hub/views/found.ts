import { backUntil, counterOf, isLive, liveTicketOf, mayComeBack, visitOf } from '@senha/domain'
import type { FoundTicket, Staff, Ticket } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { iso } from '../clock.ts'
import { languageOf, publicNumber } from './house.ts'
import type { House } from './house.ts'
import { samePaperView } from './twins.ts'

const placeView = (house: House, ticket: Ticket) =>
  ({ number: ticket.number, serviceId: ticket.serviceId, ...samePaperView(house, ticket), holds: ticket.status !== 'ended' && ticket.status !== 'serving' })

const printView = (house: House, ticket: Ticket) => {
  const counter = isLive(ticket) || ticket.status === 'ended' ? publicNumber(house.centre, ticket.counterId) : undefined
  return {
    ...placeView(house, ticket), id: ticket.id, status: ticket.status, issuedAt: iso(ticket.issuedAt), paper: ticket.paper,
    ...(ticket.outcome && { outcome: ticket.outcome }), ...(ticket.endedAt !== undefined && { endedAt: iso(ticket.endedAt) }), ...(counter !== undefined && { counter }),
  }
}

/** A ticket that somebody looked for, as far as it is theirs to see. (SPEC.md, S2 and S3) */
export const foundView = (house: House, staff: Staff, { ticket, sight }: FoundTicket): wire.FoundTicket => {
  if (sight === 'place') return { sight, ...placeView(house, ticket) }
  if (sight === 'print') return { sight, ...printView(house, ticket) }
  const { day, centre, now } = house
  const visit = visitOf(day, ticket)
  const live = liveTicketOf(day, visit)
  return {
    sight, ...printView(house, ticket), language: languageOf(visit), priority: visit.priority, partySize: visit.partySize, topicId: visit.topicId,
    busy: live !== undefined && live.id !== ticket.id, here: isLive(ticket) && ticket.counterId === counterOf(day, staff.id),
    ...(mayComeBack(day, centre, ticket, now) && { backUntil: iso(backUntil(ticket, centre)) }),
    ...(ticket.slotAt !== undefined && { slotAt: iso(ticket.slotAt) }), ...(ticket.parked?.reason !== undefined && { parkedReason: ticket.parked.reason }),
  }
}
