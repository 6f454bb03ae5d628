import { wordsIn } from '@senha/centre'
import type { Ticket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { CSSProperties } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { usePlace } from './place.tsx'
import { aheadWords, waitWords } from './queue-words.ts'

type NumberStyle = CSSProperties & { '--signs': number }

/** The number is the screen; under it the service, the people before, the minutes, and where to go. `withCode` while there is no paper that says it. */
export const TicketCard = ({ ticket, withCode }: { ticket: Ticket; withCode: boolean }) => {
  const { t, centre, language } = useKiosk()
  const service = centre.services.find(({ id }) => id === ticket.serviceId)
  const place = usePlace(ticket.serviceId)
  const before = aheadWords(t, ticket.ahead)
  const minutes = waitWords(t, ticket.wait)
  const style: NumberStyle = { '--signs': ticket.number.length }
  return (
    <>
      <section className="card">
        <h1 className="number" style={style}><span className="visually-hidden">{t('ticket.number')} </span>{ticket.number}</h1>
        <p className="card-service"><Pictogram name={service?.pictogram ?? 'ticket'} size="1.25em" />{service && wordsIn(service.name, language)}</p>
        {ticket.priority && <p className="mark"><Pictogram name="star" size="1em" />{t('priority.mark')}</p>}
        {withCode && <p className="card-code">{t('ticket.code')} <strong translate="no">{ticket.visitCode.slice(0, 3)} {ticket.visitCode.slice(3)}</strong></p>}
      </section>
      {ticket.late ? <p className="fact"><Pictogram name="wifi-slash" size="2.2em" /><span>{t('ticket.late')}</span></p> : <section className="facts">
        <p className="fact"><Pictogram name="users-three" size="2.2em" /><span>{before ? <><strong className="tabular">{before.number}</strong> {before.words}</> : t('ahead.none')}</span></p>
        <p className="fact"><Pictogram name="clock" size="2.2em" /><span>{minutes ? <><strong className="tabular">{minutes.number}</strong> {minutes.words}</> : t('wait.unknown')}</span></p>
      </section>}
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
