import { Button } from '@senha/staff'
import { ActionButton } from './action-button.tsx'
import { nextAction, sideActions } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { History, somethingKnown } from './history.tsx'
import { House } from './house.tsx'
import { ReferPanel } from './refer-panel.tsx'
import { Referral } from './referral.tsx'
import { TicketCard } from './ticket-card.tsx'
import type { LiveTicketState } from './ticket-card.tsx'
import { useWork } from './work-context.tsx'

/** The person at the counter, or on the way to it. */
export const LiveTicket = ({ ticket }: { ticket: LiveTicketState }) => {
  const { state, words: { t } } = useDesk()
  const { casefile } = useWork()
  const chosen = casefile.draft.chosen.length
  const next = nextAction(state, chosen)
  return (
    <>
      <div className="work-scroll">
        {state.counter?.status === 'paused' && <p className="band band-in">{t('paused.live')}</p>}
        <TicketCard ticket={ticket} />
        {ticket.status === 'called' ? <><History whole />{!somethingKnown(state, true) && <House />}</> : (
          <div className="panels">
            <DocumentsPanel />
            <ReferPanel />
          </div>
        )}
      </div>
      <div className="actions">
        {ticket.status === 'serving' && <Referral />}
        {next === 'finish' && <Button className="to-refer" onPress={toReferral}>{t('refer.go')}</Button>}
        {sideActions(state, chosen).map((action) => <ActionButton key={action} action={action} />)}
        {next && <ActionButton action={next} appearance="solid" className="next" keyCap={t('key.enter')} />}
      </div>
    </>
  )
}

/** On a tablet the referral stands below the documents. */
const toReferral = (): void => {
  document.querySelector('.refer')?.scrollIntoView()
  document.querySelector<HTMLElement>('.refer .choice:enabled')?.focus({ preventScroll: true })
}
