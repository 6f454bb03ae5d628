/** What can be wrong with a line of a list of bookings, as far as there are words for it. */
export const faultKinds = ['code', 'service', 'date', 'time', 'language', 'over', 'far', 'twice', 'closed', 'quote', 'head'] as const
export type FaultKind = (typeof faultKinds)[number]

export interface LineFault {
  /** Counted from 1; the list's head is line 1. */
  readonly line: number
  readonly kinds: readonly FaultKind[]
  /** The hub's own words. */
  readonly said: string
}

const column = /(?:^|, )(code|service|date|time|language|quote|head): /g
const phrases: readonly (readonly [RegExp, FaultKind])[] = [
  [/stands twice/, 'twice'], [/no service has the id/, 'service'], [/does not offer the language/, 'language'],
  [/time is over/, 'over'], [/more than a year ahead/, 'far'], [/day is closed/, 'closed'],
]

const kindsOf = (said: string): FaultKind[] => {
  const columns = [...said.matchAll(column)].flatMap(([, name]) => faultKinds.filter((kind) => kind === name))
  return columns.length > 0 ? columns : phrases.flatMap(([phrase, kind]) => (phrase.test(said) ? [kind] : []))
}

/** The faults of a refused list, line by line; empty where the hub refused it as a whole (`readBookings` and `importAppointments` write `line N: why; line M: why`). */
export const lineFaults = (message: string): LineFault[] =>
  message.split(/; (?=line \d+: )/).flatMap((part) => {
    const found = /^line (\d+): ([^]*)$/.exec(part)
    return found ? [{ line: Number(found[1]), kinds: kindsOf(found[2] ?? ''), said: found[2] ?? '' }] : []
  })

/** A line of the chosen file, to show beside its fault. */
export const lineOf = (csv: string, line: number): string => (csv.split(/\r\n|\n|\r/)[line - 1] ?? '').trim()
