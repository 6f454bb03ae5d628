import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

/** The day ended over an open counter: what became of it and of who waited, and what to do; gone once a counter is opened. */
export const DayEnded = () => {
  const { state: { dayEnded, open }, words: { t, time, day } } = useDesk()
  if (!dayEnded) return null
  const { businessDay, at, counter, waited, served } = dayEnded
  return (
    <div className="band is-warning">
      <Pictogram name="lock" size={20} />
      <p>
        <strong>{t('day.ended.title', { day: day(businessDay), time: time(at) })}</strong> {t('day.ended.counter', { counter })}{' '}
        {waited > 0 ? t('day.ended.waited', { count: waited }) : t('day.ended.nobody')} {served !== undefined && `${t('day.ended.served', { number: served })} `}
        {t(open ? 'day.ended.goOn' : 'day.ended.tomorrow')}
      </p>
    </div>
  )
}
