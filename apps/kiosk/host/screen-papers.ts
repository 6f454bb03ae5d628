import { refuse } from '@senha/domain'
import type { Paper } from '@senha/printer'
import type { PublicCentre, Ticket } from '@senha/protocol'
import type { HubLink } from './hub-link.ts'
import type { Journal } from './journal.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { ScreenHandlers } from './screen-handlers.ts'
import type { Slips } from './slips.ts'

interface Parts {
  readonly link: HubLink
  readonly isLive: () => boolean
  readonly journal: Journal
  readonly centre: () => PublicCentre | undefined
  readonly slips: Slips
  readonly drawSlip: (slip: { centre: PublicCentre; serviceId: string; language: Ticket['language'] }) => Promise<Paper>
  readonly print: (job: { jobId: string; ticket: Ticket; reprint: boolean }) => void
  /** A paper of the journal waits again. */
  readonly again: () => void
}

type Papers = Pick<ScreenHandlers, 'paper:again' | 'paper:elsewhere' | 'paper:slip'>

/** Papers that a visitor asks for: once more, from another printer, or what to bring to a service. */
export const createScreenPapers = ({ link, isLive, journal, centre, slips, drawSlip, print, again }: Parts): Papers => ({
  'paper:again': async ({ ticketId }) => {
    const other = journal.reserve.renumbered().find((one) => one.ticketId === ticketId)
    // one paper with the new number, and another only where that one failed
    if (other && !journal.again(other.ticket.id)) {
      print({ jobId: `renumbered:${other.ticket.id}`, ticket: other.ticket, reprint: true })
      return { ok: true, seq: 0 }
    }
    if (!other && !journal.again(ticketId)) return refuse('conflict', 'this paper cannot be printed again here')
    again()
    return { ok: true, seq: 0 }
  },
  'paper:elsewhere': async ({ commandId, ticketId }) => {
    const known = journal.reserve.hubIdOf(ticketId)
    if (known === undefined || !isLive()) return refuse('unavailable', 'the hub cannot be reached: only this printer can print it')
    // the hub must know that the paper failed here before it may give it to another
    if (journal.reports().some((report) => report.ticketId === known)) return refuse('unavailable', 'the hub does not know yet that this paper failed: try again in a moment')
    return link.send('ticket:print-elsewhere', { ticketId: known }, commandId)
  },
  'paper:slip': oneAtATime(async ({ commandId, serviceId, language }) => {
    const known = centre()
    if (!known?.services.some((service) => service.id === serviceId)) return refuse('not-found', `no service has the id "${serviceId}"`)
    await slips.print(commandId, () => drawSlip({ centre: known, serviceId, language }))
    return { ok: true, seq: 0 }
  }),
})
