import { minutesSince, Modal } from '@senha/staff'
import { useDesk } from '../desk.tsx'
import { reasonWords } from '../reason.ts'
import type { AboutTicket } from './open-dialog.ts'

/** Why this ticket and no other: the reason of the call, and who stood before it by which rule. */
export const WhyDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { state, words } = useDesk()
  const { t } = words
  const { ticket, reason, passedOver } = state
  return (
    <Modal title={t('why.title', { number: about.number })} size="small" closeWord={t('dialog.close')} onClose={close}>
      {ticket && reason && <p className="lead">{reasonWords(words, reason, ticket, words.waited(minutesSince(ticket.issuedAt, new Date(ticket.calledAt))))}</p>}
      {passedOver.length === 0 ? <p className="more">{t('why.none')}</p> : (
        <>
          <p className="more">{t('why.passed')}</p>
          <ul className="why-list">{passedOver.map((other) => <li key={other.ticketId}><strong className="tabular">{other.number}</strong> {t(`why.rule.${other.rule}`)}</li>)}</ul>
          <p className="hint">{t('why.kept')}</p>
        </>
      )}
    </Modal>
  )
}
