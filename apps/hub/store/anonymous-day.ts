import { randomUUID } from 'node:crypto'

/** A row of the table `event`. */
export interface EventRow {
  readonly seq: number
  readonly at: string
  readonly type: string
  readonly ticket_id: string | null
  readonly service_id: string | null
  readonly counter_id: string | null
  readonly device: string | null
  readonly data: string
}

type Data = Record<string, unknown>
interface Cut { readonly old: number; readonly row: Omit<EventRow, 'seq' | 'data'>; readonly data: Data; readonly place: string }

const minuteMs = 60_000
const minuteOf = (at: string): number => Math.floor(Date.parse(at) / minuteMs) * minuteMs
const isoOf = (ms: number): string => new Date(ms).toISOString()
const dataOf = (row: EventRow): Data => {
  const data: unknown = JSON.parse(row.data)
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
const only = (data: Data, ...names: readonly string[]): Data => Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])))

/** What says nothing of visitors: it keeps its minute, its counter and, of its data, what is named here. */
const ofTheHouse: Readonly<Record<string, readonly string[]>> = {
  'day-opened': ['businessDay'], 'day-closed': ['businessDay'], 'numbers-leased': ['device', 'from', 'to'],
  'clock-accepted': ['aheadSeconds', 'by'], 'journal-opened': ['device'], 'journal-copied': ['device'],
  'notice-posted': ['noticeId', 'counter', 'time'], 'notice-cleared': ['noticeId'],
  // the languages that a counter's staff speak point at the person
  'counter-opened': ['takeOver'], 'counter-paused': [], 'counter-resumed': [], 'counter-closed': [],
}

/** What stays of the data of a visit's first ticket; `undid` is renumbered. A queue's order is a time, and whoever was passed over belongs to another visit. */
const ofFirst: Readonly<Record<string, readonly string[]>> = {
  'ticket-issued': ['businessDay', 'number', 'ordinal', 'stage', 'language', 'priority'], 'ticket-called': ['reason'], 'ticket-passed-over': ['rule'], 'ticket-ended': ['outcome'],
  'ticket-transferred': ['fromServiceId'], 'ticket-undone': ['undid'], 'ticket-returned': ['undid'], 'paper-requested': ['reprint'], 'ticket-paper': ['outcome', 'fault'],
}

/** Of a later ticket: language, priority, number, counter and device each narrow down which first ticket came before it. */
const ofLater: Readonly<Record<string, readonly string[]>> = { ...ofFirst, 'ticket-issued': ['businessDay', 'stage'], 'ticket-called': [] }

/** What stays of the data of facts that keep no ticket: how much was asked for, by day. */
const ofTheDay: Readonly<Record<string, readonly string[]>> = {
  'visit-started': ['topicId', 'partySize', 'assisted'], 'interpreter-answered': ['accepted', 'seconds'], 'appointment-checked-in': ['kept'],
}

/** These change several tickets of a visit at one moment, or tell of a rare language: they keep no ticket. */
const unticketed: ReadonlySet<string> = new Set(['ticket-reclassified', 'interpreter-requested', 'interpreter-answered', 'interpreter-ended', 'appointment-checked-in'])

/** Language and priority that a ticket had in the end. */
const lastClasses = (rows: readonly EventRow[]): Map<string, Data> =>
  new Map(rows.filter((row) => row.type === 'ticket-reclassified' && row.ticket_id !== null).map((row) => [row.ticket_id ?? '', only(dataOf(row), 'language', 'priority')]))

/**
 * A closed day without persons: nothing in it says which tickets belonged to one visit. (SPEC.md, G1 to G4)
 *
 * First tickets keep their minutes, counter, language and priority. Of a later ticket stay the day, the service, how long it
 * waited and was served, and how it ended: its times are counted from the start of the day, under a new id. The order of the
 * rows would still tell who came after whom: each ticket's rows are put together, tickets by their ids, under the same
 * positions as before. A fact of a kind that is not known here keeps its day and service alone. Done again, it changes nothing
 * that tells.
 */
export const anonymousDay = (rows: readonly EventRow[], newId: () => string = randomUUID): EventRow[] => {
  const opened = rows.find((row) => row.type === 'day-opened')
  const dayStart = Date.parse(`${String(opened ? dataOf(opened)['businessDay'] : '1970-01-01')}T00:00:00.000Z`)
  const issued = new Map(rows.filter((row) => row.type === 'ticket-issued').map((row) => [row.ticket_id ?? '', row]))
  const stageOf = (ticketId: string): number => {
    const row = issued.get(ticketId)
    return row ? Number(dataOf(row)['stage']) : 1
  }
  const later = new Map([...issued.keys()].filter((id) => stageOf(id) > 1).map((id) => [id, newId()]))
  const classes = lastClasses(rows)

  const cut = (row: EventRow): Cut => {
    const [old, data, { type }] = [row.seq, dataOf(row), row]
    const house = ofTheHouse[type]
    if (house) {
      const place = type === 'day-opened' ? '0' : type === 'day-closed' ? '9' : '1'
      return { old, place, data: only(data, ...house), row: { at: isoOf(minuteOf(row.at)), type, ticket_id: null, service_id: row.service_id, counter_id: row.counter_id, device: null } }
    }
    const ticketId = row.ticket_id
    if (ticketId === null || unticketed.has(type) || (type === 'ticket-passed-over' && later.has(ticketId))) {
      const kept = only(data, ...(ofTheDay[type] ?? []))
      // in the order of what they say, not of when they happened
      const place = `2 ${type} ${ticketId === null ? (row.service_id ?? '') : ''} ${JSON.stringify(kept)}`
      return { old, place, data: kept, row: { at: isoOf(dayStart), type, ticket_id: null, service_id: ticketId === null ? row.service_id : null, counter_id: null, device: null } }
    }
    const newName = later.get(ticketId)
    if (newName === undefined) {
      const kept = { ...only(data, ...(ofFirst[type] ?? [])), ...(type === 'ticket-issued' && classes.get(ticketId)) }
      const issuedAt = type === 'ticket-issued' && typeof data['issuedAt'] === 'number' ? { issuedAt: Math.floor(data['issuedAt'] / minuteMs) * minuteMs } : {}
      return {
        old, place: `3 ${ticketId}`, data: { ...kept, ...issuedAt },
        row: { at: isoOf(minuteOf(row.at)), type, ticket_id: ticketId, service_id: row.service_id, counter_id: row.counter_id, device: null },
      }
    }
    // two places given up at one moment would be known by it
    const given = type === 'ticket-ended' && data['outcome'] !== 'served' && data['outcome'] !== 'no-show'
    const since = given ? 0 : Math.max(0, minuteOf(row.at) - minuteOf(issued.get(ticketId)?.at ?? row.at))
    return {
      old, place: `4 ${newName}`, data: only(data, ...(ofLater[type] ?? [])),
      row: { at: isoOf(dayStart + since), type, ticket_id: newName, service_id: row.service_id, counter_id: null, device: null },
    }
  }

  const slots = rows.map((row) => row.seq).toSorted((a, b) => a - b)
  const sorted = rows.map(cut).toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.old - b.old))
  const renumbered = new Map(sorted.map((one, index) => [one.old, slots[index] ?? one.old]))
  return sorted.map(({ row, data }, index) => {
    const undid = typeof data['undid'] === 'number' ? { undid: renumbered.get(data['undid']) ?? data['undid'] } : {}
    return { ...row, seq: slots[index] ?? 0, data: JSON.stringify({ ...data, ...undid }) }
  })
}
