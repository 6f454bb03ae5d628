import { wordsIn } from '@senha/centre'
import { LastSignIn, LinkBanner } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { ClockBand } from './clock-band.tsx'
import { DayEnded } from './day-ended.tsx'
import { Interpreting } from './interpreting.tsx'
import { Refusals } from './notices.tsx'
import { Unattended } from './unattended.tsx'

const signs = { information: 'info', warning: 'warning', emergency: 'warning-circle' } as const

/** Bands between the header and the work: what a supervisor tells the whole house, no connection, the day closed. */
export const Banners = () => {
  const { state, centre, session, lostSince, words: { t, time, language } } = useDesk()
  return (
    <>
      <LastSignIn session={session} language={language} timeZone={centre.timeZone} />
      <div aria-live="polite">
        {state.notices?.map((notice) => (
          <div key={notice.id} className={`band is-${notice.level}`}>
            <Pictogram name={signs[notice.level]} size={20} />
            <p><strong>{t(`notice.level.${notice.level}`)}</strong> {wordsIn(notice.texts, language)} · <span className="tabular">{t('notice.since', { time: time(notice.at) })}</span></p>
          </div>
        ))}
        {lostSince && <LinkBanner title={t('link.lost.title', { time: time(lostSince.toISOString()) })} text={t('link.lost.text')} />}
        <ClockBand />
        {state.storage && <div className="band is-warning"><Pictogram name="warning" size={20} /><p>{t(`storage.${state.storage}`)}</p></div>}
        <Unattended />
        <DayEnded />
        {!state.open && !state.dayEnded && (
          <div className="band"><Pictogram name="lock" size={20} /><p><strong>{t('day.closed.title')}</strong> {t('day.closed.text')}</p></div>
        )}
      </div>
      <Interpreting />
      <Refusals />
    </>
  )
}
