import { clockTimes, useHubTime } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

/** The server's clock is in doubt: the work goes on, and a supervisor answers for it. */
export const ClockBand = () => {
  const { state: { clock }, centre, driftMs, words: { t, language } } = useDesk()
  const now = useHubTime(driftMs)
  if (!clock) return undefined
  const times = clockTimes(clock, now, centre.timeZone, language)
  return (
    <div className="band is-warning">
      <Pictogram name="clock" size={20} />
      <p><strong>{t(`clock.${clock.is}.title`, times)}</strong> {t(`clock.${clock.is}.text`, times)}</p>
    </div>
  )
}
