import type { ErrorCode } from '@senha/domain'
import { Pictogram } from '@senha/ui'
import { useCallback, useLayoutEffect, useState } from 'react'
import type { KioskKey } from '../kiosk-context.ts'
import { useKiosk } from '../kiosk-context.ts'
import { StepScreen } from '../frame/step-screen.tsx'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
const longest = 12
const withoutLast = (typed: string): string => typed.slice(0, -1)
const words: Partial<Record<ErrorCode, KioskKey>> = { forbidden: 'staff.wrong', 'too-many': 'staff.slow' }

/** The staff's PIN, checked by the kiosk itself. What is typed is neither shown nor kept. */
export const Pin = () => {
  const { t, link, dispatch } = useKiosk()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<ErrorCode>()
  const [checks, setChecks] = useState(false)
  const change = useCallback((next: (typed: string) => string): void => {
    setProblem(undefined)
    setPin((typed) => next(typed).slice(0, longest))
  }, [])
  const open = (): void => {
    if (pin === '' || checks) return
    setChecks(true)
    void link.send('staff:unlock', { pin, for: 'mediator' }).then((answer) => {
      setChecks(false)
      setPin('')
      if (answer.ok) dispatch({ do: 'unlocked' })
      else setProblem(answer.error.code)
    })
  }
  useLayoutEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (digits.includes(key)) change((typed) => typed + key)
      else if (key === 'Backspace') change(withoutLast)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [change])
  return (
    <StepScreen name="pin" sign="lock" title={t('staff.pin')} sub={t('staff.how')}>
      <div className="keypad">
        <p className="visually-hidden" aria-live="polite">{t('staff.typed', { length: pin.length })}</p>
        <div className="pin-dots" aria-hidden="true">{Array.from({ length: Math.max(4, pin.length) }, (_, index) => <span key={index} className={index < pin.length ? 'filled' : ''} />)}</div>
        <p className="mistake" aria-live="assertive">{problem && <><Pictogram name="warning-circle" size="1.3em" />{t(words[problem] ?? 'staff.unset')}</>}</p>
        <div className="keys digits">
          {digits.map((digit) => <button key={digit} type="button" className="key" onClick={() => change((typed) => typed + digit)}>{digit}</button>)}
          <button type="button" className="key erase" aria-label={t('code.erase')} onClick={() => change(withoutLast)}><Pictogram name="backspace" size="1em" /></button>
        </div>
        <button type="button" className="main-button" data-enter disabled={pin === '' || checks} onClick={open}>
          {t('staff.open')}
          <Pictogram name="arrow-right" size="1.1em" />
        </button>
      </div>
    </StepScreen>
  )
}
