import type { MissedTicket } from '@senha/protocol'
import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { missedNow } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { ActionButton } from './action-button.tsx'
import { useWork } from './work-context.tsx'

/** That somebody missed a call stands above a long queue too, and leads to the list. */
export const MissedLink = () => {
  const { state, words: { t } } = useDesk()
  const { now } = useWork()
  const { length } = missedNow(state, now)
  return length === 0 ? null : <ActionButton action="missed" appearance="link" className="queue-find"><Pictogram name="person-simple-walk" size={20} />{t('missed.title')}<span className="queue-count tabular">{length}</span></ActionButton>
}

/** Who missed a call and may still come back, under the queue: a calm list, gone when its time is. (SPEC.md, T9) */
export const MissedPart = () => {
  const { state, words: { t } } = useDesk()
  const { now } = useWork()
  const missed = missedNow(state, now)
  if (missed.length === 0) return null
  return (
    <section className="queue-missed" aria-labelledby="missed-title">
      <div className="queue-head"><h2 id="missed-title">{t('missed.title')}</h2><p className="tabular">{missed.length}</p></div>
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
