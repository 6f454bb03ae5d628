import { Pictogram } from '@senha/ui'
import type { PictogramName } from '@senha/pictograms'
import type { Setting } from '../flow/flow.ts'
import { useKiosk } from '../kiosk-context.ts'

const settings: readonly { setting: Setting; word: 'helper.listen' | 'helper.letters' | 'helper.contrast' | 'helper.lower'; sign: PictogramName }[] = [
  { setting: 'listen', word: 'helper.listen', sign: 'speaker-high' },
  { setting: 'large', word: 'helper.letters', sign: 'text-aa' },
  { setting: 'contrast', word: 'helper.contrast', sign: 'circle-half' },
  { setting: 'lower', word: 'helper.lower', sign: 'wheelchair' },
]

/** Listen, letters, contrast, lower controls, help. What is set stays for this visitor and is gone for the next. */
export const Helpers = () => {
  const { t, flow, dispatch } = useKiosk()
  return (
    <nav className="helpers" aria-label={t('helpers.title')}>
      {settings.map(({ setting, word, sign }) => (
        <button key={setting} type="button" className="helper" aria-pressed={flow.settings[setting]} onClick={() => dispatch({ do: 'set', setting })}>
          <Pictogram name={sign} size="1.75em" />
          <span>{t(word)}</span>
        </button>
      ))}
      <button type="button" className="helper" aria-haspopup="dialog" onClick={() => dispatch({ do: 'open', over: 'help' })}>
        <Pictogram name="hand-waving" size="1.75em" />
        <span>{t('helper.help')}</span>
      </button>
    </nav>
  )
}
