import Database from 'better-sqlite3'
import type { MonitorState } from '@senha/protocol'
import { atCounters, foldRow, nothing, standing } from './fold.ts'
import type { EventRow, Folded } from './fold.ts'
import type { Call } from './recorder.ts'

export interface Checked { readonly events: number; readonly acknowledged: number; readonly snapshots: number; readonly faults: string[] }

interface AnswerRow { readonly sender: string; readonly command_id: string; readonly answer: string }

/** What a screen was shown against the log up to the same place: who waits in which order, who is at which counter, how many. */
const checkShown = (folded: Folded, shown: MonitorState): string[] => {
  const faults: string[] = []
  const differs = (what: string, log: unknown, screen: unknown): void => {
    const [a, b] = [JSON.stringify(log), JSON.stringify(screen)]
    if (a !== b) faults.push(`at ${shown.seq} the monitor showed ${what} ${b}, the log says ${a}`)
  }
  for (const queue of shown.queues) differs(`the queue of ${queue.serviceId} as`, standing(folded, queue.serviceId), queue.tickets.filter((ticket) => ticket.status === 'waiting').map((ticket) => ticket.number))
  const live = atCounters(folded)
  for (const counter of shown.counters) {
    differs(`counter ${counter.id} as`, folded.counters.get(counter.id) ?? 'closed', counter.status)
    differs(`at counter ${counter.id}`, live.get(counter.id), counter.ticket)
  }
  const tickets = [...folded.tickets.values()]
  const ended = (outcome: string): number => tickets.filter((ticket) => ticket.outcome === outcome && ticket.status === 'ended').length
  differs('today as', { issued: tickets.length, served: ended('served'), noShow: ended('no-show') }, { issued: shown.today.issued, served: shown.today.served, noShow: shown.today.noShow })
  return faults
}

const casefile = ['documents', 'notes', 'referrals', 'past']
/** Day close erases the casefile, also from answers that may be given again: the rest must still be the same. */
const withoutCasefile = (answer: object): object => {
  const visit: unknown = Object.entries(answer).find(([name]) => name === 'visit')?.[1]
  return typeof visit === 'object' && visit !== null ? { ...answer, visit: Object.entries(visit).filter(([name]) => !casefile.includes(name)) } : answer
}

/** A command that was told "done" is done, once, and whoever asked was told what the log says; one that was refused changed nothing. */
const checkCalls = (calls: readonly Call[], rows: readonly EventRow[], answers: readonly AnswerRow[]): string[] => {
  const faults: string[] = []
  const byCommand = Map.groupBy(rows.filter((row) => row.command_id !== null), (row) => row.command_id ?? '')
  const kept = new Map(answers.map((row) => [`${row.sender} ${row.command_id}`, row.answer]))
  const told = new Map<string, string>()
  const erased = rows.some((row) => row.type === 'day-closed')
  const last = rows.at(-1)?.seq ?? 0
  for (const call of calls) {
    const who = `${call.client} ${call.name} ${call.commandId}`
    const key = `${call.client} ${call.commandId}`
    const events = byCommand.get(call.commandId) ?? []
    const { answer } = call
    if (!answer) continue
    if (!answer.ok) {
      // a refusal leaves at most the note that somebody's language was passed over
      const left = events.filter((row) => row.type !== 'ticket-passed-over')
      if (left.length > 0 && !told.has(key)) faults.push(`${who} was refused (${answer.error.code}) and is in the log at ${left[0]?.seq}`)
      continue
    }
    if (call.name === 'visit:lookup') continue
    const text = JSON.stringify(erased ? withoutCasefile(answer) : answer)
    // what changed nothing keeps no answer, and is decided afresh when it is repeated: it may have its effect then
    const changed = answer.seq >= (events[0]?.seq ?? Infinity)
    if (changed && told.has(key) && told.get(key) !== text) faults.push(`${who} was told two things: ${text} after ${told.get(key)}`)
    if (changed) told.set(key, text)
    if (changed && !kept.has(key)) faults.push(`${who} was acknowledged at ${answer.seq} and its answer is not kept`)
    if (answer.seq > last) faults.push(`${who} was acknowledged at ${answer.seq} and the log ends at ${last}`)
    const final = events.at(-1)
    if (changed && final && final.seq !== answer.seq) faults.push(`${who} was acknowledged at ${answer.seq}, its last event is ${final.seq}`)
    const ticket = answer['ticket']
    const id = typeof ticket === 'object' && ticket !== null && 'id' in ticket ? ticket.id : undefined
    if (id !== undefined && events.length > 0 && !events.some((row) => row.ticket_id === id)) faults.push(`${who} was told of a ticket that its events do not name`)
    if (['ticket:issue', 'ticket:call-next', 'ticket:start', 'ticket:finish'].includes(call.name) && events.length === 0) faults.push(`${who} was acknowledged and is not in the log`)
  }
  for (const [commandId, events] of byCommand) {
    const first = events[0]?.seq ?? 0
    // one command, one transaction, one stretch of the log; `issued` and `called` once each
    const accepted = events.filter((row) => row.type !== 'ticket-passed-over')
    if (accepted.length > 0 && (accepted.at(-1)?.seq ?? 0) - (accepted[0]?.seq ?? first) !== accepted.length - 1) faults.push(`command ${commandId} stands in the log in pieces, from ${first}`)
    for (const type of ['visit-started', 'ticket-called', 'ticket-started', 'counter-opened']) if (events.filter((row) => row.type === type).length > 1) faults.push(`command ${commandId} was done twice: ${type}`)
  }
  return faults
}

/** Reads the log with plain SQL and compares it with what every client was told and every monitor shown. */
export const checkLog = (database: string, calls: readonly Call[], shown: readonly MonitorState[] = []): Checked => {
  const db = new Database(database, { readonly: true })
  const rows = db.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq').all()
  const answers = db.prepare<[], AnswerRow>('SELECT sender, command_id, answer FROM command_answer').all()
  const numbers = db.prepare<[], { number: string }>('SELECT number FROM ticket_flow GROUP BY business_day, number HAVING count(*) > 1').all()
  const sound = db.pragma('integrity_check', { simple: true })
  db.close()
  const folded = nothing()
  const faults = numbers.map(({ number }) => `number ${number} was given twice`)
  if (sound !== 'ok') faults.push(`the database is not sound: ${String(sound)}`)
  const screens = shown.toSorted((a, b) => a.seq - b.seq)
  let next = 0
  for (const row of rows) {
    foldRow(folded, row)
    for (; screens[next]?.seq === row.seq; next += 1) {
      const screen = screens[next]
      if (screen) faults.push(...checkShown(folded, screen))
    }
  }
  if (next < screens.length) faults.push(`a monitor was shown ${screens[next]?.seq}, the log has no such place`)
  faults.push(...folded.faults, ...checkCalls(calls, rows, answers))
  return { events: rows.length, acknowledged: calls.filter((call) => call.answer?.ok).length, snapshots: screens.length, faults }
}
