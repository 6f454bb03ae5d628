import { minutesSince } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { ActionButton } from './action-button.tsx'
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
  const waiting = state.queues.flatMap((queue) => queue.tickets.filter((ticket) => ticket.status === 'waiting'))
  const count = state.queues.reduce((sum, queue) => sum + queue.waiting, 0)
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

/** Every service of the centre at a glance, while nobody is at the counter. */
const House = () => {
  const { state, centre, words } = useDesk()
  const { t } = words
  const queues = centre.services.flatMap((service) => state.services.find((queue) => queue.serviceId === service.id) ?? [])
  return (
    <section className="house card" aria-labelledby="house-title">
      <h2 id="house-title">{t('idle.house')}</h2>
      <ul>
        {queues.map((queue) => (
          <li key={queue.serviceId} className={queue.waiting === 0 ? 'is-empty' : ''}>
            <Pictogram name={words.serviceSign(queue.serviceId)} size={24} />
            <span className="house-name">{words.shortService(queue.serviceId)}</span>
            <span className="house-people tabular">{t('wait.people', { count: queue.waiting })}</span>
            <span className="house-wait tabular">{queue.openCounters === 0 ? t('idle.noCounters') : queue.wait ? words.range(queue.wait) : t('idle.openCounters', { count: queue.openCounters })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
