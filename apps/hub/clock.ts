/** Milliseconds since 1970 UTC. */
export type Clock = () => number

let lastAt = Number.NaN
let lastIso = ''
/** ISO 8601 UTC with milliseconds. All that is committed together is written at one time, and that is written out once. */
export const iso = (at: number): string => {
  if (at !== lastAt) [lastAt, lastIso] = [at, new Date(at).toISOString()]
  return lastIso
}

/** The instant (ms) of a local date and time; of an hour that a change of clock skips, the time after it. */
export const instantOf = (date: string, time: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(`${date}T${time.padStart(5, '0')}`).toZonedDateTime(timeZone).epochMilliseconds
