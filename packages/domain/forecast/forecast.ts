import type { Day } from '../day.ts'
import type { CentreRules } from '../rules.ts'
import type { Pace } from './draw.ts'
import { playOut } from './future.ts'
import { newcomerPlace } from './newcomers.ts'
import { enoughCycles, pictureOf } from './picture.ts'
import { seeded } from './random.ts'

/** Minutes from and to. */
export interface WaitRange { readonly low: number; readonly high: number }

/** What may be said of waits at one moment; `null` where nothing is known. */
export interface Forecast {
  /** A waiting ticket; undefined: it came after this forecast. */
  readonly ofTicket: (ticketId: string) => WaitRange | null | undefined
  /** Somebody who would come to a service now. */
  readonly ofNewcomer: (serviceId: string, language: string, priority: boolean) => WaitRange | null
}

export const forecastRules = {
  /** So many futures are played out. */
  futures: 40,
  /** The part of the futures below the range, and below its end: it is meant to hold in four of five cases. */
  from: 0.1,
  to: 0.9,
  /**
   * Breaks, absences and hard cases of the next hours are not in the last tickets. Measured with `npm run waits`, so that the
   * ranges hold in about four of five cases.
   */
  pace: { slower: 0.03, spread: 0.14 },
}

/** Nothing known, nothing said: before the first tickets, or without a hub's timer. */
export const noForecast: Forecast = { ofTicket: () => undefined, ofNewcomer: () => null }

/**
 * How long waits will be, as ranges: the queues are played out some dozen times by their own rules with the durations of
 * today's tickets, and each range runs over the middle of the futures. Costs some milliseconds: on a timer, never in a
 * command. `now` in milliseconds since 1970 UTC. [W1] [W2]
 */
export const forecast = (day: Day, rules: CentreRules, now: number, pace: Pace = forecastRules.pace): Forecast => {
  const picture = pictureOf(day, rules, now)
  const random = seeded(1)
  const futures = Array.from({ length: picture.counters.length > 0 ? forecastRules.futures : 0 }, () => playOut(picture, pace, random))
  const served = picture.services.map((service, index) => service.cycles.length >= enoughCycles && picture.counters.some((counter) => counter.serves.includes(index)))
  const placeOf = new Map(picture.waiting.map((ticket, place) => [ticket.ticketId, place]))
  const serviceOf = new Map(picture.services.map((service, index) => [service.id, index]))
  return {
    ofTicket: (ticketId) => {
      const place = placeOf.get(ticketId)
      if (place === undefined) return undefined
      return served[picture.waiting[place]?.service ?? -1] ? rangeOf(futures.map((future) => future.called[place] ?? Infinity)) : null
    },
    ofNewcomer: (serviceId, language, priority) => {
      const service = serviceOf.get(serviceId)
      if (service === undefined || !served[service]) return null
      const place = newcomerPlace(picture, service, Math.max(0, picture.languages.indexOf(language)), priority)
      return rangeOf(futures.map((future) => future.newcomers[place] ?? Infinity))
    },
  }
}

/** In steps of a minute below ten and of five above, outwards; nothing where it may be hours. */
const rangeOf = (seconds: readonly number[]): WaitRange | null => {
  const sorted = seconds.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Infinity
  const [low, high] = [at(forecastRules.from) / 60, at(forecastRules.to) / 60]
  if (!Number.isFinite(high)) return null
  const stepped = (minutes: number, round: (value: number) => number): number => {
    const step = minutes < 10 ? 1 : 5
    return round(minutes / step) * step
  }
  return { low: stepped(low, Math.floor), high: Math.max(1, stepped(high, Math.ceil)) }
}
