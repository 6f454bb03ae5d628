import { portugueseNames } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { Paged } from '../parts/paged.tsx'
import { Dialog } from './dialog.tsx'

const aids: readonly { word: 'help.listen' | 'help.letters' | 'help.contrast' | 'help.lower'; sign: PictogramName }[] = [
  { word: 'help.listen', sign: 'speaker-high' },
  { word: 'help.letters', sign: 'text-aa' },
  { word: 'help.contrast', sign: 'circle-half' },
  { word: 'help.lower', sign: 'wheelchair' },
]

/** Whom to ask, a sentence to show them in Portuguese, and what the helpers do. */
export const HelpDialog = () => {
  const { t, language, dispatch } = useKiosk()
  const close = (): void => dispatch({ do: 'close' })
  return (
    <Dialog name="help" title={t('help.title')} onClose={close}>
      <Paged name="helping">
        <p className="lead wide"><Pictogram name="hand-waving" size="1.6em" />{t('help.ask')}</p>
        {language !== 'pt' && (
          <figure className="please wide">
            <figcaption>{t('help.show')}</figcaption>
            <p lang="pt">{kioskTexts.in('pt')('help.please', { language: portugueseNames[language] })}</p>
          </figure>
        )}
        {aids.map(({ word, sign }) => <p key={word} className="aid"><Pictogram name={sign} size="1.5em" />{t(word)}</p>)}
        <InterpretingLine />
        <button type="button" className="side-button wide" onClick={() => dispatch({ do: 'open', over: 'privacy' })}><Pictogram name="lock" size="1.2em" />{t('privacy.title')}</button>
      </Paged>
      <button type="button" className="main-button" onClick={close}>{t('help.close')}</button>
    </Dialog>
  )
}
