import type { ErrorCode } from '@senha/domain'
import { readVisitCode, visitCodeAlphabet } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useEffect } from 'react'
import { v4 as uuid } from 'uuid'
import { visitCodeLength } from '../flow/flow.ts'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'

const signs = visitCodeAlphabet.split('')
/** What a hand typed on a keyboard, as a sign of a code: a Cyrillic letter that looks Latin is read as such. */
const signOf = (key: string): string | undefined => (key.length === 1 ? readVisitCode(`${key}AAAAA`)?.[0] : undefined)

/** The visit code on large keys, with no two signs that look alike. */
export const Code = ({ typed, problem }: { typed: string; problem: ErrorCode | undefined }) => {
  const { t, dispatch } = useKiosk()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const sign = signOf(event.key)
      if (sign !== undefined) dispatch({ do: 'type', sign })
      else if (event.key === 'Backspace') dispatch({ do: 'erase' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [dispatch])
  const words = problem === 'not-found' ? t('code.unknown') : t('code.slow')
  return (
    <StepScreen name="code" sign="qr-code" title={t('code.title')} sub={t('code.how')}>
      <div className="keypad">
        <p className="visually-hidden" aria-live="polite">{t('code.field', { typed: typed === '' ? t('code.empty') : typed.split('').join(' ') })}</p>
        <div className="typed" aria-hidden="true">
          {Array.from({ length: visitCodeLength }, (_, index) => <span key={index} className={index === typed.length ? 'cell next' : 'cell'}>{typed[index] ?? ''}</span>)}
        </div>
        <p className="mistake" aria-live="assertive">{problem && <><Pictogram name="warning-circle" size="1.3em" />{words}</>}</p>
        <div className="keys">
          {signs.map((sign) => <button key={sign} type="button" className="key" onClick={() => dispatch({ do: 'type', sign })}>{sign}</button>)}
          <button type="button" className="key erase" aria-label={t('code.erase')} onClick={() => dispatch({ do: 'erase' })}><Pictogram name="backspace" size="1em" /></button>
        </div>
        <button
          type="button"
          className="main-button"
          disabled={typed.length < visitCodeLength || problem !== undefined}
          onClick={() => dispatch({ do: 'look-up', visitCode: typed, commandId: uuid() })}
        >
          {t('code.continue')}
          <Pictogram name="arrow-right" size="1.1em" />
        </button>
      </div>
    </StepScreen>
  )
}
