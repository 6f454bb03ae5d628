import { Pictogram } from '@senha/ui'
import type { ScreenState } from '../../link.ts'
import { useKiosk } from '../kiosk-context.ts'

/**
 * Another person's paper says the same number: this one's new number, and, until it was asked for, a paper that says
 * it.
 */
export const RenumberedNotice = ({
  of: { ticketId, paperNumber, ticket },
}: {
  of: ScreenState['renumbered'][number]
}) => {
  const { t, state, printAgain } = useKiosk()
  const isAsked = state.papers.some((paper) => paper.ticketId === ticket.id)
  return (
    <div className="notice is-renumbered" role="alert">
      <Pictogram name="warning" size="1.5em" />
      <p>{t('ticket.renumbered', { number: ticket.number, paper: paperNumber })}</p>
      {!isAsked && (
        <button type="button" className="side-button" onClick={() => void printAgain(ticketId)}>
          <Pictogram name="printer" size="1.1em" />
          {t('ticket.again')}
        </button>
      )}
    </div>
  )
}
