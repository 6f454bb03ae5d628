import { wordsIn } from '@senha/centre'
import { formatTime } from '@senha/i18n'
import type { Ticket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { CSSProperties } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { usePlace } from './place.tsx'
import { aheadWords, waitWords } from './queue-words.ts'

type NumberStyle = CSSProperties & { '--signs': number }

/** The number is the screen; under it what the person came for, and where that begins. `withCode` while there is no paper that says it. */
export const TicketCard = ({ ticket, withCode }: { ticket: Ticket; withCode: boolean }) => {
  const { t, centre, language } = useKiosk()
  const service = centre.services.find(({ id }) => id === ticket.serviceId)
  // a second ticket, or a booked one, is for the service itself
  const topic = ticket.stage === 1 && ticket.slotAt === undefined ? centre.topics.find(({ id, suggests }) => id === ticket.topicId && suggests !== ticket.serviceId) : undefined
  const style: NumberStyle = { '--signs': ticket.number.length }
  const name = service && wordsIn(service.name, language)
  return (
    <section className="card" data-on-first-page>
      <p className="number" style={style} aria-hidden="true">{ticket.number}</p>
      {topic && <p className="card-topic"><Pictogram name={topic.pictogram} size="1.15em" /><span>{wordsIn(topic.name, language)}</span></p>}
      {topic && name !== undefined && <p className="card-service">{t('ticket.begin', { service: name })}</p>}
      {!topic && <p className="card-topic"><Pictogram name={service?.pictogram ?? 'ticket'} size="1.15em" /><span>{name}</span></p>}
      {ticket.priority && <p className="mark"><Pictogram name="star" size="1em" />{t('priority.mark')}</p>}
      {withCode && <p className="card-code" aria-hidden="true">{t('ticket.code')} <strong translate="no">{ticket.visitCode.slice(0, 3)} {ticket.visitCode.slice(3)}</strong></p>}
      <p className="visually-hidden">{t('ticket.code')} {ticket.visitCode}</p>
    </section>
  )
}

/** Where to go, and what happens there. */
export const NextPlace = ({ serviceId }: { serviceId: string }) => {
  const { t } = useKiosk()
  const place = usePlace(serviceId)
  return place && (
    <section className="next">
      <span className="next-signs">{place.signs.map((sign) => <Pictogram key={sign} name={sign} size="2.6em" />)}</span>
      <div>
        <p className="next-place"><span>{place.zone}</span> <small>{place.floor} · {place.direction}</small></p>
        <p>{t('next.wait')}</p>
      </div>
    </section>
  )
}

/** What is known of the wait: the people before and the minutes, the booked time, or that nobody can tell. */
export const TicketFacts = ({ ticket }: { ticket: Ticket }) => {
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
