import type { Ticket, Visit as VisitOfToday } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { v4 as uuid } from 'uuid'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Paged } from '../parts/paged.tsx'
import { TicketRow } from '../parts/ticket-row.tsx'

/** A ticket that the Welcoming Office sent this person on with, and whose paper is not in their hand yet. */
const isOwed = ({ stage, status, paper }: Ticket): boolean => stage > 1 && status !== 'ended' && (paper === 'pending' || paper === 'failed')
/** What concerns the person now first, what is over last. */
const urgency = { called: 0, serving: 1, waiting: 2, parked: 3, ended: 4 } as const
const inOrder = (tickets: readonly Ticket[]): Ticket[] => tickets.toSorted((a, b) => urgency[a.status] - urgency[b.status] || b.issuedAt.localeCompare(a.issuedAt))

/** A visit's tickets, and the second ones to take. */
export const Visit = ({ visit }: { visit: VisitOfToday }) => {
  const { t, link, dispatch } = useKiosk()
  const [missed, setMissed] = useState<'asked' | 'back' | 'no'>()
  const hasMissed = visit.tickets.some(({ outcome }) => outcome === 'no-show') && !visit.tickets.some(({ status }) => status === 'called' || status === 'serving')
  const comeBack = (): void => {
    setMissed('asked')
    void link.send('visit:missed', { visitCode: visit.visitCode }).then((answer) => {
      setMissed(answer.ok ? 'back' : 'no')
      if (answer.ok) dispatch({ do: 'changed', visit: answer.visit })
    })
  }
  const owed = visit.tickets.filter(isOwed).length
  return (
    <StepScreen name="visit" sign="ticket" title={t('visit.title')}>
      <Paged name="rows">
        {missed !== undefined && missed !== 'asked' && (
          <div key="missed" aria-live="polite">
            {missed === 'back' && <p className="paper is-out"><Pictogram name="check-circle" size="1.5em" />{t('visit.missedDone')}</p>}
            {missed === 'no' && <p className="mistake"><Pictogram name="warning-circle" size="1.3em" />{t('visit.missedNo')}</p>}
          </div>
        )}
        {inOrder(visit.tickets).map((ticket) => <TicketRow key={ticket.id} ticket={ticket} />)}
        {owed === 0 && <p key="lost" className="lost"><Pictogram name="info" size="1.3em" />{t('visit.lost')}</p>}
      </Paged>
      <div className="buttons">
        {hasMissed && missed !== 'no' && (
          <button type="button" className="main-button" disabled={missed === 'asked'} onClick={comeBack}><Pictogram name="arrow-u-down-left" size="1.2em" />{t('visit.missed')}</button>
        )}
        {owed > 0 && (
          <button type="button" className="main-button" onClick={() => dispatch({ do: 'take', commandId: uuid() })}>
            <Pictogram name="printer" size="1.4em" />
            {t(owed > 1 ? 'visit.takeAll' : 'visit.take')}
          </button>
        )}
        <button type="button" className="side-button" onClick={() => dispatch({ do: 'leave' })}>{t('end.done')}</button>
      </div>
    </StepScreen>
  )
}
