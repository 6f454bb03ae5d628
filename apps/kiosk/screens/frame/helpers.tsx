import { Pictogram } from '@senha/ui'
import type { PictogramName } from '@senha/pictograms'
import { isOn } from '../flow/flow.ts'
import type { Setting } from '../flow/flow.ts'
import { useKiosk } from '../kiosk-context.ts'
import { timesOf } from '../room/use-room.ts'

const helpers: readonly { setting: Setting; word: 'helper.listen' | 'helper.letters' | 'helper.contrast' | 'helper.lower'; sign: PictogramName }[] = [
  { setting: 'listen', word: 'helper.listen', sign: 'speaker-high' },
  { setting: 'letters', word: 'helper.letters', sign: 'text-aa' },
  { setting: 'contrast', word: 'helper.contrast', sign: 'circle-half' },
  { setting: 'lower', word: 'helper.lower', sign: 'wheelchair' },
]
const percent = 100

/** Listen, letters, contrast, lower controls, help. What is set stays for this visitor and is gone for the next. Letters have two larger sizes, one touch each. */
export const Helpers = () => {
  const { t, flow: { settings }, dispatch } = useKiosk()
  return (
    <nav className="helpers" aria-label={t('helpers.title')}>
      {helpers.map(({ setting, word, sign }) => (
        <button key={setting} type="button" className={`helper for-${setting}`} aria-pressed={isOn(settings, setting)} onClick={() => dispatch({ do: 'set', setting })}>
          <span className="helper-sign">
            <Pictogram name={sign} size="1.75em" />
            {setting === 'letters' && settings.letters !== 'usual' && <span className="tabular" aria-hidden="true">{timesOf[settings.letters] * percent} %</span>}
          </span>
          <span>{t(word)}</span>
        </button>
      ))}
      <button type="button" className="helper" aria-haspopup="dialog" onClick={() => dispatch({ do: 'open', over: 'help' })}>
        <Pictogram name="hand-waving" size="1.75em" />
        <span>{t('helper.help')}</span>
      </button>
      <p className="visually-hidden" role="status">{settings.letters !== 'usual' && `${timesOf[settings.letters] * percent} %`}</p>
    </nav>
  )
}
