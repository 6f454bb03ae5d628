import type { CounterState } from '@senha/protocol'
import { elapsed, LanguageName, minutesSince } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { reasonWords } from '../reason.ts'
import { useWork } from './work-context.tsx'

export type LiveTicketState = NonNullable<CounterState['ticket']>

/** Number, person, reason and time of the live ticket. Amber while the person is still on the way. */
export const TicketCard = ({ ticket }: { ticket: LiveTicketState }) => {
  const { state, words } = useDesk()
  const { now } = useWork()
  const { t } = words
  const called = ticket.status === 'called'
  return (
    <section className={`ticket card ${called ? 'is-called' : ''}`} aria-label={t('ticket.live')}>
      <p className="ticket-number tabular">{ticket.number}</p>
      <div className="ticket-facts">
        <p className="ticket-line">
          <Pictogram name="translate" size={22} /><strong><LanguageName of={ticket.language} room={words.language} own /></strong>
          {ticket.partySize > 1 && <span className="ticket-people">· {t('ticket.people', { count: ticket.partySize })}</span>}
          {ticket.priority && <span className="badge badge-priority"><Pictogram name="star" size={16} />{t('ticket.priority')}</span>}
        </p>
        <p className="ticket-line is-topic"><Pictogram name={words.topicSign(ticket.topicId)} size={22} /><span>{words.topic(ticket.topicId)}</span></p>
      </div>
      <div className="ticket-time">
        <p className="ticket-elapsed tabular" role="timer" aria-live="off">{elapsed(called ? ticket.calledAt : (ticket.startedAt ?? ticket.calledAt), now)}</p>
        <p className="ticket-status"><span className="dot" aria-hidden="true" />{t(called ? 'ticket.called' : 'ticket.serving')}</p>
        {called && ticket.recallCount > 0 && <p className="ticket-calls">{t('ticket.calls', { count: ticket.recallCount + 1 })}</p>}
      </div>
      <div className="ticket-more">
        <Reason ticket={ticket} />
        <TwinWords ticket={ticket} />
        <div className="ticket-links"><LinkAction action="change" /><LinkAction action="transfer" /><LinkAction action="reprint" />{!state.interpreter && <LinkAction action="interpreter" />}{called && <LinkAction action="cancel" />}<PaperWord ticket={ticket} />{ticket.late && <p className="ticket-paper"><Pictogram name="wifi-slash" size={18} />{t('ticket.late', { time: words.time(ticket.issuedAt) })}</p>}</div>
      </div>
    </section>
  )
}

const Reason = ({ ticket }: { ticket: LiveTicketState }) => {
  const { state, words } = useDesk()
  if (!state.reason) return null
  const wait = words.waited(minutesSince(ticket.issuedAt, new Date(ticket.calledAt)))
  return <p className="ticket-reason">{reasonWords(words, state.reason, ticket, wait)} <LinkAction action="why" /></p>
}

/** Two people's papers say one number: whoever comes may hold either. */
const TwinWords = ({ ticket: { paperNumber, samePaper } }: { ticket: LiveTicketState }) => {
  const { words: { t } } = useDesk()
  const both = samePaper && t('queue.samePaper', { numbers: samePaper.join(', ') })
  const word = paperNumber === undefined ? both : t('queue.paperNumber', { number: paperNumber })
  return word === undefined ? null : <p className="ticket-paper is-fault"><Pictogram name="ticket" size={18} />{word}</p>
}

/** Only where something about the paper is to be known. */
const PaperWord = ({ ticket }: { ticket: LiveTicketState }) => {
  const { words: { t } } = useDesk()
  if (ticket.paper === 'printed' || ticket.paper === 'reprinted') return null
  const fault = ticket.paper === 'failed'
  return (
    <p className={`ticket-paper ${fault ? 'is-fault' : ''}`}>
      <Pictogram name="printer" size={18} />{t(`ticket.paper.${ticket.paper}`)}
    </p>
  )
}

/** A small action beside the fact it belongs to. */
const LinkAction = ({ action }: { action: 'why' | 'change' | 'interpreter' | 'reprint' | 'transfer' | 'cancel' }) => {
  const { words: { t }, notices } = useDesk()
  const { act, blocked, cap } = useWork()
  const why = blocked(action)
  return (
    <button
      type="button" className="link-action" data-action={action} aria-disabled={why !== undefined || undefined} title={why} aria-keyshortcuts={cap(action)?.toLowerCase()}
      onMouseDown={(event) => event.preventDefault()} onClick={() => (why === undefined ? act(action) : notices.tell({ kind: 'info', title: why }))}
    >
      {t(`action.${action}`)}{cap(action) !== undefined && <kbd className="link-key">{cap(action)}</kbd>}
    </button>
  )
}
