import { useDesk } from '../desk.tsx'
import type { ConsoleKey } from '../words.ts'
import { ActionButton } from './action-button.tsx'
import { useWork } from './work-context.tsx'

const changes: Record<string, ConsoleKey> = {
  'ticket-ended': 'undo.ended', 'no-show': 'undo.noShow', 'ticket-requeued': 'undo.requeued', 'ticket-parked': 'undo.parked', 'ticket-transferred': 'undo.transferred', 'ticket-called': 'undo.called', 'ticket-started': 'undo.started', 'ticket-returned': 'undo.returned',
}

/** What was done last and can still be taken back, with the seconds left. */
export const UndoBand = () => {
  const { state: { undo }, words } = useDesk()
  const { t } = words
  const { now } = useWork()
  const left = undo ? Math.ceil((new Date(undo.until).getTime() - now.getTime()) / 1000) : 0
  return (
    <div className="undo" aria-live="polite">
      {undo && left > 0 && (
        <>
          <p>{t(changes[undo.change] ?? 'undo.other', { number: undo.number, service: words.shortService(undo.serviceId ?? '') })} <span className="undo-left tabular" aria-hidden="true">{t('undo.seconds', { count: left })}</span></p>
          <ActionButton action="undo" appearance="link" />
        </>
      )}
    </div>
  )
}
