const wallOf = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(at))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '00'
  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`)
}

/**
 * The instant of a local date (`YYYY-MM-DD`) and time (`HH:MM`) in a time zone; undefined where they are no date and time.
 * Of an hour that a change of clock repeats, the first; of one that it skips, the time after it, as the hub reads lists.
 */
export const instantOf = (date: string, time: string, timeZone: string): string | undefined => {
  const wall = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(wall)) return undefined
  const dayMs = 86_400_000
  // the clock's distance from UTC before and after any change on that day
  const offsets = [wallOf(wall - dayMs, timeZone) - (wall - dayMs), wallOf(wall + dayMs, timeZone) - (wall + dayMs)]
  const found = offsets.map((offset) => wall - offset).toSorted((a, b) => a - b).find((at) => wallOf(at, timeZone) === wall)
  return new Date(found ?? wall - (offsets[0] ?? 0)).toISOString()
}

/**
 * A time as people write it (`9`, `930`, `14:30`, `14h30`, `14.30`) as `HH:MM`; undefined where it is none. Typed, not chosen
 * in the browser's own field, which asks for morning or afternoon where the browser speaks English.
 */
export const clockTime = (typed: string): string | undefined => {
  const [, hours = '', minutes = '00'] = /^\s*([01]?\d|2[0-3])(?:\s*[:.h]?\s*([0-5]\d))?\s*h?\s*$/i.exec(typed) ?? []
  return hours === '' ? undefined : `${hours.padStart(2, '0')}:${minutes}`
}
