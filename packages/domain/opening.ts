import { localClock, localWeekday } from './business-day.ts'

/** A time of day from and to, local, `HH:MM`; `to` itself is outside. */
export interface TimeSpan { readonly from: string; readonly to: string }
/** What opening depends on: the time zone, and the hours of each weekday (`monday` to `sunday`). */
export interface OpeningRules { readonly timeZone: string; readonly hours: Readonly<Record<string, readonly TimeSpan[]>> }

/** Whether an instant (ms) lies within the opening hours. [Q3] */
export const withinHours = ({ timeZone, hours }: OpeningRules, now: number): boolean => {
  const clock = localClock(now, timeZone)
  return (hours[localWeekday(now, timeZone)] ?? []).some(({ from, to }) => from <= clock && clock < to)
}

/** Whether a service has reached its time of last ticket at an instant (ms). [Q1] */
export const lastTicketIsOut = (service: { readonly lastTicketAt?: string | undefined }, timeZone: string, now: number): boolean =>
  service.lastTicketAt !== undefined && localClock(now, timeZone) >= service.lastTicketAt
