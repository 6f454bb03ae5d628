import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import type { Casefile } from '../use-casefile.ts'

/** Notes that were written for a ticket which then went away, at another page of this counter: nothing that was typed is lost unseen. */
export const LeftNotes = ({ casefile }: { casefile: Casefile }) => {
  const { words: { t } } = useDesk()
  return (
    <div aria-live="polite">
      {casefile.left.map(({ ticketId, number, note }) => (
        <div key={ticketId} className="band is-warning paper-missing">
          <Pictogram name="note" size={22} />
          <p><strong>{t('note.left', { number })}</strong> {note}</p>
          <Button appearance="link" onPress={() => casefile.discard(ticketId)}>{t('note.discard')}</Button>
        </div>
      ))}
    </div>
  )
}
