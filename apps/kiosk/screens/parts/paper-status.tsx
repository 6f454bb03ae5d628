import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { PaperProgress } from '../../link.ts'
import { useKiosk } from '../kiosk-context.ts'

interface PaperStatusProps { readonly ticketId: string; readonly progress: PaperProgress['is']; readonly many: boolean }

/** The truth about a paper: on its way, out, missing, or nobody knows. What is missing can be asked for again. */
export const PaperStatus = ({ ticketId, progress, many }: PaperStatusProps) => {
  const { t, state, online, link, printAgain } = useKiosk()
  const [elsewhere, setElsewhere] = useState<'asked' | 'coming'>()
  const [refused, setRefused] = useState(false)
  const [inHand, setInHand] = useState(false)
  const again = (): void => void printAgain(ticketId).then((tried) => setRefused(!tried))
  const canGoElsewhere = online && state.fallback !== undefined
  const printElsewhere = (): void => {
    setElsewhere('asked')
    void link.send('paper:elsewhere', { ticketId }).then((answer) => {
      setElsewhere(answer.ok ? 'coming' : undefined)
      setRefused(!answer.ok)
    })
  }
  const out = <p className="paper is-out"><Pictogram name="check-circle" size="1.5em" />{t(many ? 'ticket.takeAll' : 'ticket.take')}</p>
  const now = inHand ? 'printed' : progress
  switch (now) {
    case 'printing': return <p className="paper is-printing"><Pictogram name="printer" size="1.5em" />{t('ticket.printing')}</p>
    case 'printed': return out
    case 'failed':
      return (
        <div className="paper is-missing">
          <p className="paper-title"><Pictogram name="warning-circle" size="1.5em" />{t('ticket.failed')}</p>
          <p>{t('ticket.valid')}</p>
          {elsewhere === 'coming' ? <p className="paper-title"><Pictogram name="check-circle" size="1.5em" />{t('ticket.elsewhereDone')}</p> : (
            <div className={canGoElsewhere ? 'answers' : 'buttons'}>
              {refused ? <p>{t('ticket.desk')}</p> : <button type="button" className="main-button" onClick={again}><Pictogram name="printer" size="1.3em" />{t('ticket.again')}</button>}
              {canGoElsewhere && <button type="button" className="side-button" disabled={elsewhere === 'asked'} onClick={printElsewhere}><Pictogram name="arrow-right" size="1.1em" />{t('ticket.elsewhere')}</button>}
            </div>
          )}
        </div>
      )
    case 'unknown':
      return (
        <div className="paper is-missing">
          <p className="paper-title"><Pictogram name="warning-circle" size="1.5em" />{t('ticket.unknown')}</p>
          {refused ? <p>{t('ticket.desk')}</p> : (
            <div className="answers">
              <button type="button" className="main-button" onClick={() => setInHand(true)}>{t('ticket.unknownYes')}</button>
              <button type="button" className="side-button" onClick={again}>{t('ticket.unknownNo')}</button>
            </div>
          )}
        </div>
      )
    default: return now satisfies never
  }
}
