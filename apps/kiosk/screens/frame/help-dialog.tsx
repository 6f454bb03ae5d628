import { portugueseNames } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import type { PictogramName } from '@senha/pictograms'
import { Pictogram } from '@senha/ui'
import { isOn } from '../flow/flow.ts'
import type { Setting } from '../flow/flow.ts'
import { useKiosk } from '../kiosk-context.ts'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { Paged } from '../parts/paged.tsx'
import { Dialog } from './dialog.tsx'

const aids: readonly { setting: Setting; word: 'help.listen' | 'help.letters' | 'help.contrast' | 'help.lower'; sign: PictogramName }[] = [
  { setting: 'listen', word: 'help.listen', sign: 'speaker-high' },
  { setting: 'letters', word: 'help.letters', sign: 'text-aa' },
  { setting: 'contrast', word: 'help.contrast', sign: 'circle-half' },
  { setting: 'lower', word: 'help.lower', sign: 'wheelchair' },
]

/** Whom to ask, a sentence to show them in Portuguese, and what the helpers do: a touch does it, as below. */
export const HelpDialog = () => {
  const { t, language, flow: { settings }, dispatch } = useKiosk()
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
        {aids.map(({ setting, word, sign }) => (
          <button key={word} type="button" className="aid" aria-pressed={isOn(settings, setting)} onClick={() => dispatch({ do: 'set', setting })}>
            <Pictogram name={sign} size="1.5em" />
            <span>{t(word)}</span>
          </button>
        ))}
        <InterpretingLine />
        <button type="button" className="side-button wide" onClick={() => dispatch({ do: 'open', over: 'privacy' })}><Pictogram name="lock" size="1.2em" />{t('privacy.title')}</button>
      </Paged>
      <button type="button" className="main-button" onClick={close}>{t('help.close')}</button>
    </Dialog>
  )
}
