import type { Centre } from '@senha/centre'
import {
  answerInterpreter, bookAppointment, callNext, callTicket, cancel, cancelAppointment, changeVisit, checkIn, clearNotice, closeCounter, endInterpreter, findTickets, finish, handIn, isLive, issueCard,
  issueTicket, leaseNumbers, leave, noShow, openCounter, park, pauseCounter, postNotice, printElsewhere, recall, record, refer, reportPaper, reprint, requestInterpreter, requeue,
  resumeCounter, returnMissed, returnTicket, showCard, start, takeSecondTickets, transfer, undo, unpark,
} from '@senha/domain'
import type { Context, Decision } from '@senha/domain'
import type { StaffUser } from '@senha/protocol'
import * as fc from 'fast-check'

/** Staff of each kind: mediators, officers of agencies, and one whose agency no centre has. */
export const staff: readonly StaffUser[] = [
  { id: 'ana', name: 'Ana', role: 'mediator', agency: 'centre', languages: ['pt', 'en', 'kea'] },
  { id: 'olga', name: 'Olga', role: 'mediator', agency: 'centre', languages: ['pt', 'ru', 'uk', 'be'] },
  { id: 'rui', name: 'Rui', role: 'officer', agency: 'social-security', languages: ['pt'] },
  { id: 'ines', name: 'Inês', role: 'officer', agency: 'borders', languages: ['pt', 'fr'] },
  { id: 'marta', name: 'Marta', role: 'supervisor', agency: 'centre', languages: ['pt'] },
  { id: 'otto', name: 'Otto', role: 'officer', agency: 'nowhere', languages: ['de'] },
]
export const device = 'kiosk-1'

const kinds = [
  'issue', 'issue', 'issue', 'open', 'open', 'next', 'next', 'next', 'call', 'call', 'start', 'start', 'finish', 'finish', 'no-show', 'requeue', 'recall', 'park', 'park', 'unpark', 'transfer', 'cancel',
  'undo', 'refer', 'refer', 'refer', 'refer', 'record', 'change', 'leave', 'missed', 'return', 'find', 'pause', 'resume', 'close', 'lease', 'hand-in', 'hand-in', 'book', 'check-in', 'unbook', 'interpreter', 'answer', 'end-interpreter',
  'post', 'clear', 'second', 'paper', 'elsewhere', 'reprint', 'card', 'show-card',
] as const
export interface Step { readonly kind: (typeof kinds)[number]; readonly who: number; readonly what: number; readonly flag: boolean; readonly seconds: number }
export const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(staff.length - 1), what: fc.nat(60), flag: fc.boolean(), seconds: fc.nat(300) })

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const hourMs = 3_600_000

/** Any command on anything of the day; `centre` is where ids come from: perhaps the configuration of this morning. */
export const decideAny = (context: Context, centre: Centre, { kind, who, what, flag }: Step): Decision => {
  const { day } = context
  const person = pick(staff, who) ?? staff[0]
  if (!person) throw new Error('nobody works here')
  const tickets = [...day.tickets.values()]
  const open = tickets.filter((ticket) => ticket.status !== 'ended')
  const ticketId = pick(open, what)?.id ?? 'none'
  const live = tickets.find((ticket) => isLive(ticket) && day.counters.get(ticket.counterId ?? '')?.userId === person.id)
  const visit = day.visits.get(pick(tickets, what)?.visitId ?? '')
  const visitCode = day.visits.get(live?.visitId ?? '')?.code ?? visit?.code ?? 'AAAAAA'
  const serviceId = pick(centre.services, what)?.id ?? 'welcome'
  const language = pick(centre.languages, what) ?? 'pt'
  const topicId = pick(centre.topics, what)?.id ?? 'papers'
  const nobody = { by: 'nobody' } as const
  switch (kind) {
    case 'issue': return issueTicket(context, { topicId, language, priority: flag && what % 3 === 0 }, nobody)
    case 'open': {
      const own = centre.counters.filter((counter) => counter.services.every((id) => centre.services.find((service) => service.id === id)?.agency === person.agency))
      const services = centre.services.filter((service) => service.agency === person.agency).map((service) => service.id).slice(0, 1 + (what % 3))
      return openCounter(context, person, { counterId: pick(own, what)?.id ?? 'w1', takeOver: flag, ...(what % 2 === 0 && services.length > 0 && { services }) })
    }
    case 'next': return callNext(context, person)
    case 'call': return callTicket(context, person, ticketId)
    case 'start': return start(context, person)
    case 'finish': return finish(context, person)
    case 'no-show': return noShow(context, person)
    case 'requeue': return requeue(context, person)
    case 'recall': return recall(context, person)
    case 'park': return park(context, person, flag ? {} : { ticketId })
    case 'unpark': return unpark(context, person, pick(tickets.filter((ticket) => ticket.status === 'parked'), what)?.id ?? ticketId)
    case 'transfer': return transfer(context, person, { ticketId, serviceId })
    case 'cancel': return cancel(context, person, ticketId)
    case 'undo': return undo(context, person)
    case 'refer': return refer(context, person, { visitCode, serviceIds: [serviceId, ...(flag ? [pick(centre.services, what + 1)?.id ?? 'welcome'] : [])], ordered: what % 2 === 0, note: 'a note' }, nobody)
    case 'record': return record(context, person, { visitCode, documents: centre.documents.slice(0, what % 5).map(({ id }) => id), note: 'a note' })
    case 'change': return changeVisit(context, person, { visitCode, priority: flag, language })
    case 'leave': return leave(context, visit?.code ?? '')
    case 'missed': return visit ? returnMissed(context, visit) : clearNotice(context, 'none')
    case 'return': return returnTicket(context, person, pick(tickets.filter((ticket) => ticket.outcome === 'no-show'), what)?.id ?? ticketId)
    case 'find': {
      const found = findTickets(context, person, flag ? { visitCode } : { number: pick(tickets, what)?.number })
      return found.ok ? { ok: true, facts: [] } : found
    }
    case 'pause': return pauseCounter(context, person)
    case 'resume': return resumeCounter(context, person)
    case 'close': return closeCounter(context, person)
    case 'lease': return leaseNumbers(context, device)
    case 'hand-in': {
      const lease = pick(day.leases, what)
      const place = what % Math.max(1, lease?.visitCodes.length ?? 1)
      return handIn(context, {
        commandId: context.supply.id(), businessDay: day.businessDay, topicId, language, ordinal: (lease?.from ?? 1) + place, visitCode: lease?.visitCodes[place] ?? 'AAAAAA', issuedAt: context.now,
      }, device)
    }
    case 'book': return bookAppointment(context, person, { serviceId, slotAt: context.now + (flag ? 1 : 24) * hourMs, language })
    case 'check-in': return checkIn(context, { bookingCode: pick([...day.appointments.keys()], what) ?? 'none', language }, nobody)
    case 'unbook': return cancelAppointment(context, person, pick([...day.appointments.values()], what)?.appointmentId ?? 'none')
    case 'interpreter': return requestInterpreter(context, person, flag ? language : undefined)
    case 'answer': return answerInterpreter(context, person, { requestId: pick([...day.interpreting.values()], what)?.id ?? 'none', accept: flag })
    case 'end-interpreter': return endInterpreter(context, person)
    case 'post': return postNotice(context, { noticeId: pick(centre.notices, what)?.id ?? 'none', ...(flag && { counter: '7' }) })
    case 'clear': return clearNotice(context, pick([...day.notices.keys()], what) ?? 'none')
    case 'second': return takeSecondTickets(context, visitCode, device)
    case 'paper': return reportPaper(context, { ticketId, outcome: flag ? 'failed' : 'printed' })
    case 'elsewhere': return printElsewhere(context, ticketId, 'kiosk-2')
    case 'reprint': return reprint(context, person, { ticketId, printAt: device })
    case 'card': return issueCard(context, person, { visitCode })
    case 'show-card': return showCard(context, person, { visitCode }, { hash: `hash ${what}`, language, documents: centre.documents.map(({ id }) => id), past: [{ businessDay: '2026-11-20', serviceIds: [serviceId] }] })
    default: return kind satisfies never
  }
}
