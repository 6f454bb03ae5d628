import { wordsIn } from '@senha/centre'
import { formatTime } from '@senha/i18n'
import type { Ticket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { Place } from './place.tsx'
import { aheadWords, waitWords } from './queue-words.ts'

/** How a ticket stands, in one or two short lines. */
const useStatusWords = (ticket: Ticket): string[] => {
  const { t, centre } = useKiosk()
  const { status, ahead, wait, slotAt, outcome, counter = '' } = ticket
  switch (status) {
    case 'waiting': {
      if (!centre.services.some(({ id }) => id === ticket.serviceId)) return [t('changed')]
      if (ticket.late && wait === null) return [t('ticket.late')]
      if (slotAt !== undefined) return [`${formatTime(new Date(slotAt), centre.timeZone)} · ${t('booking.slot')}`, t('booking.near')]
      const before = aheadWords(t, ahead)
      const minutes = waitWords(t, wait)
      return [before ? `${before.number} ${before.words}` : t('ahead.none'), ...(minutes ? [`${minutes.number} ${minutes.words}`] : [])]
    }
    case 'called': return [t('status.called', { counter })]
    case 'serving': return [t('status.serving', { counter })]
    case 'parked': return [t('status.parked')]
    case 'ended': return [t(`status.${outcome ?? 'served'}`)]
    default: return status satisfies never
  }
}

/** One of several tickets: number, service, where to go, how it stands. */
export const TicketRow = ({ ticket, children }: { ticket: Ticket; children?: React.ReactNode }) => {
  const { t, centre, language } = useKiosk()
  const service = centre.services.find(({ id }) => id === ticket.serviceId)
  const words = useStatusWords(ticket)
  return (
    <article className={`ticket-row is-${ticket.status}`}>
      <p className="row-number tabular">{ticket.number}</p>
      <div>
        <h2><Pictogram name={service?.pictogram ?? 'ticket'} size="1.1em" />{service ? wordsIn(service.name, language) : t('ticket.number')}</h2>
        {ticket.status !== 'ended' && <Place serviceId={ticket.serviceId} />}
        <p className="row-status tabular">{words.map((line) => <span key={line}>{line}</span>)}</p>
        {ticket.priority && ticket.status !== 'ended' && <p className="mark"><Pictogram name="star" size="1em" />{t('priority.mark')}</p>}
        {children}
      </div>
    </article>
  )
}
