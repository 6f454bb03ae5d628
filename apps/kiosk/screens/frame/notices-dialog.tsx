import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { Paged } from '../parts/paged.tsx'
import { Dialog } from './dialog.tsx'

/** Notices too long for the band above the step. */
export const NoticesDialog = () => {
  const { t, state, language, dispatch } = useKiosk()
  const close = (): void => dispatch({ do: 'close' })
  return (
    <Dialog name="notices-over" title={t('notice.name')} onClose={close}>
      <Paged name="told" list>
        {(state.notices ?? []).map((notice) => <p key={notice.id} className="lead"><Pictogram name={notice.level === 'warning' ? 'warning' : 'info'} size="1.3em" />{wordsIn(notice.texts, language)}</p>)}
      </Paged>
      <button type="button" className="main-button" onClick={close}>{t('help.close')}</button>
    </Dialog>
  )
}
