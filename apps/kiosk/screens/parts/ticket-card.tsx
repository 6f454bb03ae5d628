import { wordsIn } from '@senha/centre'
import { formatTime } from '@senha/i18n'
import type { Ticket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { CSSProperties } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { usePlace } from './place.tsx'
import { aheadWords, waitWords } from './queue-words.ts'

type NumberStyle = CSSProperties & { '--signs': number }

/** The number is the screen; under it the service, the people before, the minutes, and where to go. `withCode` while there is no paper that says it. */
export const TicketCard = ({ ticket, withCode, booked }: { ticket: Ticket; withCode: boolean; booked: boolean }) => {
  const { t, centre, language } = useKiosk()
  const service = centre.services.find(({ id }) => id === ticket.serviceId)
  const place = usePlace(ticket.serviceId)
  const style: NumberStyle = { '--signs': ticket.number.length }
  return (
    <>
      <section className="card">
        <h1 className="number" style={style}><span className="visually-hidden">{t('ticket.number')} </span>{ticket.number}</h1>
        <p className="card-service"><Pictogram name={service?.pictogram ?? 'ticket'} size="1.25em" />{service && wordsIn(service.name, language)}</p>
        {ticket.priority && <p className="mark"><Pictogram name="star" size="1em" />{t('priority.mark')}</p>}
        {withCode && <p className="card-code">{t('ticket.code')} <strong translate="no">{ticket.visitCode.slice(0, 3)} {ticket.visitCode.slice(3)}</strong></p>}
      </section>
      <Facts ticket={ticket} />
      {booked && ticket.slotAt === undefined && <p className="notice"><Pictogram name="clock" size="1.5em" />{t('booking.late')}</p>}
      {place && (
        <section className="next">
          <span className="next-signs">{place.signs.map((sign) => <Pictogram key={sign} name={sign} size="2.6em" />)}</span>
          <div>
            <p className="next-place"><span>{place.zone}</span> <small>{place.floor} · {place.direction}</small></p>
            <p>{t('next.wait')}</p>
          </div>
        </section>
      )}
    </>
  )
}

/** What is known of the wait: the people before and the minutes, the booked time, or that nobody can tell. */
const Facts = ({ ticket }: { ticket: Ticket }) => {
  const { t, centre } = useKiosk()
  const before = aheadWords(t, ticket.ahead)
  const minutes = waitWords(t, ticket.wait)
  if (!centre.services.some(({ id }) => id === ticket.serviceId)) return <p className="fact"><Pictogram name="info" size="2.2em" /><span>{t('changed')}</span></p>
  if (ticket.late) return <p className="fact"><Pictogram name="wifi-slash" size="2.2em" /><span>{t('ticket.late')}</span></p>
  if (ticket.slotAt !== undefined) {
    return (
      <section className="facts">
        <p className="fact"><Pictogram name="clock" size="2.2em" /><span><strong className="tabular">{formatTime(new Date(ticket.slotAt), centre.timeZone)}</strong> {t('booking.slot')}</span></p>
        <p className="fact"><Pictogram name="bell-ringing" size="2.2em" /><span>{t('booking.near')}</span></p>
      </section>
    )
  }
  return (
    <section className="facts">
      <p className="fact"><Pictogram name="users-three" size="2.2em" /><span>{before ? <><strong className="tabular">{before.number}</strong> {before.words}</> : t('ahead.none')}</span></p>
      <p className="fact"><Pictogram name="clock" size="2.2em" /><span>{minutes ? <><strong className="tabular">{minutes.number}</strong> {minutes.words}</> : t('wait.unknown')}</span></p>
    </section>
  )
}
