import { useDesk } from '../desk.tsx'
import { useOnePrintPlace } from '../print-place.ts'
import { PrintAt } from '../work/print-at.tsx'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'
import type { AboutTicket } from './open-dialog.ts'

export const ReprintDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { state, words: { t }, commander } = useDesk()
  const at = useOnePrintPlace(useWork().prints.ticket, state.devices)
  const { place } = at
  const reprint = async (): Promise<boolean> => {
    if (!place) return false
    const answer = await commander.ask(t('action.reprint'), 'ticket:reprint', { ticketId: about.ticketId, printAt: place.id })
    if (answer.ok) commander.tellDone(t('reprint.done', { number: about.number, place: place.id }))
    return answer.ok
  }
  const nowhere = state.devices.length === 0
  const whyNot = nowhere ? t('reprint.none') : place ? undefined : t('reprint.where')
  return (
    <Ask size="small" title={t('reprint.title', { number: about.number })} confirm={t('reprint.confirm')} whyNot={whyNot} close={close} onConfirm={reprint}>
      <p className="lead">{nowhere ? t('reprint.none') : t('reprint.text')}</p>
      {!nowhere && <PrintAt label={t('print.at')} at={at} required />}
    </Ask>
  )
}
