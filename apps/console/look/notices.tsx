import { useTopModal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useDesk } from '../desk.tsx'
import type { Notice } from '../notices.ts'

const signs = { done: 'check-circle', info: 'info', refused: 'warning-circle' } as const

const One = ({ notice }: { notice: Notice }) => {
  const { notices, words: { t } } = useDesk()
  return (
    <div className={`notice notice-${notice.kind}`}>
      <Pictogram name={signs[notice.kind]} size={24} />
      <div className="notice-words">
        <p className="notice-title">{notice.title}</p>
        {notice.text !== undefined && <p>{notice.text}</p>}
        {notice.hub !== undefined && <p className="notice-hub" lang="en">{t('notice.hub', { message: notice.hub })}</p>}
      </div>
      <button type="button" className="notice-dismiss" aria-label={t('notice.dismiss')} onClick={() => notices.dismiss(notice.id)}><Pictogram name="x" size={18} /></button>
    </div>
  )
}

/** Inside the dialog that is open, since all outside of it is inert; else where it stands. */
const InReach = ({ of, children }: { of: 'refusals' | 'news'; children: ReactNode }) => {
  const dialog = useTopModal()
  if (!dialog) return children
  return createPortal(children, of === 'refusals' ? (dialog.querySelector('.modal-messages') ?? dialog) : dialog)
}

/**
 * What was refused, between the header and the work, or above the buttons of a dialog: it stays, so it must hide nothing. Ágora's
 * toasts nest two live regions and are named in English by their type: own ones in its colours.
 */
export const Refusals = () => {
  const { notices } = useDesk()
  return <InReach of="refusals"><div className="refusals" role="alert">{notices.list.filter((notice) => notice.kind === 'refused').map((notice) => <One key={notice.id} notice={notice} />)}</div></InReach>
}

/** What was done, or is calmly to be known, for some seconds: the newest, in a line of the page that nothing else uses. */
export const News = () => {
  const { notices } = useDesk()
  const newest = notices.list.filter((notice) => notice.kind !== 'refused').at(-1)
  return <InReach of="news"><div className="news" aria-live="polite">{newest && <One key={newest.id} notice={newest} />}</div></InReach>
}
