import { useDesk } from '../desk.tsx'
import { Ask } from './ask.tsx'
import type { AboutTicket } from './open-dialog.ts'

export const CancelDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { words: { t }, commander } = useDesk()
  return (
    <Ask
      size="small" variant="danger" title={t('cancel.title', { number: about.number })} confirm={t('cancel.confirm')} close={close}
      onConfirm={async () => (await commander.ask(t('cancel.confirm'), 'ticket:cancel', { ticketId: about.ticketId })).ok}
    >
      <p>{t(about.live ? 'cancel.text' : 'cancel.textQueue')}</p>
    </Ask>
  )
}
