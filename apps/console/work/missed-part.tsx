import type { MissedTicket } from '@senha/protocol'
import { Button } from '@senha/staff'
import { useDesk } from '../desk.tsx'
import { missedNow } from '../actions.ts'
import { useWork } from './work-context.tsx'

/** Who missed a call and may still come back, under the queue: a calm list, gone when its time is. (SPEC.md, T9) */
export const MissedPart = () => {
  const { state, words: { t } } = useDesk()
  const { now, act, cap } = useWork()
  const missed = missedNow(state, now)
  if (missed.length === 0) return null
  return (
    <section className="queue-missed" aria-labelledby="missed-title">
      <div className="queue-head">
        <h2 id="missed-title">{t('missed.title')} <span className="queue-count tabular">{missed.length}</span></h2>
        {cap('missed') !== undefined && <button type="button" className="link-action" data-action="missed" aria-label={t('action.missed')} aria-keyshortcuts={cap('missed')?.toLowerCase()} onMouseDown={(event) => event.preventDefault()} onClick={() => act('missed')}><kbd className="link-key">{cap('missed')}</kbd></button>}
      </div>
      <ul>{missed.map((ticket) => <Row key={ticket.id} ticket={ticket} />)}</ul>
    </section>
  )
}

const Row = ({ ticket }: { ticket: MissedTicket }) => {
  const { words, commander, online, notices } = useDesk()
  const { t } = words
  const back = (): void => void commander.once(`return ${ticket.id}`, async () => {
    const answer = await commander.ask(t('action.back'), 'ticket:return', { ticketId: ticket.id })
    // the row goes, and the focus with it
    if (answer.ok) document.querySelector<HTMLElement>('.queue')?.focus()
  })
  return (
    <li className="missed-row">
      <span className="visually-hidden">{t('missed.row', { number: ticket.number, language: words.inSentence(ticket.language), time: words.time(ticket.at), until: words.time(ticket.until) })}</span>
      <span className="queue-number tabular" aria-hidden="true">{ticket.number}</span>
      <span className="queue-language" aria-hidden="true">{words.inSentence(ticket.language)}</span>
      <span className="missed-times tabular" aria-hidden="true">{words.time(ticket.at)}<small>{t('missed.until', { time: words.time(ticket.until) })}</small></span>
      <Button
        busy={commander.pending === `return ${ticket.id}`} whyNot={online ? undefined : t('whyNot.offline')} onRefused={(why) => notices.tell({ kind: 'info', title: why })} onPress={back}
        aria-label={t('missed.back', { number: ticket.number })}
      >
        {t('action.back')}
      </Button>
    </li>
  )
}
