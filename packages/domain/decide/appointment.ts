import type { Appointment, Day } from '../day.ts'
import type { Booking, Fact } from '../facts.ts'
import { localDate } from '../business-day.ts'
import { isLost, ownerOf, serviceOrWelcome } from '../lost.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CentreRules, ServiceRules, TopicRules } from '../rules.ts'
import { accept, serviceOf } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { freshCode, ticketFacts } from './issue.ts'
import type { PaperPlan } from './issue.ts'

/** A booking as a list or a person gives it; `slotAt` in milliseconds since 1970 UTC. */
export interface BookingRequest { readonly code: string; readonly serviceId: string; readonly slotAt: number; readonly language?: string | undefined; /** Where it stands in the list that it came with. */ readonly line?: number }
/** A line of a list, from 1, and what is wrong with it. */
export interface ListFault { readonly line: number; readonly why: string }
/** A refusal names so many faulty lines at most: what follows is not looked at. */
export const faultsTold = 30

const longestAheadMs = 366 * 86_400_000

const booked = (context: Context, request: BookingRequest): Result<{ fact: Fact }> => {
  const { day, rules, now, supply } = context
  const found = serviceOf(rules, request.serviceId)
  if (!found.ok) return found
  if (request.language !== undefined && !rules.languages.includes(request.language)) return refuse('invalid', `the centre does not offer the language "${request.language}"`)
  if (request.slotAt < now - rules.policy.appointments.lateMinutes * 60_000) return refuse('invalid', 'the booked time is over')
  if (request.slotAt > now + longestAheadMs) return refuse('invalid', 'the booked time is more than a year ahead')
  const data: Booking = { appointmentId: supply.id(), businessDay: localDate(request.slotAt, rules.timeZone), slotAt: request.slotAt }
  if (data.businessDay === day.businessDay && !day.open) return refuse('closed', 'the day is closed')
  return { ok: true, fact: {
    type: 'appointment-booked', serviceId: found.service.id, data,
    private: { bookingCode: request.code, ...(request.language !== undefined && { bookedLanguage: request.language }) },
  } }
}

/**
 * Takes a list of bookings in, all of it or nothing: a refusal says which lines (the list's head is line 1) and why, those
 * that could not even be read among them. The same code again for the same day replaces its booking. [A4]
 */
export const importAppointments = (context: Context, requests: readonly BookingRequest[], unreadable: readonly ListFault[] = []): Decision => {
  const facts: Fact[] = []
  const faults: ListFault[] = [...unreadable]
  const seen = new Set<string>()
  for (const [index, request] of requests.entries()) {
    const one = seen.has(request.code) ? refuse('invalid', `the code ${request.code} stands twice`) : booked(context, request)
    seen.add(request.code)
    if (one.ok) facts.push(one.fact)
    else faults.push({ line: request.line ?? index + 2, why: one.error.message })
    if (faults.length >= unreadable.length + faultsTold) break
  }
  if (faults.length === 0) return accept(facts)
  const told = faults.toSorted((a, b) => a.line - b.line).slice(0, faultsTold)
  return refuse('invalid', told.map(({ line, why }) => `line ${line}: ${why}`).join('; '))
}

const forbidden = (serviceId: string) => refuse('forbidden', `the service "${serviceId}" belongs to another agency`)
const owns = (context: Context, staff: Staff, serviceId: string): boolean => ownerOf(context.rules, serviceId) === staff.agency

/** One booking for the own agency's service, typed in by staff; the answer's `code` is what the person shows or types at the kiosk. */
export const bookAppointment = (context: Context, staff: Staff, request: Omit<BookingRequest, 'code'>): Decision => {
  const found = serviceOf(context.rules, request.serviceId)
  if (!found.ok) return found
  if (!owns(context, staff, request.serviceId)) return forbidden(request.serviceId)
  const code = freshBookingCode(context)
  const one = booked(context, { ...request, code })
  return one.ok ? accept([one.fact], { code }) : one
}

/** Takes one of today's bookings of the own agency away. */
export const cancelAppointment = (context: Context, staff: Staff, appointmentId: string): Decision => {
  const appointment = [...context.day.appointments.values()].find((one) => one.appointmentId === appointmentId)
  if (!appointment) return refuse('not-found', 'no booking of today has this id, or it has checked in already')
  if (!owns(context, staff, appointment.serviceId)) return forbidden(appointment.serviceId)
  return accept([{ type: 'appointment-cancelled', serviceId: appointment.serviceId, data: { appointmentId } }])
}

const freshBookingCode = (context: Context): string => {
  for (;;) {
    const code = context.supply.bookingCode()
    if (!context.day.appointments.has(code)) return code
  }
}

/** What brings a booked person, as far as a service tells. */
const topicOf = (rules: CentreRules, service: ServiceRules): TopicRules | undefined =>
  rules.topics.find((topic) => topic.suggests === service.id) ?? rules.topics.find((topic) => topic.service === service.id) ?? rules.topics.at(-1)

/** A booking of today that nobody has checked in for. */
export const appointmentByCode = (day: Day, code: string): Result<{ appointment: Appointment }> => {
  const appointment = day.appointments.get(code)
  return appointment ? { ok: true, appointment } : refuse('not-found', 'no booking of today has this code, or it has checked in already')
}

export interface CheckIn { readonly bookingCode: string; readonly language: string; readonly priority?: boolean; readonly partySize?: number }

/**
 * The booked person is here: a visit begins with a ticket at the booked service. In time (up to `lateMinutes` after it) the
 * ticket is called for its slot; later it waits as one without a booking. Of a lost service, at the Welcoming Office. [A1] [A3] [A4] [L5]
 */
export const checkIn = (context: Context, request: CheckIn, paper: PaperPlan): Decision => {
  const { day, rules, supply, now } = context
  if (!day.open) return refuse('closed', 'the centre is closed: no tickets are given out now')
  const found = appointmentByCode(day, request.bookingCode)
  if (!found.ok) return found
  if (!rules.languages.includes(request.language)) return refuse('invalid', `the centre does not offer the language "${request.language}"`)
  const { appointment } = found
  const service = serviceOrWelcome(rules, appointment.serviceId)
  if (!service) return refuse('not-found', 'the centre has no services')
  const topic = isLost(rules, appointment.serviceId) ? rules.topics.at(-1) : topicOf(rules, service)
  if (!topic) return refuse('not-found', 'the centre has no topics')
  const kept = now <= appointment.slotAt + rules.policy.appointments.lateMinutes * 60_000
  const visit = { id: supply.id(), language: request.language, priority: request.priority ?? false }
  const issued = ticketFacts(context, visit, service, { stage: 1, orderAt: now, paper, ...(kept && { slotAt: appointment.slotAt }) })
  return accept([
    { type: 'appointment-checked-in', serviceId: appointment.serviceId, data: { appointmentId: appointment.appointmentId, kept } },
    {
      type: 'visit-started', visitId: visit.id,
      data: { language: visit.language, priority: visit.priority, partySize: request.partySize ?? 1, topicId: topic.id, assisted: false },
      private: { visitCode: freshCode(context) },
    },
    ...issued.facts,
  ], { ticketIds: [issued.ticketId], visitId: visit.id })
}
