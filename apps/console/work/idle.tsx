import { minutesSince } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { calledFrom } from '../actions.ts'
import { useDesk } from '../desk.tsx'
import { ActionButton } from './action-button.tsx'
import { House } from './house.tsx'
import { useWork } from './work-context.tsx'

/** A counter without a live ticket: ready, or on a break. */
export const Idle = () => {
  const { state, words } = useDesk()
  const { t } = words
  return state.counter?.status === 'paused' ? (
    <section className="idle card">
      <span className="idle-sign is-paused"><Pictogram name="pause" size={44} /></span>
      <h2>{t('paused.title')}{state.counter.pauseReason !== undefined && <span className="idle-reason"> · {state.counter.pauseReason}</span>}</h2>
      <p>{t('paused.text')}</p>
      <ActionButton action="resume" appearance="solid" className="idle-button" />
    </section>
  ) : <Ready />
}

const Ready = () => {
  const { state, words } = useDesk()
  const { now } = useWork()
  const { t } = words
  const waiting = calledFrom(state).flatMap((queue) => queue.tickets.filter((ticket) => ticket.status === 'waiting'))
  const count = calledFrom(state).reduce((sum, queue) => sum + queue.waiting, 0)
  const oldest = Math.max(0, ...waiting.map((ticket) => minutesSince(ticket.issuedAt, now)))
  return (
    <>
      <section className="idle card">
        <span className="idle-sign"><Pictogram name="hand-waving" size={44} /></span>
        <h2>{t('idle.title')}</h2>
        <p>{count === 0 ? t('idle.nobody') : t('idle.waiting', { count, wait: words.waited(oldest) })}</p>
      </section>
      <House />
    </>
  )
}
