import { localDate } from '@senha/domain'
import { publicCentre, ticket as ticketSchema } from '@senha/protocol'
import type { kioskCommands, Payload, PublicCentre, Ticket } from '@senha/protocol'
import type { PrintResult } from '@senha/printer'
import type { Db, DiskTrouble } from '@senha/sqlite'
import { v4 as uuid } from 'uuid'
import { z } from 'zod'
import type { PaperProgress } from '../link.ts'
import { hostTimings } from '../timings.ts'
import { keptTime } from './hub-time.ts'
import type { HubTime, TimeStore } from './hub-time.ts'
import { openDatabase } from './journal/database.ts'
import { openIdentity } from './journal/identity.ts'
import type { JournalIdentity, OpenIdentity } from './journal/identity.ts'
import { openReserve } from './journal/reserve.ts'
import type { Reserve, Wish } from './journal/reserve.ts'

export type JobState = 'queued' | 'sending' | 'printed' | 'failed' | 'unknown'
export interface PaperJob { readonly jobId: string; readonly ticket: Ticket; /** The paper is marked as a copy. */ readonly copy: boolean }
/** `ticket:paper` as it goes to the hub, always under the same `commandId`. */
export type PaperReport = Payload<(typeof kioskCommands)['ticket:paper']>

export interface Journal {
  /** Notes a paper to print. A job, or a ticket's first paper, that was asked for before is not printed twice: a failed one is tried again, of any other only the outcome is told again. */
  readonly add: (job: { jobId: string; ticket: Ticket; reprint: boolean }) => void
  /** The paper that has waited longest. */
  readonly next: () => PaperJob | undefined
  /** Every paper that waits, the one that has waited longest first. */
  readonly waiting: () => string[]
  /** The ticket whose paper a command of the screen asked for, while a screen may still ask again. */
  readonly answered: (commandId: string) => Ticket | undefined
  /** From here on the paper may have come out: without an outcome it is unknown. */
  readonly sending: (jobId: string) => void
  /** The outcome and the report that the hub is owed, on disk together. */
  readonly settle: (jobId: string, result: PrintResult) => void
  /** A person asks for a ticket's paper again. False where there is nothing to ask for again. */
  readonly again: (ticketId: string) => boolean
  readonly papers: () => PaperProgress[]
  readonly reports: () => PaperReport[]
  readonly reported: (commandId: string) => void
  /** The centre as the hub last described it. */
  readonly centre: () => PublicCentre | undefined
  readonly rememberCentre: (centre: PublicCentre) => void
  /** Millimetres of the roll used so far. */
  readonly rollUse: () => { usedMm: number } | undefined
  readonly rememberRollUse: (use: { usedMm: number }) => void
  /** The hub gave tickets outside the opening hours: without it the hours do not count either. */
  readonly openAlways: { readonly read: () => boolean; readonly write: (always: boolean) => void }
  readonly reserve: Reserve
  readonly identity: JournalIdentity
  /** Why the journal cannot be written to this kiosk's disk; undefined where it can. */
  readonly trouble: () => DiskTrouble | undefined
  /** Forgets what is told and over: tickets with their visit codes, reserves of earlier days. Called now and then. */
  readonly tidy: () => void
  readonly close: () => void
}

interface Row { job_id: string; ticket_id: string; ticket: string | null; reprint: number; as_copy: number; state: JobState; fault: string | null; attempts: number }
interface ReportRow { command_id: string; ticket_id: string; outcome: PaperReport['outcome']; detail: string | null }
const rollUse = z.object({ usedMm: z.number() })
const hour = 3_600_000

/** A journal as it stands on one database: nothing is written until it begins. */
export interface JournalOnDb extends Journal {
  readonly identity: OpenIdentity
  /** Where the hub's time is kept. */
  readonly hubTime: TimeStore
  /**
   * Settles what the last process was doing, and counts this opening. `doubtful`: the disk takes nothing, so the last process
   * may have printed what still waits here; it is noted as unknown, and printed when somebody asks.
   */
  readonly begin: (doubtful?: boolean) => void
}

/**
 * Opens the kiosk's journal in a folder. What was being sent when the last process died is noted as unknown and never
 * printed again by itself; what had not begun is printed, unless it belongs to another day. `time` keeps the hub's time here.
 * Throws StoreError.
 */
export const openJournal = (folder: string, now: () => Date, time?: Pick<HubTime, 'keepIn' | 'moment'>): Journal => {
  const { db, close } = openDatabase(folder)
  const journal = journalOn(db, now, close, { time })
  time?.keepIn(journal.hubTime)
  journal.begin()
  return journal
}

export interface JournalOptions {
  readonly time?: Pick<HubTime, 'moment'> | undefined
  /** This is a copy of a database that this process has opened, under this id. */
  readonly opening?: string
}

/** The journal on an open database. */
export const journalOn = (
  db: Db, now: () => Date, close: () => void, { time, opening }: JournalOptions = {},
): JournalOnDb => {
  const iso = (ago = 0): string => new Date(now().getTime() - ago).toISOString()
  const sql = {
    insert: db.prepare<[string, string, string, number, string, string]>(`INSERT INTO paper_job (job_id, ticket_id, ticket, reprint, state, queued_at, at) VALUES (?, ?, ?, ?, 'queued', ?, ?)`),
    known: db.prepare<[string, number, string], Row>(`SELECT * FROM paper_job WHERE job_id = ? OR (? = 0 AND reprint = 0 AND ticket_id = ?) LIMIT 1`),
    next: db.prepare<[], Row>(`SELECT * FROM paper_job WHERE state = 'queued' AND ticket IS NOT NULL ORDER BY queued_at, rowid LIMIT 1`),
    waiting: db.prepare<[], { job_id: string }>(`SELECT job_id FROM paper_job WHERE state = 'queued' AND ticket IS NOT NULL ORDER BY queued_at, rowid`),
    byId: db.prepare<[string], Row>(`SELECT * FROM paper_job WHERE job_id = ?`),
    lastOf: db.prepare<[string, string], Row>(`SELECT * FROM paper_job WHERE ticket_id = ? AND at >= ? ORDER BY at DESC, rowid DESC LIMIT 1`),
    requeue: db.prepare<[string, number, string, string, string]>(`UPDATE paper_job SET state = 'queued', fault = NULL, ticket = ?, as_copy = ?, queued_at = ?, at = ? WHERE job_id = ?`),
    sending: db.prepare<[string, string]>(`UPDATE paper_job SET state = 'sending', attempts = attempts + 1, at = ? WHERE job_id = ?`),
    settle: db.prepare<[string, string | null, string, string]>(`UPDATE paper_job SET state = ?, fault = ?, at = ? WHERE job_id = ?`),
    report: db.prepare<[string, string, string, string | null, string]>(`INSERT INTO paper_report (command_id, ticket_id, outcome, detail, at) VALUES (?, ?, ?, ?, ?)`),
    reports: db.prepare<[], ReportRow>(`SELECT * FROM paper_report ORDER BY seq`),
    reportOf: db.prepare<[string], ReportRow>(`SELECT * FROM paper_report WHERE ticket_id = ? LIMIT 1`),
    dropReports: db.prepare<[string]>(`DELETE FROM paper_report WHERE ticket_id = (SELECT ticket_id FROM hand_in WHERE command_id = ?)`),
    reported: db.prepare<[string]>(`DELETE FROM paper_report WHERE command_id = ?`),
    papers: db.prepare<[string], { ticket_id: string; state: JobState; fault: string | null }>(`SELECT ticket_id, state, fault FROM paper_job WHERE at >= ? ORDER BY at, rowid`),
    unsettled: db.prepare<[], Row & { queued_at: string }>(`SELECT * FROM paper_job WHERE state IN ('sending', 'queued')`),
    forget: db.prepare<[string]>(`DELETE FROM paper_job WHERE state IN ('printed', 'failed', 'unknown') AND at < ?`),
    strip: db.prepare<[string, string]>(`UPDATE paper_job SET ticket = NULL WHERE ticket IS NOT NULL AND (state = 'printed' AND at < ? OR state IN ('failed', 'unknown') AND at < ?)`),
    answered: db.prepare<[string], Row>(`SELECT * FROM paper_job WHERE ticket IS NOT NULL AND substr(job_id, 1, 37) = ? || ':' LIMIT 1`),
    remember: db.prepare<[string, string]>(`INSERT INTO remembered (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`),
    remembered: db.prepare<[string], { value: string }>(`SELECT value FROM remembered WHERE name = ?`),
  }
  const recall = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const row = sql.remembered.get(name)
    return row && schema.safeParse(JSON.parse(row.value)).data
  }
  const tell = (row: Row): void => {
    if (row.state !== 'printed' && row.state !== 'failed' && row.state !== 'unknown') return
    const outcome = row.state === 'printed' && (row.reprint === 1 || row.as_copy === 1) ? 'reprinted' : row.state
    sql.report.run(uuid(), row.ticket_id, outcome, row.fault, iso())
  }
  const settle = (row: Row, state: 'printed' | 'failed' | 'unknown', fault: string | null): void => {
    sql.settle.run(state, fault, iso(), row.job_id)
    tell({ ...row, state, fault })
  }
  const stripPapers = (): void => {
    sql.forget.run(iso(hostTimings.jobKeepDays * 24 * hour))
    sql.strip.run(iso(hostTimings.paperShownMinutes * 60_000), iso(hostTimings.jobLifeHours * hour))
  }
  const held = openReserve(db, now, time?.moment)
  const identity = openIdentity(db, opening)
  const begin = db.transaction((doubtful = false) => {
    for (const row of sql.unsettled.all()) {
      if (row.state === 'sending' || doubtful) settle(row, 'unknown', 'restart')
      else if (row.queued_at < iso(hostTimings.jobLifeHours * hour)) settle(row, 'failed', 'too-late')
    }
    stripPapers()
    identity.begin()
  })
  const forgetOld = db.transaction(() => {
    stripPapers()
    const known = recall('centre', publicCentre)
    if (known) held.forgetBefore(localDate(now().getTime(), known.timeZone))
  })
  const add = db.transaction(({ jobId, ticket, reprint }: { jobId: string; ticket: Ticket; reprint: boolean }) => {
    const row = sql.known.get(jobId, reprint ? 1 : 0, ticket.id)
    if (!row) {
      stripPapers()
      sql.insert.run(jobId, ticket.id, JSON.stringify(ticket), reprint ? 1 : 0, iso(), iso())
    } else if (row.state === 'failed' && row.job_id !== jobId) sql.requeue.run(JSON.stringify(ticket), row.as_copy, iso(), iso(), row.job_id)
    // a report that still waits to be sent says it already
    else if (!sql.reportOf.get(ticket.id)) tell(row)
  })

  return {
    add,
    next: () => {
      const row = sql.next.get()
      return row && { jobId: row.job_id, ticket: ticketSchema.parse(JSON.parse(row.ticket ?? '')), copy: row.reprint === 1 || row.as_copy === 1 }
    },
    waiting: () => sql.waiting.all().map((row) => row.job_id),
    answered: (commandId) => {
      const row = sql.answered.get(commandId)
      return row?.ticket ? ticketSchema.parse(JSON.parse(row.ticket)) : undefined
    },
    sending: (jobId) => void sql.sending.run(iso(), jobId),
    settle: db.transaction((jobId: string, result: PrintResult) => {
      const row = sql.byId.get(jobId)
      if (row) settle(row, result.outcome, result.outcome === 'printed' ? null : result.fault)
    }),
    again: db.transaction((ticketId: string) => {
      const row = sql.lastOf.get(ticketId, iso(hostTimings.paperShownMinutes * 60_000))
      if (!row?.ticket || (row.state !== 'failed' && row.state !== 'unknown') || row.attempts >= hostTimings.attemptsMax) return false
      sql.requeue.run(row.ticket, row.state === 'unknown' ? 1 : row.as_copy, iso(), iso(), row.job_id)
      return true
    }),
    papers: () => sql.papers.all(iso(hostTimings.paperShownMinutes * 60_000)).map(({ ticket_id: ticketId, state, fault }) => ({
      ticketId, is: state === 'queued' || state === 'sending' ? 'printing' as const : state, ...(fault !== null && { fault }),
    })),
    reports: () => sql.reports.all().flatMap(({ command_id: commandId, ticket_id: known, outcome, detail }) => {
      // of a ticket that the hub does not know yet it cannot be told
      const ticketId = held.hubIdOf(known)
      return ticketId === undefined ? [] : [{ commandId, ticketId, outcome, ...(detail !== null && { detail }) }]
    }),
    reported: (commandId) => void sql.reported.run(commandId),
    centre: () => recall('centre', publicCentre),
    rememberCentre: (centre) => void sql.remember.run('centre', JSON.stringify(centre)),
    rollUse: () => recall('roll', rollUse),
    rememberRollUse: (use) => void sql.remember.run('roll', JSON.stringify(use)),
    openAlways: { read: () => recall('openAlways', z.boolean()) ?? false, write: (always) => void sql.remember.run('openAlways', JSON.stringify(always)) },
    hubTime: {
      read: () => recall('hubTime', keptTime),
      write: (kept) => void sql.remember.run('hubTime', JSON.stringify(kept)),
    },
    identity,
    begin,
    reserve: {
      ...held,
      // the number is gone and its paper is owed, or neither
      take: db.transaction((businessDay: string, serviceId: string, screenId: string, wish: Wish) => {
        const ticket = held.take(businessDay, serviceId, screenId, wish)
        if (ticket) add({ jobId: `${screenId}:${ticket.id}`, ticket, reprint: false })
        return ticket
      }),
      refused: db.transaction((commandId: string) => {
        sql.dropReports.run(commandId)
        held.refused(commandId)
      }),
    },
    trouble: () => undefined,
    tidy: () => {
      forgetOld()
      // what was forgotten must not live on in the write-ahead log
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    close,
  }
}
