import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { LanguageGrid } from '../parts/language-grid.tsx'
import { Dialog } from './dialog.tsx'

/** Another language, at any step, without losing the way. */
export const LanguageDialog = () => {
  const { t, dispatch } = useKiosk()
  const close = (): void => dispatch({ do: 'close' })
  return (
    <Dialog name="languages-over" title={t('language.title')} onClose={close}>
      <LanguageGrid />
      <button type="button" className="plain" onClick={close}>
        <Pictogram name="x" size="1em" />
        {t('help.close')}
      </button>
    </Dialog>
  )
}
