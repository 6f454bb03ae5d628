import type { CounterState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

const otherTickets = ({ visit, ticket }: CounterState) => visit?.tickets.filter((other) => other.id !== ticket?.id) ?? []

/** Whether there is anything to tell of an earlier counter; documents count before they are ticked here again. */
export const somethingKnown = (state: CounterState, withDocuments: boolean): boolean =>
  state.visit !== null && (state.visit.notes.length > 0 || state.visit.referrals.length > 0 || (state.visit.past ?? []).length > 0 || otherTickets(state).length > 0 || (withDocuments && state.visit.documents.length > 0))

/** What earlier counters recorded and this one may see. `whole`: also what is ticked elsewhere while serving. */
export const History = ({ whole = false }: { whole?: boolean }) => {
  const { state, words } = useDesk()
  const { t } = words
  const { visit, ticket } = state
  if (!visit || !ticket) return null
  const others = otherTickets(state)
  const nothing = !somethingKnown(state, whole)
  if (nothing && !whole) return null
  return (
    <section className={`history ${whole ? 'card is-whole' : ''} ${nothing ? 'is-empty' : ''}`} aria-label={t('history.title')}>
      {whole && !nothing && <h2>{t('history.title')}</h2>}
      {nothing && <p className="history-none">{t('history.none')}</p>}
      {visit.notes.map((note) => (
        <figure key={note.at + note.text} className="history-note">
          <figcaption><Pictogram name="note" size={18} />{t('history.note', { counter: note.counter, service: words.shortService(note.serviceId), time: words.time(note.at) })}</figcaption>
          <blockquote>{note.text}</blockquote>
        </figure>
      ))}
      {whole && visit.documents.length > 0 && (
        <div className="history-documents">
          <h3>{t('history.documents')}</h3>
          <ul>{visit.documents.map((id) => <li key={id}><Pictogram name="check" size={16} />{words.document(id)}</li>)}</ul>
        </div>
      )}
      {visit.referrals.map((referral) => (
        <p key={referral.at + referral.serviceIds.join()} className="history-referral">
          <Pictogram name="arrow-right" size={16} />
          {t('history.referral', { from: words.shortService(referral.fromServiceId), to: referral.serviceIds.map((id) => words.shortService(id)).join(referral.ordered ? `, ${t('history.then')} ` : ', '), time: words.time(referral.at) })}
        </p>
      ))}
      {visit.past?.map(({ businessDay, serviceIds }) => (
        <p key={businessDay + serviceIds.join()} className="history-referral">
          <Pictogram name="identification-card" size={16} />{t('history.past', { day: words.day(businessDay), services: serviceIds.map((id) => words.shortService(id)).join(', ') })}
        </p>
      ))}
      {others.length > 0 && (
        <p className="history-referral">
          <Pictogram name="ticket" size={16} />{t('history.tickets')}: {others.map((other) => `${other.number} (${t(`status.${other.status}`)})`).join(', ')}
        </p>
      )}
    </section>
  )
}
