/**
 * The log read a second time, by other hands: nothing of the domain is imported, so that a mistake there is not repeated
 * here. It knows just enough to say who waits where in which order and who is at which counter.
 */
export interface EventRow {
  readonly seq: number; readonly at: string; readonly type: string; readonly visit_id: string | null; readonly ticket_id: string | null
  readonly service_id: string | null; readonly counter_id: string | null; readonly actor: string | null; readonly command_id: string | null; readonly data: string
}

interface Place { readonly orderAt: number; readonly orderSeq: number; readonly tie: number }
export interface FoldedTicket {
  readonly id: string; readonly number: string; readonly visitId: string; readonly serviceId: string; readonly status: string
  readonly place: Place; readonly counterId: string | undefined; readonly outcome: string | undefined; readonly before: FoldedTicket | undefined
}

export interface Folded {
  readonly tickets: Map<string, FoldedTicket>
  readonly priority: Map<string, boolean>
  readonly counters: Map<string, string>
  readonly numbers: Set<string>
  /** Ids of tickets called or being served. */
  readonly live: Set<string>
  /** Where the log contradicts itself or the rules. */
  readonly faults: string[]
  seq: number
  at: string
}

export const nothing = (): Folded => ({ tickets: new Map(), priority: new Map(), counters: new Map(), numbers: new Set(), live: new Set(), faults: [], seq: 0, at: '' })

/** From which statuses each change may come. */
const from: Readonly<Record<string, readonly string[]>> = {
  'ticket-called': ['waiting'], 'ticket-started': ['called'], 'ticket-requeued': ['called'], 'ticket-parked': ['waiting', 'called', 'serving'], 'ticket-unparked': ['parked'],
  'ticket-transferred': ['waiting', 'called', 'serving'], 'ticket-ended': ['waiting', 'called', 'serving', 'parked'], 'ticket-returned': ['ended'],
}

const live = (ticket: FoldedTicket): boolean => ticket.status === 'called' || ticket.status === 'serving'

const dataOf = (row: EventRow): Readonly<Record<string, unknown>> => {
  const data: unknown = JSON.parse(row.data)
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

const placeOf = (data: Readonly<Record<string, unknown>>, seq: number, first: boolean): Place =>
  ({ orderAt: Number(data['orderAt']), orderSeq: first ? seq : Number(data['orderSeq']), tie: first ? 0 : seq })

const changed = (ticket: FoldedTicket, row: EventRow): Partial<FoldedTicket> => {
  const data = dataOf(row)
  switch (row.type) {
    case 'ticket-called': return { status: 'called', counterId: row.counter_id ?? undefined }
    case 'ticket-started': return { status: 'serving' }
    case 'ticket-ended': return { status: 'ended', outcome: String(data['outcome']), counterId: undefined }
    case 'ticket-requeued': return { status: 'waiting', counterId: undefined, place: placeOf(data, row.seq, false) }
    case 'ticket-returned': return { status: 'waiting', outcome: undefined, counterId: undefined, place: placeOf(data, row.seq, false) }
    case 'ticket-parked': return { status: 'parked', counterId: undefined }
    case 'ticket-unparked': return { status: 'waiting' }
    default: return { status: 'waiting', counterId: undefined, serviceId: row.service_id ?? ticket.serviceId }
  }
}

const put = (folded: Folded, ticket: FoldedTicket): void => {
  folded.tickets.set(ticket.id, ticket)
  if (live(ticket)) folded.live.add(ticket.id)
  else folded.live.delete(ticket.id)
}

/** Folds one row in, and says where it should not have been possible. */
export const foldRow = (folded: Folded, row: EventRow): void => {
  const fault = (what: string): void => void folded.faults.push(`event ${row.seq} (${row.type}): ${what}`)
  if (row.seq !== folded.seq + 1) fault(`comes after ${folded.seq}`)
  if (row.at < folded.at) fault(`is of ${row.at}, the one before of ${folded.at}`)
  folded.seq = row.seq
  folded.at = row.at
  const data = dataOf(row)
  if (row.type === 'day-opened') for (const yesterday of [folded.tickets, folded.priority, folded.counters, folded.numbers, folded.live]) yesterday.clear()
  if (row.type === 'visit-started' || row.type === 'visit-changed') folded.priority.set(row.visit_id ?? '', data['priority'] === true)
  if (row.type.startsWith('counter-') && row.counter_id !== null) {
    const now = { 'counter-opened': 'open', 'counter-resumed': 'open', 'counter-paused': 'paused', 'counter-closed': 'closed' }[row.type]
    if (now !== undefined) folded.counters.set(row.counter_id, now)
    return
  }
  const id = row.ticket_id
  if (id === null) return
  const ticket = folded.tickets.get(id)
  if (row.type === 'ticket-issued') {
    const number = String(data['number'])
    if (ticket) fault(`ticket ${id} is issued twice`)
    if (folded.numbers.has(number)) fault(`number ${number} is given twice`)
    folded.numbers.add(number)
    folded.tickets.set(id, { id, number, visitId: row.visit_id ?? '', serviceId: row.service_id ?? '', status: 'waiting', place: placeOf(data, row.seq, true), counterId: undefined, outcome: undefined, before: undefined })
    return
  }
  if (!ticket) return fault(`ticket ${id} was never issued`)
  if (row.type === 'ticket-undone') {
    if (!ticket.before) return fault(`ticket ${ticket.number} has nothing to take back`)
    return put(folded, ticket.before)
  }
  const sources = from[row.type]
  if (!sources) return
  if (!sources.includes(ticket.status)) fault(`ticket ${ticket.number} is ${ticket.status}`)
  if (row.type === 'ticket-called') {
    const others = [...folded.live].flatMap((other) => (other === id ? [] : (folded.tickets.get(other) ?? [])))
    const there = others.find((other) => other.counterId === row.counter_id)
    if (there) fault(`counter ${row.counter_id} already has ${there.number}`)
    const elsewhere = others.find((other) => other.visitId === ticket.visitId)
    if (elsewhere) fault(`the person with ${ticket.number} is at counter ${elsewhere.counterId}`)
    if (folded.counters.get(row.counter_id ?? '') !== 'open') fault(`counter ${row.counter_id} is not open`)
  }
  put(folded, { ...ticket, ...changed(ticket, row), before: { ...ticket, before: undefined } })
}

/** Numbers of those who wait in a queue, in the order in which they stand. */
export const standing = (folded: Folded, serviceId: string): string[] =>
  [...folded.tickets.values()].filter((ticket) => ticket.status === 'waiting' && ticket.serviceId === serviceId)
    .toSorted((a, b) => Number(folded.priority.get(b.visitId) ?? false) - Number(folded.priority.get(a.visitId) ?? false)
      || a.place.orderAt - b.place.orderAt || a.place.orderSeq - b.place.orderSeq || a.place.tie - b.place.tie)
    .map((ticket) => ticket.number)

/** Numbers of the live tickets by counter. */
export const atCounters = (folded: Folded): Map<string, string> =>
  new Map([...folded.tickets.values()].filter(live).map((ticket) => [ticket.counterId ?? '', ticket.number]))
