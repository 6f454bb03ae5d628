import { privacyNotice } from '@senha/i18n'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { Paged } from '../parts/paged.tsx'
import { Dialog } from './dialog.tsx'

/** What the centre keeps of a person, why and for how long, and who answers for it: sentence by sentence, on as many pages as they need. */
export const PrivacyDialog = () => {
  const { t, language, centre, dispatch } = useKiosk()
  const close = (): void => dispatch({ do: 'close' })
  return (
    <Dialog name="privacy" title={t('privacy.title')} onClose={close}>
      <Paged name="told">
        {privacyNotice(language, centre).flatMap(({ title, sentences }) => sentences.map(({ key, text }, index) => (
          <section key={key}>
            {index === 0 && <h3>{title}</h3>}
            <p className="aid"><Pictogram name="lock" size="1.1em" /><span>{text}</span></p>
          </section>
        )))}
      </Paged>
      <button type="button" className="main-button" onClick={close}>{t('help.close')}</button>
    </Dialog>
  )
}
