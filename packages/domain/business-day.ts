const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs as much as fifty uses of it: each is made once. */
const formatOf = (locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${timeZone}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options })
  formats.set(key, known)
  return known
}

/**
 * The centre's local date, `YYYY-MM-DD`. Dates of en-CA are written so (Unicode CLDR), in any time zone and over any
 * change of clock. `at` in milliseconds since 1970 UTC.
 */
export const localDate = (at: number, timeZone: string): string =>
  formatOf('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** The centre's local time of day, `HH:MM`. */
export const localClock = (at: number, timeZone: string): string =>
  formatOf('en-GB', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** The centre's local weekday, as the keys of opening hours are named. */
export const localWeekday = (at: number, timeZone: string): string =>
  formatOf('en-US', timeZone, { weekday: 'long' }).format(at).toLowerCase()
