import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import type { Notice } from '../notices.ts'

const signs = { done: 'check-circle', info: 'info', refused: 'warning-circle' } as const

/** Messages over the work. Ágora's toasts nest two live regions and are named in English by their type: own ones in its colours. */
export const Notices = () => {
  const { notices, words: { t } } = useDesk()
  const show = (notice: Notice) => (
    <div key={notice.id} className={`notice notice-${notice.kind}`}>
      <Pictogram name={signs[notice.kind]} size={24} />
      <div className="notice-words">
        <p className="notice-title">{notice.title}</p>
        {notice.text !== undefined && <p>{notice.text}</p>}
        {notice.hub !== undefined && <p className="notice-hub" lang="en">{t('notice.hub', { message: notice.hub })}</p>}
      </div>
      <button type="button" className="notice-dismiss" aria-label={t('notice.dismiss')} onClick={() => notices.dismiss(notice.id)}><Pictogram name="x" size={18} /></button>
    </div>
  )
  return (
    <div className="notices" role="region" aria-label={t('notice.region')}>
      <div role="alert">{notices.list.filter((notice) => notice.kind === 'refused').map(show)}</div>
      <div role="status">{notices.list.filter((notice) => notice.kind !== 'refused').map(show)}</div>
    </div>
  )
}
