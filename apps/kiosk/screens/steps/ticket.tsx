import type { Ticket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef } from 'react'
import type { PaperProgress } from '../../link.ts'
import { screenTimings } from '../../timings.ts'
import { useCountdown } from '../flow/use-countdown.ts'
import { useKiosk } from '../kiosk-context.ts'
import { PaperStatus } from '../parts/paper-status.tsx'
import { RenumberedNotice } from '../parts/renumbered.tsx'
import { Paged } from '../parts/paged.tsx'
import { NextPlace, TicketCard, TicketFacts } from '../parts/ticket-card.tsx'
import { TicketRow } from '../parts/ticket-row.tsx'
import { useChime } from '../parts/use-chime.ts'
import { PagesContext, useRoom } from '../room/use-room.ts'

/** The worst news first: one missing paper is what the person must know. */
const worst: readonly PaperProgress['is'][] = ['failed', 'unknown', 'printing', 'printed']

/** The end of the way: the number, what became of the paper, and what happens next. It makes room for the next person by itself. */
export const TicketStep = ({ tickets, booked }: { tickets: readonly Ticket[]; booked: boolean }) => {
  const { state, dispatch, t, flow: { settings: { letters } } } = useKiosk()
  const renumbered = state.renumbered.filter(({ ticketId }) => tickets.some(({ id }) => id === ticketId))
  const paperOf = (ticketId: string | undefined): PaperProgress | undefined =>
    state.papers.find((paper) => paper.ticketId === ticketId)
  /** Of a ticket with a new number the paper that says it counts, once it was asked for. */
  const progressOf = (ticketId: string): PaperProgress['is'] =>
    (paperOf(renumbered.find((one) => one.ticketId === ticketId)?.ticket.id) ?? paperOf(ticketId))?.is ?? 'printing'
  const all = tickets.map(({ id }) => ({ id, is: progressOf(id) }))
  const leading = worst.flatMap((is) => all.find((one) => one.is === is) ?? [])[0]
  const missing = leading?.is === 'failed' || leading?.is === 'unknown'
  const room = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const pages = useRoom(room, letters)
  const shown = tickets.map((ticket) => renumbered.find(({ ticketId }) => ticketId === ticket.id)?.ticket ?? ticket)
  const [only] = shown
  const one = only && shown.length === 1 ? only : undefined
  return (
    <main className={`step ticket ${missing ? 'has-no-paper' : ''}`} ref={room}>
      {/* heard first, whatever stands above it; the code, which is printed, is heard last of the card */}
      <h1 className="visually-hidden" ref={heading} tabIndex={-1}>{one ? `${t('ticket.number')} ${one.number}` : t('visit.title')}</h1>
      <PagesContext value={pages}>
        <Paged name="given">
          {leading && <div key="paper" aria-live="polite"><PaperStatus key={leading.id} ticketId={leading.id} progress={leading.is} many={tickets.length > 1} /></div>}
          {renumbered.map((each) => <RenumberedNotice key={each.ticketId} of={each} />)}
          {one && <TicketCard key="card" ticket={one} withCode={missing} />}
          {one && <TicketFacts key="facts" ticket={one} />}
          {one && booked && one.slotAt === undefined && <p key="late" className="notice"><Pictogram name="clock" size="1.5em" />{t('booking.late')}</p>}
          {one && <NextPlace key="next" serviceId={one.serviceId} />}
          {!one && shown.map((ticket) => <TicketRow key={ticket.id} ticket={ticket} />)}
          {tickets.length === 0 && <p key="lost" className="lost"><Pictogram name="info" size="1.3em" />{t('visit.lost')}</p>}
        </Paged>
      </PagesContext>
      <Ending key={missing ? 'long' : 'short'} forMs={missing ? screenTimings.ticketWithoutPaperMs : screenTimings.ticketMs} onEnd={() => dispatch({ do: 'leave' })} />
    </main>
  )
}

/** The countdown, seen all the time and heard towards its end; any touch begins it anew. */
const Ending = ({ forMs, onEnd }: { forMs: number; onEnd: () => void }) => {
  const { t } = useKiosk()
  const leftMs = useCountdown(forMs, onEnd)
  const nearEnd = leftMs <= screenTimings.ticketWarningMs
  useChime(nearEnd)
  const words = t('end.countdown', { count: Math.round(leftMs / 1000) })
  return (
    <div className="ending">
      <div className="bar" aria-hidden="true"><span style={{ width: `${(leftMs / forMs) * 100}%` }} /></div>
      <p className="tabular" aria-hidden="true">{words}</p>
      <p className="visually-hidden" aria-live="assertive">{nearEnd && t('end.countdown', { count: screenTimings.ticketWarningMs / 1000 })}</p>
      <div className="buttons">
        <button type="button" className="side-button"><Pictogram name="clock" size="1.2em" />{t('end.more')}</button>
        <button type="button" className="main-button" onClick={onEnd}>{t('end.done')}</button>
      </div>
    </div>
  )
}
