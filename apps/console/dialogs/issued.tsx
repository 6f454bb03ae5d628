import type { Ticket } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import type { ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { useWork } from '../work/work-context.tsx'

/** A ticket that was just issued here: its number, large enough to show. `children` stand under it. */
export const Issued = ({ ticket, close, again, children }: { ticket: Ticket; close: () => void; again: () => void; children?: ReactNode }) => {
  const { words } = useDesk()
  const { place } = useWork().prints.ticket
  const { t } = words
  return (
    <Modal
      title={t('issue.done.title', { number: ticket.number })} size="small" closeWord={t('dialog.close')} onClose={close}
      footer={<><Button onPress={again}>{t('issue.done.again')}</Button><Button appearance="solid" onPress={close}>{t('dialog.close')}</Button></>}
    >
      <div className="issued" aria-live="polite">
        <p className="issued-number tabular">{ticket.number}</p>
        {children ?? <p className="issued-ahead">{ticket.ahead === 0 ? t('issue.done.none') : t('issue.done.ahead', { count: ticket.ahead })}{ticket.wait && ` · ${words.range(ticket.wait)}`}</p>}
        <p>{t('issue.done.code')} <strong className="issued-code">{ticket.visitCode}</strong></p>
        <p className="hint">{place ? t('issue.done.paper', { place: place.id }) : t('issue.done.noPaper')}</p>
      </div>
    </Modal>
  )
}
