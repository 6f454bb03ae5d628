import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

/** Every service of the centre at a glance, while nobody sits at the counter. */
export const House = () => {
  const { state, centre, words } = useDesk()
  const { t } = words
  const queues = centre.services.flatMap((service) => state.services.find((queue) => queue.serviceId === service.id) ?? [])
  return (
    <div className="house card" aria-labelledby="house-title" role="region" tabIndex={0}>
      <div className="house-head"><h2 id="house-title">{t('idle.house')}</h2><p className="hint" aria-hidden="true">{t('idle.columns')}</p></div>
      <ul>
        {queues.map((queue) => (
          <li key={queue.serviceId} className={queue.waiting === 0 ? 'is-empty' : ''}>
            <Pictogram name={words.serviceSign(queue.serviceId)} size={24} />
            <span className="house-name">{words.shortService(queue.serviceId)}</span>
            <span className="house-people tabular"><span aria-hidden="true">{queue.waiting}</span><span className="visually-hidden">{t('wait.people', { count: queue.waiting })}</span></span>
            <span className="house-wait tabular">{queue.issuing ? t(`queue.${queue.issuing}`) : queue.openCounters === 0 ? t('idle.noCounters') : queue.wait ? words.range(queue.wait) : t('idle.openCounters', { count: queue.openCounters })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
