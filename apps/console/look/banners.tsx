import type { LinkStatus } from '@senha/protocol/link'
import { LinkBanner } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useRef } from 'react'
import { useDesk } from '../desk.tsx'
import { Refusals } from './notices.tsx'

/** Quiet bands between the header and the work: no connection, the day closed. */
export const Banners = ({ status }: { status: LinkStatus }) => {
  const { state, words: { t, time } } = useDesk()
  // a hub that refuses for a moment is as good as out of reach
  const lostAt = useRef<string | undefined>(undefined)
  if (status.is === 'live') lostAt.current = undefined
  else lostAt.current ??= status.is === 'lost' ? status.since.toISOString() : new Date().toISOString()
  return (
    <>
      <div role="status">
        {lostAt.current !== undefined && <LinkBanner title={t('link.lost.title', { time: time(lostAt.current) })} text={t('link.lost.text')} />}
        {!state.open && (
          <div className="band"><Pictogram name="lock" size={20} /><p><strong>{t('day.closed.title')}</strong> {t('day.closed.text')}</p></div>
        )}
      </div>
      <Refusals />
    </>
  )
}
