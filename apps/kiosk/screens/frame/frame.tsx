import { formatTime } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram, productName, productSign } from '@senha/ui'
import { useCentreNow } from '../flow/use-centre-now.ts'
import { useKiosk } from '../kiosk-context.ts'
import { OthersInTurn } from '../parts/turning.tsx'
import { Helpers } from './helpers.tsx'
import { Emergency, emergencyOf, Notices } from './notices.tsx'
import { SoundStrip } from './sound-strip.tsx'

const clockEveryMs = 5_000

/** What stands on every screen: the centre and the time above, the helpers below, always in the same place. Each takes its own room: none lies over another. */
export const Frame = ({ isMisread, children }: { isMisread: boolean; children: React.ReactNode }) => {
  const { centre, t, state, flow: { step, settings }, dispatch } = useKiosk()
  const now = useCentreNow(clockEveryMs)
  const emergency = emergencyOf(state)
  return (
    <div className="stage">
      <header className={isMisread ? 'top says-misread' : 'top'}>
        <div className="misread" aria-live="assertive">
          {isMisread && (
            <p>
              <Pictogram name="warning-circle" size="1.3em" />
              <span>
                <span>{t('reader.misread')}</span>
                {step.at === 'language' && <><span className="visually-hidden" lang="en">{kioskTexts.in('en')('reader.misread')}</span><OthersInTurn word="reader.misread" /></>}
              </span>
            </p>
          )}
        </div>
        {!isMisread && (
          <>
            <Pictogram name={productSign} size="1.5em" />
            <p className="centre"><span translate="no">{centre.name}</span><small translate="no" lang="pt">{productName}</small>{state.demo && <small className="demo">{t('demo.mark')}</small>}</p>
            <time className="tabular">{formatTime(now, centre.timeZone)}</time>
          </>
        )}
        {state.hasPin && step.at === 'language' && (
          <button type="button" className="door" aria-label={t('staff.door')} onClick={() => dispatch({ do: 'go', to: 'pin' })}><Pictogram name="lock" size="1.1em" /></button>
        )}
      </header>
      {emergency ? <Emergency notice={emergency} /> : <>{children}<Notices /></>}
      {settings.listen && <SoundStrip />}
      <Helpers />
    </div>
  )
}
