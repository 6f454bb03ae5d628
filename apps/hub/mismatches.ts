import type { Centre } from '@senha/centre'
import { counterNow, lostCounters, lostServices, promisesOf } from '@senha/domain'
import type { Day } from '@senha/domain'
import type { AlertCode, Device, StaffUser } from '@senha/protocol'
import type { Found } from './views/alerts/moment.ts'

/**
 * Something that the hub keeps names what the centre's configuration does not have: a line for who runs the hub, and
 * an alert on the monitor.
 */
export interface Mismatch {
  readonly code: Extract<AlertCode, `unknown-${string}`> | 'notice'
  readonly subject: string
  /** How many tickets, or people, it concerns. */
  readonly count: number
  readonly line: string
}

/** Bookings of coming days, by service. */
export type Booked = readonly { readonly serviceId: string; readonly count: number }[]

const list = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(', ')
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

const serviceMismatches = (day: Day, centre: Centre, now: number, booked: Booked): Mismatch[] => {
  const known = new Set(centre.services.map((service) => service.id))
  const open = [...day.tickets.values()].filter((ticket) => ticket.status !== 'ended')
  const promised = [...day.visits.values()].flatMap((visit) =>
    promisesOf(day, centre, visit, now).flatMap((onward) => onward.serviceIds.slice(onward.after === undefined ? 1 : 0)))
  const today = [...day.appointments.values()].map((appointment) => appointment.serviceId)
  const named = new Set([...lostServices(day, centre), ...promised, ...today, ...booked.map(({ serviceId }) =>
    serviceId)])
  return [...named].filter((id) => !known.has(id)).map((id) => {
    const holding = open.filter((ticket) => ticket.serviceId === id).length
    const next = promised.filter((one) => one === id).length
    const bookings = today.filter((one) =>
      one === id).length + booked.filter(({ serviceId }) => serviceId === id).reduce((sum, { count }) => sum + count, 0)
    const parts = [
      ...(holding > 0 ? [`${people(holding)} with a ticket`] : []), ...(next > 0 ? [`${people(next)} to be sent on`] : []), ...(bookings > 0 ? [`${people(bookings)} booked`] : []),
    ]
    return {
      code: 'unknown-service' as const, subject: id, count: holding + next + bookings,
      line: `the service "${id}" is not in the configuration: ${parts.join(', ')}; the Welcoming Office sees to them`,
    }
  })
}

const counterMismatches = (day: Day, centre: Centre): Mismatch[] =>
  lostCounters(day, centre).filter((counter) => counter.unknown || counter.status !== 'closed').map(({ id, status }) => {
    const ticket = day.tickets.get(counterNow(day, id).ticketId ?? '')
    const live = ticket ? ` with ticket ${ticket.number}` : ''
    return {
      code: 'unknown-counter', subject: id, count: ticket ? 1 : 0,
      line: `the counter "${id}" is not in the configuration: ${status === 'closed' ? 'it was closed' : `it is ${status}${live}, and is taken as closed`}`,
    }
  })

const noticeMismatches = (day: Day, centre: Centre): Mismatch[] =>
  [...day.notices.keys()].filter((id) => !centre.notices.some((notice) => notice.id === id))
    .map((id) => ({ code: 'notice', subject: id, count: 0, line: `the notice "${id}" stands and is not in the configuration: it comes down` }))

/** Users who can open no counter here, or are understood by nobody. */
export const staffMismatches = (centre: Centre, staff: readonly StaffUser[]): Mismatch[] => {
  const agencies = new Set(staff.map((user) =>
    user.agency).filter((agency) => !centre.agencies.some((known) => known.id === agency)))
  const offered: readonly string[] = centre.languages
  const mute = staff.filter((user) => !user.languages.some((language) => offered.includes(language)))
  return [
    ...[...agencies].map((agency): Mismatch => {
      const users = staff.filter((user) => user.agency === agency).map((user) => user.id)
      return { code: 'unknown-agency', subject: agency, count: users.length, line: `the agency "${agency}" is not in the configuration: ${list(users)} can open no counter` }
    }),
    ...mute.map((user): Mismatch => ({
      code: 'unknown-language', subject: user.id, count: 1,
      line: `the user "${user.id}" speaks no language of the centre (${user.languages.join(', ') || 'none'}): an interpreter is asked for at every call`,
    })),
  ]
}

/**
 * Devices that the configuration names and nobody ever paired; before the first of a kind is known, it only awaits
 * them.
 */
export const deviceMismatches = (centre: Centre, devices: readonly Pick<Device, 'id' | 'kind'>[]): Mismatch[] => {
  const idsOf = (kind: Device['kind']): string[] =>
    devices.filter((device) => device.kind === kind).map((device) => device.id)
  const unknown = (kind: Device['kind'], named: readonly string[], where: string): Mismatch[] => {
    const known = idsOf(kind)
    return known.length === 0 ? [] : [...new Set(named)].filter((id) => !known.includes(id))
      .map((id) => ({ code: 'unknown-device', subject: id, count: 0, line: `the configuration names the ${kind} "${id}" in "${where}", and none of that name was ever paired` }))
  }
  return [
    ...unknown('kiosk', Object.entries(centre.printing?.fallbacks ?? {}).flat(), 'printing.fallbacks'),
    ...unknown('display', centre.displays.map((display) => display.id), 'displays'),
  ]
}

/** What of today, and of the bookings of coming days, the configuration does not have. */
export const dayMismatches = (day: Day, centre: Centre, now: number, booked: Booked = []): Mismatch[] =>
  [...serviceMismatches(day, centre, now, booked), ...counterMismatches(day, centre), ...noticeMismatches(day, centre)]

/** The same as alerts. */
export const alertsOf = (mismatches: readonly Mismatch[]): Found[] =>
  mismatches.flatMap(({ code, subject, count }) =>
    (code === 'notice' ? [] : [{ code, subject, ...(count > 0 && { count }) }]))
