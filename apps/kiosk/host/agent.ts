import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import type { Paper, Printer } from '@senha/printer'
import { kioskAnswers, kioskCommands, kioskState, printJob } from '@senha/protocol'
import type { KioskState, PublicCentre, Ticket } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import type { ScreenAnswer, ScreenCommand, ScreenPayload, ScreenState } from '../link.ts'
import { hostTimings } from '../timings.ts'
import type { Journal, PaperJob } from './journal.ts'
import { createPaperReports } from './paper-reports.ts'
import { createPrintQueue } from './print-queue.ts'
import { watchPrinter } from './printer-watch.ts'

export interface AgentOptions {
  readonly hub: string
  readonly token: string
  readonly id?: string
  readonly journal: Journal
  readonly printer: Printer
  readonly draw: (job: { centre: PublicCentre; ticket: Ticket; reprint: boolean }) => Promise<Paper>
  readonly now: () => Date
  readonly warn: (what: string) => void
}

/** What the screens may ask, and what it is answered. */
export type ScreenHandlers = { [C in ScreenCommand]: (payload: ScreenPayload<C>) => Promise<ScreenAnswer<C> | Refusal> }

export interface Agent {
  readonly state: () => ScreenState
  readonly onChange: (listener: () => void) => void
  readonly handlers: ScreenHandlers
  readonly close: () => Promise<void>
}

/** A repetition that overtakes its first attempt waits for the same answer. */
const oneAtATime = <P extends { commandId: string }, A>(run: (payload: P) => Promise<A>): ((payload: P) => Promise<A>) => {
  const underWay = new Map<string, Promise<A>>()
  return (payload) => {
    const running = underWay.get(payload.commandId) ?? run(payload).finally(() => underWay.delete(payload.commandId))
    underWay.set(payload.commandId, running)
    return running
  }
}

/** The kiosk without its screens: the link to the hub, the printer, and the journal between them. It prints what the hub answers and what the hub sends. */
export const startAgent = (options: AgentOptions): Agent => {
  const { journal, printer, now, warn } = options
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const link = openLink({
    hub: options.hub, namespace: '/kiosk', auth: { token: options.token, ...(options.id !== undefined && { id: options.id }) },
    commands: commandTable(kioskCommands, kioskAnswers), facts: { 'kiosk:state': kioskState, 'print:job': printJob }, onBadMessage: warn,
  })

  let centre = journal.centre()
  let seen: Pick<KioskState, 'open' | 'queues'> = { open: true, queues: [] }
  const reports = createPaperReports(journal, ({ commandId, ...report }) => link.send('ticket:paper', report, commandId), warn)
  const queue = createPrintQueue({
    journal, printer, warn,
    draw: async (job: PaperJob) => centre && options.draw({ centre, ticket: job.ticket, reprint: job.copy }),
    changed: () => {
      changed()
      reports.look()
      if (!journal.papers().some((paper) => paper.is === 'printing')) watch.look(true)
    },
  })
  const watch = watchPrinter(printer, (state) => {
    changed()
    // not worth a queue: the next answer of the printer is truer than this one
    if (link.status().is === 'live') void link.send('printer:report', { printer: state })
  })

  link.on('kiosk:state', (state) => {
    seen = { open: state.open, queues: state.queues }
    if (JSON.stringify(state.centre) !== JSON.stringify(centre)) {
      centre = state.centre
      journal.rememberCentre(centre)
      queue.look()
    }
    changed()
  })
  const print = (jobs: { jobId: string; ticket: Ticket; reprint: boolean }[]): void => {
    for (const job of jobs) journal.add(job)
    changed()
    queue.look()
    reports.look()
  }
  link.on('print:job', (job) => print([job]))
  let refusal: string | undefined
  link.onStatus((status) => {
    changed()
    if (status.is === 'live') {
      refusal = undefined
      reports.look()
      // the hub forgets a printer with its kiosk's connection
      watch.look(true)
    }
    if (status.is === 'refused' && status.why.message !== refusal) {
      refusal = status.why.message
      warn(`the hub refuses this kiosk: ${refusal}`)
    }
  })

  const printFor = (commandId: string, tickets: Ticket[]): void => print(tickets.map((ticket) => ({ jobId: `${commandId}:${ticket.id}`, ticket, reprint: false })))
  const handlers: ScreenHandlers = {
    'ticket:issue': oneAtATime(async ({ commandId, ...payload }) => {
      const answer = await link.send('ticket:issue', payload, commandId)
      if (answer.ok) printFor(commandId, [answer.ticket])
      return answer
    }),
    'visit:lookup': ({ commandId, ...payload }) => link.send('visit:lookup', payload, commandId),
    'ticket:issue-second': oneAtATime(async ({ commandId, ...payload }) => {
      const answer = await link.send('ticket:issue-second', payload, commandId)
      if (answer.ok) printFor(commandId, answer.tickets)
      return answer
    }),
    'paper:again': async ({ ticketId }) => {
      if (!journal.again(ticketId)) return refuse('conflict', 'this paper cannot be printed again here')
      changed()
      queue.look()
      return { ok: true, seq: 0 }
    },
  }

  queue.look()
  reports.look()
  return {
    state: () => {
      const status = link.status()
      return {
        at: now().toISOString(), hub: status.is, ...(status.is === 'refused' && { refusal: status.why.code }),
        ...(centre && { centre }), open: seen.open, queues: seen.queues, printer: watch.state().state, papers: journal.papers(),
      }
    },
    onChange: (listener) => void listeners.add(listener),
    handlers,
    close: async () => {
      listeners.clear()
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
