/** In which order a list writes a date with the year at its end. */
export type DayOrder = 'day first' | 'month first'

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/
const mostMonths = 12

/** What one date says of the order: only a number above twelve tells. */
export const orderIn = (text: string): DayOrder | undefined => {
  const [, first, second] = yearLast.exec(text) ?? []
  if (first === undefined || second === undefined) return undefined
  if (Number(first) > mostMonths) return 'day first'
  return Number(second) > mostMonths ? 'month first' : undefined
}

const isoDate = (year: string, month: string, day: string): string | undefined => {
  const fields = { year: Number(year.length === 2 ? `20${year}` : year), month: Number(month), day: Number(day) }
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** `2026-11-30`, `30/11/2026`, `30-11-2026`, `30.11.26`, or, in a list that puts the month first, `11/30/2026`, as YYYY-MM-DD. */
export const readDate = (text: string, order: DayOrder): string | undefined => {
  const [, year, month, day] = yearFirst.exec(text) ?? []
  if (year !== undefined && month !== undefined && day !== undefined) return isoDate(year, month, day)
  const [, first, second, last] = yearLast.exec(text) ?? []
  if (first === undefined || second === undefined || last === undefined) return undefined
  return order === 'day first' ? isoDate(last, second, first) : isoDate(last, first, second)
}

const withColon = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?$/i
const withLetter = /^(\d{1,2}) ?h ?(\d{2})?(?: ?m(?:in)?)?$/i
const noon = 12

/** `9:30`, `09:30:00`, `09.30`, `9h30`, `9h`, `9:30 PM`, as HH:MM. */
export const readTime = (text: string): string | undefined => {
  const [, hours, minutes = '00', half] = withColon.exec(text) ?? withLetter.exec(text) ?? []
  if (hours === undefined || Number(minutes) > 59) return undefined
  const said = Number(hours)
  if (half !== undefined && (said < 1 || said > noon)) return undefined
  const hour = half === undefined ? said : (said % noon) + (half.toLowerCase() === 'p' ? noon : 0)
  return hour > 23 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`
}
