import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import type { PaperProgress } from '../../link.ts'
import type { Issued } from '../flow/use-quick-issue.ts'
import type { KioskKey } from '../kiosk-context.ts'
import { useKiosk } from '../kiosk-context.ts'

const papers: Record<PaperProgress['is'], { word: KioskKey; sign: PictogramName }> = {
  printing: { word: 'mediator.printing', sign: 'printer' },
  printed: { word: 'mediator.printed', sign: 'check-circle' },
  failed: { word: 'mediator.failed', sign: 'warning-circle' },
  unknown: { word: 'mediator.unknown', sign: 'warning-circle' },
}

/** The last tickets with the truth about their papers. One that is missing is asked for again by a touch. */
export const LastTickets = ({ issued, again }: { issued: readonly Issued[]; again: (one: Issued) => void }) => {
  const { t } = useKiosk()
  return (
    <section className="last" aria-label={t('mediator.last')} aria-live="polite">
      <p className="last-title">{t('mediator.last')}{issued.length === 0 && <>: {t('mediator.none')}</>}</p>
      <ul>{issued.map((one) => <li key={one.commandId}><LastTicket one={one} again={again} /></li>)}</ul>
    </section>
  )
}

const LastTicket = ({ one, again }: { one: Issued; again: (one: Issued) => void }) => {
  const { t, state, printAgain } = useKiosk()
  const { ticket, problem } = one
  if (problem) {
    return (
      <button type="button" className="chip is-wrong" onClick={() => again(one)}>
        <Pictogram name="arrows-clockwise" size="1.2em" /><span>{t('mediator.refused')}</span><span className="visually-hidden">{t('problem.again')}</span>
      </button>
    )
  }
  if (!ticket) return <p className="chip"><Pictogram name="clock" size="1.2em" />{t('mediator.asking')}</p>
  const is = state.papers.find(({ ticketId }) => ticketId === ticket.id)?.is ?? 'printing'
  const { word, sign } = papers[is]
  const inside = <><strong className="tabular">{ticket.number}<Pictogram name={sign} size="0.8em" /></strong><span>{t(word)}</span></>
  return is === 'failed' || is === 'unknown'
    ? <button type="button" className="chip is-wrong" onClick={() => void printAgain(ticket.id)}>{inside}<span className="visually-hidden">{t('ticket.again')}</span></button>
    : <p className={`chip is-${is}`}>{inside}</p>
}
