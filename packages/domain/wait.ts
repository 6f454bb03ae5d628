import { counterNow, servicesAt } from './day.ts'
import type { Day } from './day.ts'
import type { CentreRules } from './rules.ts'

/** What a wait estimate of a service starts from; made on a timer, never in a command. */
export interface Pace { /** Minutes between two calls of this queue, or nothing where nothing is known. */ readonly minutesPerTicket: number | undefined }

/** Fewer finished services than this say nothing about the next. */
const enoughServices = 3

const openAt = (day: Day, rules: CentreRules, serviceId: string): CentreRules['counters'] =>
  rules.counters.filter((counter) => servicesAt(day, counter).includes(serviceId) && counterNow(day, counter.id).status === 'open')

/** How many counters call this queue now. */
export const openCounters = (day: Day, rules: CentreRules, serviceId: string): number => openAt(day, rules, serviceId).length

/** Queue-length estimator: service times of today over the open counters, shared where a counter serves several queues. */
export const paceOf = (day: Day, rules: CentreRules, serviceId: string): Pace => {
  const open = openAt(day, rules, serviceId)
  const capacity = open.reduce((sum, counter) => sum + 1 / servicesAt(day, counter).length, 0)
  const recent = day.serviceSeconds.get(serviceId) ?? []
  if (open.length === 0 || recent.length < enoughServices) return { minutesPerTicket: undefined }
  return { minutesPerTicket: recent.reduce((sum, seconds) => sum + seconds, 0) / recent.length / 60 / capacity }
}

/**
 * Minutes that a ticket with `ahead` before it waits, as a range in steps of a minute below ten and of five above, or null
 * where nobody serves or nothing is known: then people are told how many stand before them, never an invented minute.
 */
export const waitOf = (pace: Pace, ahead: number): { low: number; high: number } | null => {
  if (pace.minutesPerTicket === undefined) return null
  const expected = pace.minutesPerTicket * (ahead + 0.5)
  const step = (minutes: number, up: boolean): number => {
    const unit = minutes < 10 ? 1 : 5
    return (up ? Math.ceil(minutes / unit) : Math.floor(minutes / unit)) * unit
  }
  return { low: step(expected * 0.65, false), high: Math.max(step(expected * 1.5, true), 1) }
}
