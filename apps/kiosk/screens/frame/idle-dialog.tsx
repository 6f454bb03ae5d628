import { useState } from 'react'
import { screenTimings } from '../../timings.ts'
import { useCountdown } from '../flow/use-countdown.ts'
import { useKiosk } from '../kiosk-context.ts'
import { useChime } from '../parts/use-chime.ts'
import { Dialog } from './dialog.tsx'

/** Asks, seen and heard, whether somebody is there before it goes back to the start. Any touch says yes, as often as one likes. */
export const IdleDialog = () => {
  const { dispatch, flow: { step } } = useKiosk()
  const forMs = step.at === 'mediator' ? screenTimings.mediatorIdleMs : screenTimings.idleMs
  const [asks, setAsks] = useState(false)
  return asks ? <StillThere onStay={() => setAsks(false)} onLeave={() => dispatch({ do: 'leave' })} /> : <Watching key={forMs} forMs={forMs} onIdle={() => setAsks(true)} />
}

const Watching = ({ forMs, onIdle }: { forMs: number; onIdle: () => void }) => {
  useCountdown(forMs, onIdle)
  return null
}

const StillThere = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => {
  const { t } = useKiosk()
  const leftMs = useCountdown(screenTimings.idleAnswerMs, onLeave)
  useChime(true)
  return (
    <Dialog name="idle" title={t('idle.title')} onClose={onStay}>
      <p className="lead tabular">{t('idle.text', { count: Math.round(leftMs / 1000) })}</p>
      <div className="bar" aria-hidden="true"><span style={{ width: `${(leftMs / screenTimings.idleAnswerMs) * 100}%` }} /></div>
      <button type="button" className="main-button" onClick={onStay}>{t('idle.stay')}</button>
      <button type="button" className="plain" onClick={onLeave}>{t('idle.leave')}</button>
    </Dialog>
  )
}
