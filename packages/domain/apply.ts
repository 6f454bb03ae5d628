import { takesPlaceOf } from './come-back.ts'
import { counterNow, recentCalls } from './day.ts'
import { paperKeysOf } from './handed-in.ts'
import { copyKey, isLeased } from './leases.ts'
import type { CounterNow, Day, InterpreterRequest, Ticket, Visit } from './day.ts'
import type { Recorded } from './facts.ts'
import { replaceTicket } from './replace-ticket.ts'

/**
 * Folds one fact into the day: the only place where state changes. It refuses nothing (a fact has happened) and throws
 * only where the log contradicts itself, which is a bug.
 */
export const apply = (day: Day, fact: Recorded): void => {
  if (fact.seq <= day.seq) throw new Error(`fact ${fact.seq} comes after ${day.seq}`)
  day.seq = fact.seq
  switch (fact.type) {
    case 'day-opened':
      day.businessDay = fact.data.businessDay
      day.open = true
      return
    case 'day-closed':
      day.open = false
      day.notices.clear()
      return
    case 'numbers-leased': {
      const { device, from, to, journal, letters } = fact.data
      day.leases.push({
        device, ...(journal !== undefined && { journal }), serviceId: need(fact.serviceId), from, to,
        visitCodes: fact.private?.visitCodes ?? [], at: fact.at, ...(letters !== undefined && { letters }),
      })
      return
    }
    case 'journal-opened': {
      const { journal, start, boot } = fact.data
      day.journals.set(journal, { start, boot })
      return
    }
    case 'journal-copied':
      day.copies.set(copyKey(fact.data), { device: fact.data.device, at: fact.at })
      return
    case 'visit-started': {
      const code = fact.private?.visitCode ?? ''
      const id = need(fact.visitId)
      const { language, priority, partySize, topicId } = fact.data
      day.visits.set(id, { id, code, startedAt: fact.at, language, priority, partySize, topicId, ticketIds: [], documents: [], notes: [], referrals: [], past: [], next: [] })
      if (code) day.visitByCode.set(code, id)
      if (fact.private?.paperCode !== undefined) day.sharedCodes.add(fact.private.paperCode)
      return
    }
    case 'visit-changed':
      return changeVisit(day, fact, () => ({ language: fact.data.language, priority: fact.data.priority, partySize: fact.data.partySize }))
    case 'visit-left':
      return changeVisit(day, fact, () => ({ next: [] }))
    case 'visit-recorded':
      return changeVisit(day, fact, (visit) => ({
        documents: fact.private?.documents ?? visit.documents,
        notes: withNote(visit, fact),
      }))
    case 'visit-referred':
      return changeVisit(day, fact, (visit) => ({
        referrals: [...visit.referrals, { at: fact.at, fromServiceId: need(fact.serviceId), serviceIds: fact.data.serviceIds, ordered: fact.data.ordered }],
        notes: withNote(visit, fact),
        next: [
          ...visit.next.filter((onward) => !takesPlaceOf(day, fact.data.serviceIds, onward)),
          ...(fact.data.ordered && fact.data.serviceIds.length > 1 ? [{ serviceIds: fact.data.serviceIds }] : []),
        ],
      }))
    case 'ticket-issued': {
      const serviceId = need(fact.serviceId)
      const visitId = need(fact.visitId)
      const { number, ordinal, stage, orderAt } = fact.data
      // a number from a reserve is out of the everyday count
      if (!isLeased(day, serviceId, ordinal)) day.lastOrdinal.set(serviceId, Math.max(ordinal, day.lastOrdinal.get(serviceId) ?? 0))
      day.issuedCount.set(serviceId, (day.issuedCount.get(serviceId) ?? 0) + 1)
      day.numbers.set(number, need(fact.ticketId))
      const { paperNumber } = fact.data
      if (paperNumber !== undefined) {
        day.renumbered.set(paperNumber, [...(day.renumbered.get(paperNumber) ?? []), need(fact.ticketId)])
      }
      for (const key of paperKeysOf(fact)) day.handedIn.set(key, need(fact.ticketId))
      if (fact.device !== undefined && fact.commandId !== undefined) day.issuedBy.set(`${fact.device} ${fact.commandId}`, need(fact.ticketId))
      replaceTicket(day, fact.at, undefined, {
        id: need(fact.ticketId), visitId, number, serviceId, stage, status: 'waiting', issuedAt: fact.data.issuedAt ?? fact.at, late: fact.data.issuedAt !== undefined, ...(paperNumber !== undefined && { paperNumber }), ...(fact.data.slotAt !== undefined && { slotAt: fact.data.slotAt }), orderAt, orderSeq: fact.seq, orderTie: 0,
        passedOver: [], callCount: 0, recallCount: 0, requeueCount: 0, returnCount: 0, paper: 'pending', changedSeq: fact.seq,
      })
      return goOn(day, fact)
    }
    case 'ticket-reclassified':
      return
    case 'ticket-passed-over':
      return hold(day, need(fact.ticketId), fact.at)
    case 'ticket-called': {
      for (const other of fact.data.passedOver) if (other.rule === 'language') hold(day, other.ticketId, fact.at)
      countCall(day, need(fact.ticketId))
      return changeTicket(day, fact, (ticket) => ({
        status: 'called', calledAt: fact.at, calledSeq: fact.seq, startedAt: undefined, counterId: fact.counterId, reason: fact.data.reason, passedOver: fact.data.passedOver,
        callCount: ticket.callCount + 1, returnTo: undefined, parked: undefined,
      }))
    }
    case 'ticket-recalled':
      // a recall changes no status: it cannot be undone and leaves the undo of the call as it was
      return patchTicket(day, fact, (ticket) => ({ recallCount: ticket.recallCount + 1 }))
    case 'ticket-started':
      return changeTicket(day, fact, () => ({ status: 'serving', startedAt: fact.at }))
    case 'ticket-ended':
      return changeTicket(day, fact, () => ({ status: 'ended', outcome: fact.data.outcome, endedAt: fact.at, parked: undefined }))
    case 'ticket-requeued':
      return changeTicket(day, fact, (ticket) => ({
        ...placeOf(fact, ticket), status: 'waiting', requeueCount: ticket.requeueCount + 1, counterId: undefined,
      }))
    case 'ticket-returned':
      return changeTicket(day, fact, (ticket) => ({
        ...placeOf(fact, ticket), status: 'waiting', outcome: undefined, endedAt: undefined, returnCount: ticket.returnCount + 1, counterId: undefined,
      }))
    case 'ticket-parked':
      return changeTicket(day, fact, (ticket) => ({
        status: 'parked',
        parked: { at: fact.at, ...(fact.counterId && { counterId: fact.counterId }), ...(fact.private?.text && { reason: fact.private.text }) },
        returnTo: ticket.status === 'waiting' ? ticket.returnTo : fact.counterId, counterId: undefined,
      }))
    case 'ticket-unparked':
      return changeTicket(day, fact, () => ({ status: 'waiting', parked: undefined }))
    case 'ticket-transferred':
      return changeTicket(day, fact, () => ({ status: 'waiting', serviceId: need(fact.serviceId), counterId: undefined, returnTo: undefined, heldSince: undefined, parked: undefined }))
    case 'ticket-undone':
      return undo(day, fact)
    case 'paper-requested': {
      const { device, jobId, reprint } = fact.data
      const asked = fact.counterId === undefined ? undefined : { device, counterId: fact.counterId, seq: fact.seq }
      return patchTicket(day, fact, () => ({ paper: 'pending', job: jobId === null ? undefined : { id: jobId, device, reprint }, asked }))
    }
    case 'ticket-paper':
      return patchTicket(day, fact, ({ asked }) => ({ paper: fact.data.outcome, job: undefined, asked: asked && { ...asked, seq: fact.seq } }))
    case 'notice-posted': {
      const { noticeId, counter, time } = fact.data
      day.notices.set(noticeId, { id: noticeId, at: fact.at, ...(counter !== null && { counter }), ...(time !== null && { time }) })
      return
    }
    case 'notice-cleared':
      day.notices.delete(fact.data.noticeId)
      return
    case 'appointment-booked':
    case 'appointment-listed': {
      const code = fact.private?.bookingCode
      if (fact.data.businessDay !== day.businessDay || code === undefined) return
      day.appointments.set(code, { ...fact.data, code, serviceId: need(fact.serviceId), ...(fact.private?.bookedLanguage !== undefined && { language: fact.private.bookedLanguage }) })
      return
    }
    case 'appointment-cancelled':
    case 'appointment-checked-in':
      for (const [code, booked] of day.appointments) if (booked.appointmentId === fact.data.appointmentId) day.appointments.delete(code)
      return
    case 'interpreter-requested': {
      const { requestId, language } = fact.data
      const counterId = need(fact.counterId)
      day.interpreting.set(counterId, { id: requestId, counterId, ticketId: need(fact.ticketId), language, at: fact.at, declinedBy: [] })
      return
    }
    case 'interpreter-answered':
      return changeRequest(day, fact, fact.data.requestId, (request) => (fact.data.accepted
        ? { acceptedBy: need(fact.actor), declinedBy: request.declinedBy.filter((id) => id !== fact.actor) }
        : { acceptedBy: request.acceptedBy === fact.actor ? undefined : request.acceptedBy, declinedBy: [...request.declinedBy, need(fact.actor)] }))
    case 'interpreter-ended':
      day.interpreting.delete(need(fact.counterId))
      return
    case 'card-issued':
      return changeVisit(day, fact, () => ({ card: fact.private?.card }))
    case 'card-shown':
      return changeVisit(day, fact, (visit) => ({ card: fact.private?.card, documents: fact.private?.documents ?? visit.documents, past: fact.private?.past ?? visit.past }))
    case 'card-deleted':
      for (const visit of day.visits.values()) if (visit.card !== undefined && visit.card === fact.private?.card) day.visits.set(visit.id, { ...visit, card: undefined })
      return
    case 'counter-opened':
      return changeCounter(day, fact, (counter) => ({ status: 'open', since: fact.at, userId: fact.actor, languages: fact.data.languages, services: fact.data.services, pauseReason: undefined, lastChange: fact.data.takeOver ? undefined : counter.lastChange }))
    case 'counter-paused':
      return changeCounter(day, fact, () => ({ status: 'paused', since: fact.at, pauseReason: fact.private?.text, freeSince: undefined }))
    case 'counter-resumed':
      return changeCounter(day, fact, () => ({ status: 'open', since: fact.at, pauseReason: undefined }))
    case 'counter-closed':
      return changeCounter(day, fact, () => ({ status: 'closed', since: fact.at, userId: undefined, languages: [], services: undefined, pauseReason: undefined, lastChange: undefined, unknown: fact.data.unknown }))
    case 'clock-accepted':
      // the times of the facts that follow tell it
      return
    default:
      fact satisfies never
  }
}

const need = (id: string | undefined): string => {
  if (id === undefined) throw new Error('a fact lacks an id that its type needs')
  return id
}

const withNote = (visit: Visit, fact: Recorded): Visit['notes'] =>
  fact.private?.text === undefined ? visit.notes : [...visit.notes, { at: fact.at, serviceId: need(fact.serviceId), counterId: need(fact.counterId), text: fact.private.text }]

const changeVisit = (day: Day, fact: Recorded, change: (visit: Visit) => Partial<Visit>): void => {
  const visit = day.visits.get(need(fact.visitId))
  if (!visit) throw new Error(`fact ${fact.seq} names an unknown visit`)
  day.visits.set(visit.id, { ...visit, ...change(visit) })
}

const patchTicket = (day: Day, fact: Recorded, change: (ticket: Ticket) => Partial<Ticket>): void => {
  const ticket = day.tickets.get(need(fact.ticketId))
  if (!ticket) throw new Error(`fact ${fact.seq} names an unknown ticket`)
  replaceTicket(day, fact.at, ticket, { ...ticket, ...change(ticket) })
}

/** A change of status: what it was is kept one step back, and the counter that made it may undo it. */
const changeTicket = (day: Day, fact: Recorded, change: (ticket: Ticket) => Partial<Ticket>): void => {
  patchTicket(day, fact, (ticket) => ({ ...change(ticket), before: { ...ticket, before: undefined }, changedSeq: fact.seq }))
  if (fact.counterId === undefined) return
  day.counters.set(fact.counterId, { ...counterNow(day, fact.counterId), lastChange: { seq: fact.seq, at: fact.at, ticketId: need(fact.ticketId), type: fact.type } })
}

/** Paper is no part of what is undone: a printed ticket stays printed. */
const undo = (day: Day, fact: Recorded): void => {
  const ticket = day.tickets.get(need(fact.ticketId))
  if (!ticket?.before) throw new Error(`fact ${fact.seq} undoes nothing`)
  if (ticket.status === 'called') uncountCall(day, ticket)
  // who was passed over meanwhile has been passed over
  const { heldSince } = ticket.serviceId === ticket.before.serviceId ? ticket : ticket.before
  replaceTicket(day, fact.at, ticket, { ...ticket.before, paper: ticket.paper, job: ticket.job, asked: ticket.asked, heldSince, before: undefined, changedSeq: fact.seq })
  if (fact.counterId !== undefined) day.counters.set(fact.counterId, { ...counterNow(day, fact.counterId), lastChange: undefined })
}

const placeOf = ({ seq, data }: Extract<Recorded, { type: 'ticket-requeued' | 'ticket-returned' }>, ticket: Ticket): Partial<Ticket> =>
  ({ orderAt: data.orderAt, orderSeq: data.orderSeq, orderTie: seq, slotAt: data.slotSpent ? undefined : ticket.slotAt })

/** The visit has one more ticket. Where it is the next of an ordered referral, the rest of the referral waits for its end. */
const goOn = (day: Day, fact: Extract<Recorded, { type: 'ticket-issued' }>): void => {
  const [ticketId, visit] = [need(fact.ticketId), day.visits.get(need(fact.visitId))]
  const promised = fact.data.insteadOf ?? fact.serviceId
  const onward = visit?.next.find(({ after, serviceIds }) => serviceIds[0] === promised && (after === undefined || day.tickets.get(after)?.status === 'ended'))
  const before = day.tickets.get(onward?.after ?? '')
  if (before) day.tickets.set(before.id, { ...before, followedSeq: fact.seq })
  changeVisit(day, fact, ({ ticketIds, next }) => ({
    ticketIds: [...ticketIds, ticketId],
    next: next.flatMap((one) => (one !== onward ? [one] : one.serviceIds.length > 1 ? [{ after: ticketId, serviceIds: one.serviceIds.slice(1) }] : [])),
  }))
}

const hold = (day: Day, ticketId: string, at: number): void => {
  const ticket = day.tickets.get(ticketId)
  if (ticket && ticket.heldSince === undefined) day.tickets.set(ticketId, { ...ticket, heldSince: at })
}

const countCall = (day: Day, ticketId: string): void => {
  const ticket = day.tickets.get(ticketId)
  const priority = day.visits.get(ticket?.visitId ?? '')?.priority === true
  if (ticket) day.calls.set(ticket.serviceId, [...(day.calls.get(ticket.serviceId) ?? []), { ticketId, priority }].slice(-recentCalls))
}

/** A call that was taken back counts in no row. [D8] */
const uncountCall = (day: Day, { id, serviceId }: Ticket): void => {
  const calls = day.calls.get(serviceId) ?? []
  day.calls.set(serviceId, calls.toSpliced(calls.findLastIndex((call) => call.ticketId === id), 1))
}

const changeRequest = (day: Day, fact: Recorded, requestId: string, change: (request: InterpreterRequest) => Partial<InterpreterRequest>): void => {
  const request = day.interpreting.get(need(fact.counterId))
  if (request?.id === requestId) day.interpreting.set(request.counterId, { ...request, ...change(request) })
}

const changeCounter = (day: Day, fact: Recorded, change: (counter: CounterNow) => Partial<CounterNow>): void => {
  const counter = counterNow(day, need(fact.counterId))
  day.counters.set(counter.id, { ...counter, ...change(counter) })
}
