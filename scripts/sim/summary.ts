import type { Centre } from '@senha/centre'
import type { CounterSpan, TicketRow } from './log.ts'
import type { Person } from './people.ts'

/** Minutes, to a tenth. */
export interface Spread { readonly n: number; readonly mean: number; readonly p50: number; readonly p90: number; readonly max: number }

export interface Summary {
  readonly visits: number
  readonly tickets: number
  readonly outcomes: Readonly<Record<string, number>>
  /** From the ticket to its first call. */
  readonly wait: { readonly all: Spread; readonly byService: Table; readonly byStage: Table; readonly byLanguage: Table; readonly byPriority: Table }
  /** From start to end at the desk. */
  readonly service: { readonly all: Spread; readonly byService: Table }
  /** Of those served: by somebody who speaks the visitor's language. */
  readonly servedInOwnLanguage: number
  readonly counters: readonly { readonly id: string; readonly served: number; readonly openHours: number; readonly utilisation: number }[]
  /** People waiting every quarter of an hour. */
  readonly queue: readonly { readonly at: string; readonly welcome: number; readonly others: number }[]
}
export type Table = Readonly<Record<string, Spread>>

const tenth = (value: number): number => Math.round(value * 10) / 10

export const spreadOf = (minutes: readonly number[]): Spread => {
  const sorted = minutes.toSorted((a, b) => a - b)
  const at = (share: number): number => tenth(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0)
  return { n: sorted.length, mean: tenth(sorted.reduce((sum, one) => sum + one, 0) / Math.max(1, sorted.length)), p50: at(0.5), p90: at(0.9), max: tenth(sorted.at(-1) ?? 0) }
}

const tableOf = <T>(rows: readonly T[], keyOf: (row: T) => string, minutesOf: (row: T) => number): Table => {
  const groups = Map.groupBy(rows, keyOf)
  return Object.fromEntries([...groups.keys()].toSorted().map((key) => [key, spreadOf((groups.get(key) ?? []).map(minutesOf))]))
}

/** How long a counter was open and not paused, and for how much of that somebody was called there or served. */
const usage = (id: string, spans: readonly CounterSpan[], tickets: readonly TicketRow[]): Summary['counters'][number] => {
  let [openMs, busyMs] = [0, 0]
  let since: number | undefined
  let calledAt: number | undefined
  for (const { type, at } of spans.filter((span) => span.counterId === id)) {
    if (type.startsWith('counter-')) {
      if (since !== undefined) openMs += at - since
      since = type === 'counter-opened' || type === 'counter-resumed' ? at : undefined
    } else if (type === 'ticket-called') calledAt = at
    else if (calledAt !== undefined) {
      busyMs += at - calledAt
      calledAt = undefined
    }
  }
  const served = tickets.filter((ticket) => ticket.counterId === id && ticket.outcome === 'served').length
  return { id, served, openHours: tenth(openMs / 3_600_000), utilisation: openMs === 0 ? 0 : Math.round(busyMs / openMs * 100) / 100 }
}

/** What a day was like: made from its log, by what people are (`personOf` their first ticket). */
export const summarize = (centre: Centre, log: { tickets: readonly TicketRow[]; counters: readonly CounterSpan[] }, options: {
  opensAt: number; closesAt: number; personOf: (firstTicketId: string) => Person | undefined; languagesAt: (counterId: string) => readonly string[]
}): Summary => {
  const { tickets } = log
  const welcome = new Set(centre.services.filter((service) => service.kind === 'welcome').map((service) => service.id))
  const called = tickets.flatMap((ticket) => (ticket.calledAt === undefined ? [] : [{ ...ticket, waitMinutes: (ticket.calledAt - ticket.issuedAt) / 60_000 }]))
  const served = tickets.flatMap((ticket) => (ticket.startedAt === undefined || ticket.outcome !== 'served' ? [] : [{ ...ticket, minutes: (ticket.endedAt - ticket.startedAt) / 60_000 }]))
  const languageOf = (ticket: TicketRow): string => options.personOf(ticket.firstTicketId)?.language ?? ticket.language
  const priorityOf = (ticket: TicketRow): string => ((options.personOf(ticket.firstTicketId)?.priority ?? ticket.priority) ? 'yes' : 'no')
  const quarterMs = 15 * 60_000
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: centre.timeZone, hour: '2-digit', minute: '2-digit' })
  const waitingAt = (at: number, first: boolean): number =>
    tickets.filter((ticket) => welcome.has(ticket.serviceId) === first && ticket.issuedAt <= at && (ticket.calledAt ?? ticket.endedAt) > at).length
  const outcomes = Map.groupBy(tickets, (ticket) => ticket.outcome)
  const waitOf = (row: { waitMinutes: number }): number => row.waitMinutes
  return {
    visits: new Set(tickets.map((ticket) => ticket.firstTicketId)).size,
    tickets: tickets.length,
    outcomes: Object.fromEntries([...outcomes.keys()].toSorted().map((key) => [key, outcomes.get(key)?.length ?? 0])),
    wait: {
      all: spreadOf(called.map(waitOf)), byService: tableOf(called, (row) => row.serviceId, waitOf), byStage: tableOf(called, (row) => (row.stage === 1 ? 'first' : row.stage === 2 ? 'second' : 'third or later'), waitOf),
      byLanguage: tableOf(called, languageOf, waitOf), byPriority: tableOf(called, priorityOf, waitOf),
    },
    service: { all: spreadOf(served.map((row) => row.minutes)), byService: tableOf(served, (row) => row.serviceId, (row) => row.minutes) },
    servedInOwnLanguage: Math.round(served.filter((row) => options.languagesAt(row.counterId ?? '').includes(languageOf(row))).length / Math.max(1, served.length) * 1000) / 1000,
    counters: centre.counters.map((counter) => usage(counter.id, log.counters, tickets)),
    queue: Array.from({ length: Math.floor((options.closesAt - options.opensAt) / quarterMs) + 1 }, (_, n) => options.opensAt + n * quarterMs)
      .map((at) => ({ at: clock.format(at), welcome: waitingAt(at, true), others: waitingAt(at, false) })),
  }
}
