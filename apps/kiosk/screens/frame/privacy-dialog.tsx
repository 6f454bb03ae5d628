import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { Dialog } from './dialog.tsx'

const sentences = ['privacy.none', 'privacy.kept', 'privacy.erased', 'privacy.later'] as const

/** What the system knows of a person, in four sentences. */
export const PrivacyDialog = () => {
  const { t, dispatch } = useKiosk()
  const close = (): void => dispatch({ do: 'close' })
  return (
    <Dialog name="privacy" title={t('privacy.title')} onClose={close}>
      <ul className="aids">{sentences.map((sentence) => <li key={sentence}><Pictogram name="lock" size="1.2em" />{t(sentence)}</li>)}</ul>
      <button type="button" className="main-button" onClick={close}>{t('help.close')}</button>
    </Dialog>
  )
}
