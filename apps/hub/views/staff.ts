import { backUntil, counterNow, counterOf, documentsSeenBy, isLost, mayComeBack, ownerOf, servicesAt, undoableAt, undoUntil, visitOf } from '@senha/domain'
import type { Note, Referral, Ticket, Undoable, Visit } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { iso } from '../clock.ts'
import type { DayEnd } from '../day-end.ts'
import type { DatabaseState } from '../store/disk-watch.ts'
import { unattendedOf } from './alerts/queues.ts'
import { counterView, languageOf, lostQueueViews, publicNumber, queueViews, staffQueueView, ticketView, visitView } from './house.ts'
import type { House } from './house.ts'
import { requestsFor } from './interpreting.ts'
import { standing } from './public.ts'

/** Nothing for a service that is gone: nobody reads by its agency any more. */
const agencyOf = (house: House, serviceId: string): string | undefined => house.centre.services.find((service) => service.id === serviceId)?.agency

const sameAgency = (house: House, one: string, other: string): boolean =>
  one === other || (agencyOf(house, one) !== undefined && agencyOf(house, one) === agencyOf(house, other))

/** One's own agency's notes, and those of an agency that sent the visit on to this service. (SPEC.md, R5) */
const mayRead = (house: House, visit: Visit, ticket: Ticket, note: Pick<Note, 'serviceId'>): boolean => {
  const writer = agencyOf(house, note.serviceId)
  const own = writer !== undefined && writer === agencyOf(house, ticket.serviceId)
  return own || visit.referrals.some((referral) => sameAgency(house, referral.fromServiceId, note.serviceId) && referral.serviceIds.includes(ticket.serviceId))
}

const concerns = (house: House, ticket: Ticket, referral: Referral): boolean =>
  [referral.fromServiceId, ...referral.serviceIds].some((id) => sameAgency(house, id, ticket.serviceId))

/** A visit as the counter with its live ticket may see it: declared documents, readable notes, referrals that concern it, its agency's tickets. */
export const staffVisitView = (house: House, visit: Visit, ticket: Ticket): wire.StaffVisit => {
  const service = house.centre.services.find((known) => known.id === ticket.serviceId)
  const seen = documentsSeenBy(service, house.centre.documents)
  const whole = visitView(house, visit)
  const visible = service?.kind === 'welcome' ? whole.tickets : whole.tickets.filter((other) => sameAgency(house, other.serviceId, ticket.serviceId))
  return {
    ...whole,
    tickets: visible,
    documents: visit.documents.filter((id) => seen.includes(id)),
    notes: visit.notes.filter((note) => mayRead(house, visit, ticket, note))
      .map((note) => ({ at: iso(note.at), serviceId: note.serviceId, counter: publicNumber(house.centre, note.counterId) ?? note.counterId, text: note.text })),
    referrals: visit.referrals.filter((referral) => concerns(house, ticket, referral))
      .map((referral) => ({ at: iso(referral.at), fromServiceId: referral.fromServiceId, serviceIds: [...referral.serviceIds], ordered: referral.ordered })),
    past: visit.past.flatMap(({ businessDay, serviceIds }) => {
      const shown = serviceIds.filter((id) => service?.kind === 'welcome' || sameAgency(house, id, ticket.serviceId))
      return shown.length > 0 ? [{ businessDay, serviceIds: shown }] : []
    }),
    card: visit.card !== undefined,
  }
}

export const passedOverView = (house: House, ticket: Ticket): wire.CounterState['passedOver'] =>
  ticket.passedOver.flatMap((other) => {
    const number = house.day.tickets.get(other.ticketId)?.number
    return number === undefined ? [] : [{ ticketId: other.ticketId, number, rule: other.rule }]
  })

/** What `ticket:call-next` and `ticket:call` answer. */
export const calledView = (house: House, ticket: Ticket): Record<string, unknown> => ({
  ticket: ticketView(house, ticket), reason: ticket.reason, passedOver: passedOverView(house, ticket), visit: staffVisitView(house, visitOf(house.day, ticket), ticket),
})

export interface Surroundings {
  readonly user: wire.CounterState['user']
  readonly open: boolean
  readonly devices: wire.Device[]
  readonly nameOf: (staffId: string) => string | undefined
  /** How the last day ended. */
  readonly lastEnd?: DayEnd | undefined
  /** How the hub's own disk does. */
  readonly database: DatabaseState
  /** Staff whose consoles are connected. */
  readonly present: readonly wire.StaffUser[]
}

/** The console's whole world: this counter, its live ticket and visit, its queues, and what may be done next. */
export const counterState = (house: House, now: number, around: Surroundings): wire.CounterState => {
  const { day, centre } = house
  const { user, nameOf } = around
  // one that the configuration no longer has is closed
  const configured = centre.counters.find((counter) => counter.id === counterOf(day, user.id))
  const ownId = configured?.id
  const own = ownId === undefined ? undefined : counterNow(day, ownId)
  const live = own?.ticketId === undefined ? undefined : day.tickets.get(own.ticketId)
  const services = configured ? servicesAt(day, centre, configured).filter((id) => agencyOf(house, id) === user.agency) : []
  const mine = centre.counters.filter((counter) => counter.services.every((id) => agencyOf(house, id) === user.agency))
  const undoable = ownId === undefined ? undefined : undoableAt(day, centre, ownId, now)
  const unattended = day.open ? unattendedOf(house, user.agency) : []
  return {
    seq: day.seq, at: iso(now), user, open: around.open, ...standing(house), ...(around.database !== 'ok' && { storage: around.database }),
    counter: configured === undefined ? null : { ...counterView(house, configured, user.id, nameOf), ...(own?.pauseReason !== undefined && { pauseReason: own.pauseReason }) },
    ticket: live ? liveView(house, live) : null,
    reason: live?.reason ?? null,
    passedOver: live ? passedOverView(house, live) : [],
    visit: live ? staffVisitView(house, visitOf(day, live), live) : null,
    queues: [...services.map((id) => staffQueueView(house, id, ownId)), ...(configured ? lostQueuesOf(house, user.agency, ownId) : [])],
    services: queueViews(house),
    counters: mine.map((counter) => counterView(house, counter, user.id, nameOf)),
    devices: around.devices.filter((device) => device.kind === 'kiosk'),
    missed: configured ? missedOf(house, user.agency, services) : [],
    ...requestsFor(house, around, ownId), ...(ownId !== undefined && { papers: papersOf(house, ownId) }), appointments: appointmentsOf(house, user.agency), ...(unattended.length > 0 && { unattended }),
    ...(configured === undefined && dayEndedView(house, user, around.lastEnd)),
    undo: undoable?.ok ? undoView(house, undoable) : null,
  }
}

const dayEndedView = ({ centre }: House, user: wire.CounterState['user'], end: DayEnd | undefined): Pick<wire.CounterState, 'dayEnded'> => {
  const had = end?.staff.get(user.id)
  if (!end || !had) return {}
  const waited = end.expired.filter((serviceId) => ownerOf(centre, serviceId) === user.agency).length
  return { dayEnded: { businessDay: end.businessDay, at: iso(end.at), counter: publicNumber(centre, had.counterId) ?? had.counterId, waited, ...(had.served !== undefined && { served: had.served }) } }
}

const undoView = ({ centre }: House, { ticket, last }: Undoable): NonNullable<wire.CounterState['undo']> =>
  ({ until: iso(undoUntil(centre, last)), number: ticket.number, serviceId: ticket.serviceId, change: ticket.outcome === 'no-show' ? 'no-show' : last.type })

/** More than one person can be sent to at once. */
const papersTold = 8

/** The last papers that a counter asked for, oldest first. (SPEC.md, P4) */
const papersOf = ({ day }: House, counterId: string): NonNullable<wire.CounterState['papers']> =>
  [...day.tickets.values()]
    .flatMap((ticket) => (ticket.asked?.counterId === counterId && ticket.status !== 'ended' ? { ticket, asked: ticket.asked } : []))
    .toSorted((a, b) => a.asked.seq - b.asked.seq)
    .slice(-papersTold)
    .map(({ ticket, asked }) => ({ ticketId: ticket.id, number: ticket.number, device: asked.device, paper: ticket.paper }))

/** Queues of lost services, at the counters of who sees to them. (SPEC.md, L1) */
const lostQueuesOf = (house: House, agency: string, counterId: string | undefined): wire.StaffQueue[] =>
  lostQueueViews(house, counterId).filter((queue) => ownerOf(house.centre, queue.serviceId) === agency)

/** Who missed a call in these queues, or in a lost one that this agency sees to, and may still come back; the last first. (SPEC.md, T9) */
const missedOf = (house: House, agency: string, services: readonly string[]): wire.MissedTicket[] =>
  [...house.day.tickets.values()]
    .filter((ticket) => mayComeBack(house.day, house.centre, ticket, house.now))
    .filter(({ serviceId }) => services.includes(serviceId) || (isLost(house.centre, serviceId) && ownerOf(house.centre, serviceId) === agency))
    .toSorted((a, b) => b.changedSeq - a.changedSeq)
    .map((ticket) => {
      const visit = visitOf(house.day, ticket)
      return { id: ticket.id, number: ticket.number, serviceId: ticket.serviceId, language: languageOf(visit), topicId: visit.topicId, at: iso(ticket.endedAt ?? house.now), until: iso(backUntil(ticket, house.centre)) }
    })

/** Today's bookings of an agency that nobody has checked in for, by time; never their codes. */
const appointmentsOf = (house: House, agency: string): NonNullable<wire.CounterState['appointments']> =>
  [...house.day.appointments.values()]
    .filter((booked) => ownerOf(house.centre, booked.serviceId) === agency)
    .toSorted((a, b) => a.slotAt - b.slotAt)
    .map((booked) => ({ id: booked.appointmentId, serviceId: booked.serviceId, slotAt: iso(booked.slotAt), ...(booked.language !== undefined && { language: languageOf({ language: booked.language }) }) }))

const liveView = (house: House, ticket: Ticket): NonNullable<wire.CounterState['ticket']> => ({
  ...ticketView(house, ticket),
  calledAt: iso(ticket.calledAt ?? ticket.issuedAt), ...(ticket.startedAt !== undefined && { startedAt: iso(ticket.startedAt) }),
  callCount: ticket.callCount, recallCount: ticket.recallCount, requeuesLeft: Math.max(0, house.centre.policy.requeue.times - ticket.requeueCount),
})
