import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import type { PaperNews } from '../use-papers.ts'
import { usePapers } from '../use-papers.ts'

/** Papers that this counter sent to a printer and that did not come out there: who waits for one stands at that printer now. */
export const MissingPapers = ({ again }: { again: (paper: PaperNews) => void }) => {
  const { state, notices, words } = useDesk()
  const { t } = words
  const { missing, putAside } = usePapers(state, notices, words)
  const reasonAt = (device: string): string => {
    const printer = state.devices.find(({ id }) => id === device)
    if (!printer?.connected) return t('paper.away')
    return printer.printer === undefined || printer.printer.state === 'ready' ? '' : t(`paper.${printer.printer.state}`)
  }
  return (
    <div aria-live="assertive">
      {missing.map((paper) => (
        <div key={paper.ticketId} className="band is-warning paper-missing">
          <Pictogram name="printer" size={22} />
          <p><strong>{t(`papers.${paper.paper === 'failed' ? 'failed' : 'unknown'}`, { number: paper.number, place: paper.device })}</strong> {reasonAt(paper.device)}</p>
          <Button onPress={() => again(paper)}>{t('papers.again')}</Button>
          <Button appearance="link" onPress={() => putAside(paper)}>{t('papers.settled')}</Button>
        </div>
      ))}
    </div>
  )
}
