import { privacyNotice } from '@senha/i18n'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { Dialog } from './dialog.tsx'

/** What the centre keeps of a person, why and for how long, and who answers for it: a part at a time, so that nothing scrolls. */
export const PrivacyDialog = () => {
  const { t, language, centre, dispatch } = useKiosk()
  const [turned, setTurned] = useState(0)
  const close = (): void => dispatch({ do: 'close' })
  const parts = privacyNotice(language, centre)
  const page = turned % parts.length
  const part = parts[page]
  return (
    <Dialog name="privacy" title={t('privacy.title')} onClose={close}>
      <section aria-live="polite">
        <h3>{part?.title}</h3>
        <ul className="aids">{part?.sentences.map(({ key, text }) => <li key={key}><Pictogram name="lock" size="1.2em" /><span>{text}</span></li>)}</ul>
      </section>
      <div className="turn">
        <button type="button" className="side-button" onClick={() => setTurned(page + 1)}>
          <Pictogram name="arrow-right" size="1.2em" /><span>{t('nav.more')}<small className="tabular">{t('nav.page', { page: page + 1, pages: parts.length })}</small></span>
        </button>
        <button type="button" className="main-button" onClick={close}>{t('help.close')}</button>
      </div>
    </Dialog>
  )
}
