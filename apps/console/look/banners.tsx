import { LinkBanner } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { Refusals } from './notices.tsx'

/** Quiet bands between the header and the work: no connection, the day closed. */
export const Banners = () => {
  const { state, lostSince, words: { t, time } } = useDesk()
  return (
    <>
      <div aria-live="polite">
        {lostSince && <LinkBanner title={t('link.lost.title', { time: time(lostSince.toISOString()) })} text={t('link.lost.text')} />}
        {!state.open && (
          <div className="band"><Pictogram name="lock" size={20} /><p><strong>{t('day.closed.title')}</strong> {t('day.closed.text')}</p></div>
        )}
      </div>
      <Refusals />
    </>
  )
}
