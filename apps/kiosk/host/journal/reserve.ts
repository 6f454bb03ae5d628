import { kioskCommands, ticket as ticketSchema, visitCode } from '@senha/protocol'
import type { Lease, Payload, Ticket } from '@senha/protocol'
import type { Db } from '@senha/sqlite'
import { v4 as uuid } from 'uuid'
import { z } from 'zod'
import { hostTimings } from '../../timings.ts'
import { moment } from '../hub-time.ts'
import type { HubTime, Moment } from '../hub-time.ts'

/** What a visitor asked for, as the screen sent it. */
export interface Wish { readonly topicId: string; readonly language: Ticket['language']; readonly priority: boolean; readonly partySize?: number | undefined; readonly assisted?: boolean | undefined }
export type HandIn = Payload<(typeof kioskCommands)['ticket:hand-in']>

export interface Reserve {
  /** Keeps a day's reserve as the hub told it. What was given out of it already stays given out; another reserve of the day takes its place. */
  readonly keep: (businessDay: string, leases: readonly Lease[]) => void
  /** Whether a service has a number left today. */
  readonly has: (businessDay: string, serviceId: string) => boolean
  /** Whether the reserve of a day was ever told. */
  readonly isKept: (businessDay: string) => boolean
  /** Gives out the next number: the ticket and what is owed to the hub, on disk together. Undefined where none is left. */
  readonly take: (businessDay: string, serviceId: string, screenId: string, wish: Wish) => Ticket | undefined
  /** The ticket that a command of the screen was given from the reserve, if it was. */
  readonly given: (screenId: string) => Ticket | undefined
  /** The oldest ticket that the hub has not taken yet. */
  readonly owed: () => HandIn | undefined
  readonly owedCount: () => number
  /** Tickets that the hub will never take: the numbers of those given out today, and how many in the last days. */
  readonly notTaken: () => { numbers: string[]; count: number }
  /** Sets right when tickets that were never sent were issued, by the moments noted then; later each keeps what it was handed in with. */
  readonly correct: (at: HubTime['at']) => void
  /** The hub has it now, under its own id, and perhaps under a number of its own. */
  readonly taken: (commandId: string, hubTicket: Ticket) => void
  /** Tickets of today whose paper says another number than the hub's, newest last. */
  readonly renumbered: () => Renumbered[]
  /** The hub will never take it: its day is over. */
  readonly refused: (commandId: string) => void
  /** Erases reserves of earlier days than this, the words of tickets that the hub has or refused, and after some days the rows too. */
  readonly forgetBefore: (businessDay: string) => void
  /** The hub's own id of a ticket: undefined while the hub does not know it, the id itself where it is the hub's. */
  readonly hubIdOf: (ticketId: string) => string | undefined
}

/** `ticketId` is what stands on the screen since it was given out. */
export interface Renumbered { readonly ticketId: string; readonly paperNumber: string; readonly ticket: Ticket }

interface ReserveRow { letters: string; first: number; last: number; next: number; visit_codes: string }
interface HandInRow { command_id: string; ticket_id: string; ticket: string | null; request: string | null; state: string; hub_ticket_id: string | null; renumbered: string | null }
const codes = z.array(visitCode)
const dayMs = 86_400_000

/** The part of the journal that stands in for the hub: numbers held ahead, and tickets given out of them until the hub has them. */
export const openReserve = (db: Db, now: () => Date, momentNow: () => Moment | undefined = () => undefined): Reserve => {
  const sql = {
    row: db.prepare<[string, string], ReserveRow>('SELECT * FROM reserve WHERE business_day = ? AND service_id = ?'),
    anyOf: db.prepare<[string], { one: number }>('SELECT 1 AS one FROM reserve WHERE business_day = ? LIMIT 1'),
    put: db.prepare<[string, string, string, number, number, number, string]>('INSERT OR REPLACE INTO reserve (business_day, service_id, letters, first, last, next, visit_codes) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    forgetDays: db.prepare<[string]>('DELETE FROM reserve WHERE business_day <> ?'),
    forgetRows: db.prepare<[string]>(`DELETE FROM hand_in WHERE state <> 'waiting' AND at < ?`),
    forgetTickets: db.prepare<[string]>(`UPDATE hand_in SET ticket = NULL, request = NULL, renumbered = NULL WHERE state <> 'waiting' AND at < ?`),
    advance: db.prepare<[string, string]>('UPDATE reserve SET next = next + 1 WHERE business_day = ? AND service_id = ?'),
    insert: db.prepare<[string, string, string, string, string, string]>(`INSERT INTO hand_in (command_id, screen_id, ticket_id, ticket, request, state, at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)`),
    given: db.prepare<[string], HandInRow>('SELECT * FROM hand_in WHERE screen_id = ?'),
    owed: db.prepare<[], HandInRow>(`SELECT * FROM hand_in WHERE state = 'waiting' ORDER BY seq LIMIT 1`),
    owedCount: db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM hand_in WHERE state = 'waiting'`),
    taken: db.prepare<[string, string | null, string]>(
      `UPDATE hand_in SET state = 'taken', hub_ticket_id = ?, renumbered = ? WHERE command_id = ?`,
    ),
    renumbered: db.prepare<[], HandInRow>('SELECT * FROM hand_in WHERE renumbered IS NOT NULL ORDER BY seq'),
    refused: db.prepare<[string]>(`UPDATE hand_in SET state = 'refused' WHERE command_id = ?`),
    notTaken: db.prepare<[string], HandInRow>(`SELECT * FROM hand_in WHERE state = 'refused' AND at >= ? ORDER BY seq`),
    lastIssue: db.prepare<[], { at: string | null }>(`SELECT max(at) AS at FROM hand_in WHERE state = 'waiting'`),
    note: db.prepare<[string, string]>(`INSERT OR REPLACE INTO remembered (name, value) VALUES ('issued ' || ?, ?)`),
    noted: db.prepare<[], { command_id: string; request: string; value: string }>(
      `SELECT h.command_id, h.request, r.value FROM hand_in h JOIN remembered r ON r.name = 'issued ' || h.command_id WHERE h.request IS NOT NULL ORDER BY h.seq`),
    forgetNotes: db.prepare(`DELETE FROM remembered WHERE name LIKE 'issued %'`),
    reissue: db.prepare<[string, string]>(`UPDATE hand_in SET request = ? WHERE command_id = ?`),
    byTicket: db.prepare<[string], HandInRow>('SELECT * FROM hand_in WHERE ticket_id = ?'),
  }
  const codesOf = (row: ReserveRow): string[] => codes.parse(JSON.parse(row.visit_codes))
  return {
    keep: db.transaction((businessDay: string, leases: readonly Lease[]) => {
      sql.forgetDays.run(businessDay)
      sql.forgetTickets.run(businessDay)
      for (const { serviceId, letters, from, to, visitCodes } of leases) {
        const known = sql.row.get(businessDay, serviceId)
        if (known && known.first === from && known.visit_codes === JSON.stringify(visitCodes)) continue
        sql.put.run(businessDay, serviceId, letters, from, to, from, JSON.stringify(visitCodes))
      }
    }),
    has: (businessDay, serviceId) => {
      const row = sql.row.get(businessDay, serviceId)
      return row !== undefined && row.next <= row.last
    },
    isKept: (businessDay) => sql.anyOf.get(businessDay) !== undefined,
    take: db.transaction((businessDay: string, serviceId: string, screenId: string, wish: Wish): Ticket | undefined => {
      const row = sql.row.get(businessDay, serviceId)
      const code = row && codesOf(row)[row.next - row.first]
      if (!row || row.next > row.last || code === undefined) return undefined
      // tickets of a reserve are issued in its order, whatever the machine's clock did between them
      const [at, last] = [now().toISOString(), sql.lastIssue.get()?.at ?? '']
      const issuedAt = at > last ? at : last
      const commandId = uuid()
      const { topicId, language, priority, partySize = 1, assisted = false } = wish
      const ticket: Ticket = {
        id: `offline-${commandId}`, number: `${row.letters}${String(row.next).padStart(3, '0')}`, serviceId, stage: 1, status: 'waiting', language, priority, issuedAt,
        visitCode: code, ahead: 0, wait: null, paper: 'pending', topicId, partySize, late: true, offline: true,
      }
      const request: HandIn = { commandId, businessDay, topicId, language, priority, partySize, assisted, ordinal: row.next, visitCode: code, issuedAt, firstCommandId: screenId,
        number: ticket.number,
      }
      sql.advance.run(businessDay, serviceId)
      const noted = momentNow()
      if (noted) sql.note.run(commandId, JSON.stringify(noted))
      sql.insert.run(commandId, screenId, ticket.id, JSON.stringify(ticket), JSON.stringify(request), issuedAt)
      return ticket
    }),
    given: (screenId) => {
      const row = sql.given.get(screenId)
      return row?.ticket ? ticketSchema.parse(JSON.parse(row.ticket)) : undefined
    },
    owed: () => {
      const row = sql.owed.get()
      return row?.request ? kioskCommands['ticket:hand-in'].parse(JSON.parse(row.request)) : undefined
    },
    owedCount: () => sql.owedCount.get()?.n ?? 0,
    notTaken: () => {
      const rows = sql.notTaken.all(new Date(now().getTime() - hostTimings.notTakenDays * dayMs).toISOString())
      // a ticket's own words are gone once its day is over
      return { count: rows.length, numbers: rows.flatMap(({ ticket }) => (ticket === null ? [] : ticketSchema.parse(JSON.parse(ticket)).number)) }
    },
    correct: db.transaction((at: HubTime['at']) => {
      let last = ''
      for (const { command_id: commandId, request, value } of sql.noted.all()) {
        const asked = kioskCommands['ticket:hand-in'].parse(JSON.parse(request))
        const known = at(moment.parse(JSON.parse(value)))?.toISOString() ?? asked.issuedAt
        last = known > last ? known : last
        sql.reissue.run(JSON.stringify({ ...asked, issuedAt: last }), commandId)
      }
      sql.forgetNotes.run()
    }),
    taken: (commandId, hubTicket) => {
      const isOther = hubTicket.paperNumber !== undefined
      sql.taken.run(hubTicket.id, isOther ? JSON.stringify(hubTicket) : null, commandId)
    },
    renumbered: () => sql.renumbered.all().map(({ ticket_id: ticketId, renumbered }) => {
      const ticket = ticketSchema.parse(JSON.parse(renumbered ?? ''))
      return { ticketId, paperNumber: ticket.paperNumber ?? '', ticket }
    }),
    refused: (commandId) => void sql.refused.run(commandId),
    forgetBefore: (businessDay) => {
      sql.forgetDays.run(businessDay)
      sql.forgetTickets.run(businessDay)
      sql.forgetRows.run(new Date(now().getTime() - hostTimings.notTakenDays * dayMs).toISOString())
    },
    hubIdOf: (ticketId) => {
      const row = sql.byTicket.get(ticketId)
      return row ? (row.hub_ticket_id ?? undefined) : ticketId
    },
  }
}
