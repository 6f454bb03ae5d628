import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import { createFailures } from '@senha/guard'
import type { Paper, Printer } from '@senha/printer'
import type { KioskState, PublicCentre, Ticket } from '@senha/protocol'
import type { ScreenState } from '../link.ts'
import { hostTimings } from '../timings.ts'
import { createAbsence } from './absence.ts'
import { createCardSlips } from './card-slips.ts'
import { createClockReport } from './clock-report.ts'
import { handInTo } from './hand-in-to.ts'
import { openHubLink } from './hub-link.ts'
import { createHubOnly } from './hub-only.ts'
import { plainTime } from './hub-time.ts'
import type { HubTime } from './hub-time.ts'
import { createIssuing } from './issuing.ts'
import type { Journal, PaperJob } from './journal.ts'
import { createOffline } from './offline.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { limitPapers } from './paper-limits.ts'
import { createPaperReports } from './paper-reports.ts'
import type { KioskPin } from './pin.ts'
import { createPrintQueue } from './print-queue.ts'
import { watchPrinter } from './printer-watch.ts'
import type { ScreenHandlers } from './screen-handlers.ts'
import { createScreenPapers } from './screen-papers.ts'
import { createSlips } from './slips.ts'

export interface AgentOptions {
  readonly hub: string
  readonly token: string
  readonly id?: string
  readonly journal: Journal
  readonly printer: Printer
  readonly pin: KioskPin
  readonly draw: (job: { centre: PublicCentre; ticket: Ticket; reprint: boolean }) => Promise<Paper>
  readonly drawSlip: (slip: { centre: PublicCentre; serviceId: string; language: Ticket['language'] }) => Promise<Paper>
  readonly drawCard: (card: { centre: PublicCentre; code: string; days: number; language: Ticket['language'] }) => Promise<Paper>
  readonly now: () => Date
  /** Where `now` comes from, if that is the hub's time on a machine with a clock of its own. */
  readonly time?: HubTime
  readonly warn: (what: string) => void
  /** Staff leave the kiosk: its window closes. */
  readonly onExit?: () => void
}

export interface Agent {
  readonly state: () => ScreenState
  readonly onChange: (listener: () => void) => void
  readonly handlers: ScreenHandlers
  /** The printer may have come or gone: it is asked now. */
  readonly lookAtPrinter: () => void
  readonly close: () => Promise<void>
}

/** The kiosk without its screens: the link to the hub, the printer, and the journal between them. It prints what the hub answers and what the hub sends, and stands in for the hub while that is away. */
export const startAgent = (options: AgentOptions): Agent => {
  const { journal, printer, pin, now, time = plainTime(now), warn } = options
  const listeners = new Set<() => void>()
  const failures = createFailures(warn, () => performance.now())
  const changed = (): void => {
    for (const listener of listeners) failures.attempt('a listener to this kiosk', listener)
  }
  const device = { token: options.token, ...(options.id !== undefined && { id: options.id }) }
  const link = openHubLink(options.hub, () => ({ ...device, ...journal.identity.read() }), warn)
  const isLive = (): boolean => link.status().is === 'live'

  let centre = journal.centre()
  let seen: Pick<KioskState, 'open' | 'queues' | 'notices' | 'clock' | 'printers' | 'demo'> = { open: true, queues: [] }
  const reports = createPaperReports(journal, ({ commandId, ...report }) => link.send('ticket:paper', report, commandId), warn)
  const queue = createPrintQueue({
    journal, printer, warn, failures,
    draw: async (job: PaperJob) => centre && options.draw({ centre, ticket: job.ticket, reprint: job.copy }),
    changed: () => {
      changed()
      reports.look()
      if (!journal.papers().some((paper) => paper.is === 'printing')) watch.look(true)
    },
  })
  const watch = watchPrinter(printer, failures.guarded('the report of the printer', (state) => {
    changed()
    // not worth a queue: the next answer of the printer is truer than this one
    if (isLive()) void link.send('printer:report', { printer: { ...state, ...(limits.reached() && { limited: true }) } })
  }))

  const tellClock = (aheadSeconds: number): void => void link.send('clock:report', { aheadSeconds })
  const clockReport = createClockReport(time, isLive, tellClock, failures)
  const absence = createAbsence(time.elapsed, changed, () => {
    offline.look()
    changed()
  }, failures)
  /** Any word of the hub shows that it is there. */
  const heard = <A extends { ok: true } | Refusal>(answer: A): A => {
    if (isLive() && (answer.ok || answer.error.code !== 'unavailable')) absence.back()
    return answer
  }
  /** A hub whose machine hangs or whose cable is out stays connected for most of a minute: its silence tells it sooner. */
  const orSilence = async <A extends { ok: true } | Refusal>(asking: Promise<A>): Promise<A> => {
    const silence = setTimeout(absence.lost, hostTimings.unansweredMs)
    try {
      return heard(await asking)
    } finally {
      clearTimeout(silence)
    }
  }
  /** Commands that the hub may still be answering although the screen was answered from the reserve. */
  const asked = new Map<string, Promise<unknown>>()
  const offline = createOffline({
    reserve: journal.reserve, centre: () => centre, time, isLive, openAlways: journal.openAlways, warn, failures,
    lease: async () => heard(await link.send('numbers:lease', {})),
    handIn: async (request) => heard(await handInTo(link, request)),
    isCopy: () => {
      warn('this journal is a copy of one that another kiosk has opened since: it begins one of its own')
      journal.identity.renew()
      link.reconnect()
    },
    settled: async (screenId) => asked.get(screenId),
    changed: () => {
      changed()
      reports.look()
    },
  })

  link.on('kiosk:state', (state) => {
    seen = { open: state.open, queues: state.queues, notices: state.notices, clock: state.clock, printers: state.printers, demo: state.demo }
    time.heard(new Date(state.at))
    clockReport.look()
    if (JSON.stringify(state.centre) !== JSON.stringify(centre)) {
      centre = state.centre
      journal.rememberCentre(centre)
      queue.look()
    }
    absence.back()
    offline.heard(state)
    changed()
  })
  const print = (jobs: { jobId: string; ticket: Ticket; reprint: boolean }[]): void => {
    for (const job of jobs) journal.add(job)
    changed()
    queue.look()
    reports.look()
  }
  link.on('print:job', (job) => print([job]))
  link.on('card:slip', createCardSlips({
    printer, centre: () => centre, draw: options.drawCard, report: (slipId, outcome) => void link.send('card:paper', { slipId, outcome }),
    wanted: async (slipId) => {
      const answer = await link.send('card:wanted', { slipId }, undefined, () => false)
      // a hub of an older version does not know the question
      return answer.ok || answer.error.code === 'invalid'
    },
  }))
  let twin = false
  link.on('kiosk:twin', (told) => {
    twin = told.twin
    if (twin) warn('another kiosk uses the name of this one')
    changed()
  })
  let refusal: string | undefined
  link.onStatus((status) => {
    if (status.is === 'live') {
      refusal = undefined
      absence.back()
      reports.look()
      offline.look()
      clockReport.forget()
      // the hub forgets a printer with its kiosk's connection
      watch.look(true)
    } else {
      absence.lost()
      // the hub tells it again
      twin = false
    }
    changed()
    if (status.is === 'refused' && status.why.message !== refusal) {
      refusal = status.why.message
      warn(`the hub refuses this kiosk: ${refusal}`)
    }
  })
  /** A hub that says no is not away: somebody has to mend that. */
  const isAway = (): boolean => absence.isLong() && link.status().is !== 'refused'

  const printFor = (commandId: string, tickets: Ticket[]): void => print(tickets.map((ticket) => ({ jobId: `${commandId}:${ticket.id}`, ticket, reprint: false })))
  /** A paper waits in the journal. */
  const paperWaits = (): void => {
    changed()
    queue.look()
  }
  const issue = createIssuing({ link, absence, offline, journal, orSilence, isLive, isAway, asked, print: printFor, given: paperWaits })

  /** The other printer of the centre that can print for this kiosk now. */
  const fallback = (): string | undefined => {
    const other = centre?.printing?.fallbacks[options.id ?? '']
    return other !== undefined && seen.printers?.includes(other) ? other : undefined
  }
  const slips = createSlips(printer, () => {
    changed()
    watch.look(true)
  })
  const hubOnly = createHubOnly({
    link, absence, orSilence, isAway, print: printFor, answered: journal.answered, failures,
  })
  const handlers: ScreenHandlers = {
    'ticket:issue': oneAtATime(issue),
    ...hubOnly,
    'ticket:issue-second': oneAtATime(hubOnly['ticket:issue-second']),
    'appointment:check-in': oneAtATime(hubOnly['appointment:check-in']),
    ...createScreenPapers({ link, isLive, journal, centre: () => centre, slips, drawSlip: options.drawSlip, print: (job) => print([job]), again: paperWaits }),
    'staff:unlock': async ({ pin: typed, for: what }) => {
      const checked = await pin.check(typed)
      if (!checked.ok) return checked
      if (what === 'exit') {
        if (!options.onExit) return refuse('not-found', 'this kiosk has no window of its own to leave')
        options.onExit()
      }
      return { ok: true, seq: 0 }
    },
  }

  const limits = limitPapers(handlers, { changed: () => watch.look(true), warn })
  queue.look()
  reports.look()
  const tidying = setInterval(failures.guarded('tidying', journal.tidy), hostTimings.tidyEveryMs)
  return {
    state: () => {
      const status = link.status()
      const other = fallback()
      const clock = clockReport.doubt(seen.clock !== undefined)
      const disk = journal.trouble()
      return {
        at: now().toISOString(), hub: status.is === 'live' && isAway() ? 'lost' : status.is, ...(status.is === 'refused' && { refusal: status.why.code, refusedName: status.why.name }),
        ...(centre && { centre }), open: isAway() ? offline.isOpen() : seen.open, queues: seen.queues, ...(seen.notices && { notices: seen.notices }), ...(seen.demo && { demo: seen.demo }),
        ...(disk && { disk }), reserve: isAway() && offline.ready(), waitingToHandIn: journal.reserve.owedCount(), notTaken: journal.reserve.notTaken(), twin,
        renumbered: journal.reserve.renumbered(), hasPin: pin.isSet(), ...(other !== undefined && { fallback: other }), ...(clock && { clock }),
        printer: watch.state().state, papers: [...journal.papers(), ...slips.papers()],
      }
    },
    onChange: (listener) => void listeners.add(listener),
    handlers: limits.handlers,
    lookAtPrinter: () => watch.look(false),
    close: async () => {
      listeners.clear()
      clearInterval(tidying)
      absence.stop()
      clockReport.stop()
      offline.stop()
      watch.stop()
      let timer: ReturnType<typeof setTimeout> | undefined
      await Promise.race([queue.stop(), new Promise<void>((late) => { timer = setTimeout(late, hostTimings.closeMs) })])
      clearTimeout(timer)
      reports.stop()
      link.close()
      await printer.close()
    },
  }
}
