import type { QueuedTicket, StaffQueue } from '@senha/protocol'
import { minutesSince } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import type { KeyboardEvent } from 'react'
import { calledFrom } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { ActionButton } from './action-button.tsx'
import { BookingsPart } from './bookings-part.tsx'
import { Marks } from './marks.tsx'
import { MissedLink, MissedPart } from './missed-part.tsx'
import { UndoBand } from './undo-band.tsx'
import { useWork } from './work-context.tsx'

/** Who waits for this counter, in the order of the hub; the parked below; the one large button at the bottom. */
export const QueuePanel = () => {
  const { state, words } = useDesk()
  const { t } = words
  const isLost = (queue: StaffQueue): boolean => !calledFrom(state).includes(queue)
  const several = state.queues.length > 1
  const parked = state.queues.flatMap((queue) => queue.tickets.filter((ticket) => ticket.status === 'parked'))
  return (
    <aside className="queue" tabIndex={-1} aria-label={t('queue.title')}>
      <ActionButton action="find" appearance="link" className="queue-find"><Pictogram name="ticket" size={20} />{t('action.find')}</ActionButton>
      <MissedLink />
      <div className="queue-scroll">
        {state.queues.map((queue) => <QueueList key={queue.serviceId} queue={queue} title={isLost(queue) ? t('queue.lost', { service: queue.serviceId }) : several ? words.shortService(queue.serviceId) : t('queue.title')} lost={isLost(queue)} />)}
        <MissedPart />
        <BookingsPart />
        {parked.length > 0 && (
          <section className="queue-parked">
            <div className="queue-head"><h2>{t('queue.parked')}</h2><p>{parked.length}</p></div>
            <ul>{parked.map((ticket) => <Row key={ticket.id} ticket={ticket} />)}</ul>
          </section>
        )}
      </div>
      <div className="queue-foot">
        <UndoBand />
        <ActionButton action="call-next" appearance="solid" className="call-next" />
      </div>
    </aside>
  )
}

const QueueList = ({ queue, title, lost }: { queue: StaffQueue; title: string; lost: boolean }) => {
  const { words } = useDesk()
  const waiting = queue.tickets.filter((ticket) => ticket.status === 'waiting')
  return (
    <section>
      <div className="queue-head">
        <h2>{title}</h2>
        <p className="tabular">{queue.waiting}{queue.wait && ` · ${words.range(queue.wait)}`}</p>
      </div>
      {lost && <p className="queue-issuing"><Pictogram name="info" size={16} />{words.t('queue.lostHint')}</p>}
      {queue.issuing && <p className="queue-issuing"><Pictogram name="lock" size={16} />{words.t(`queue.${queue.issuing}`)}</p>}
      {waiting.length === 0 ? <p className="queue-none">{words.t('queue.none')}</p> : <ul>{waiting.map((ticket) => <Row key={ticket.id} ticket={ticket} />)}</ul>}
    </section>
  )
}

const Row = ({ ticket }: { ticket: QueuedTicket }) => {
  const { words } = useDesk()
  const { now, open } = useWork()
  const waited = words.waited(minutesSince(ticket.issuedAt, now))
  const reason = ticket.parked?.reason
  const label = words.t('queue.row', { number: ticket.number, language: words.inSentence(ticket.language), topic: words.topic(ticket.topicId), wait: waited })
  return (
    <li>
      <button type="button" className={`queue-row ${ticket.status === 'parked' ? 'is-parked' : ''}`} onKeyDown={walk} onClick={() => open({ is: 'queued', about: { ticketId: ticket.id, number: ticket.number } })}>
        <span className="visually-hidden">{label}{reason === undefined ? '' : `. ${words.t('queued.parkedReason', { reason })}`} </span>
        <span className="queue-number tabular" aria-hidden="true">{ticket.number}</span>
        <span className="queue-language" aria-hidden="true">{words.inSentence(ticket.language)}</span>
        <Marks ticket={ticket} />
        <span className="queue-topic" aria-hidden="true"><Pictogram name={words.topicSign(ticket.topicId)} size={20} /><span>{words.topic(ticket.topicId)}</span></span>
        <span className="queue-wait tabular" aria-hidden="true">{waited}</span>
        {reason !== undefined && <span className="queue-reason" aria-hidden="true">{reason}</span>}
      </button>
    </li>
  )
}

/** Arrow keys walk through the rows. */
const walk = (event: KeyboardEvent<HTMLButtonElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const rows = [...document.querySelectorAll<HTMLElement>('.queue-row')]
  event.preventDefault()
  rows[rows.indexOf(event.currentTarget) + step]?.focus()
}
