import { Pictogram } from '@senha/ui'
import { useLayoutEffect } from 'react'
import { useKiosk } from '../kiosk-context.ts'

/** A sign on a key, with a name where its look alone says nothing. */
export interface Key { readonly sign: string; readonly name?: string; readonly digit?: boolean }

interface KeypadProps {
  readonly keys: readonly Key[]
  readonly typed: string
  /** What a hand typed on a keyboard, as a sign of a key. */
  readonly signOf: (key: string) => string | undefined
  readonly mistake: string | undefined
  readonly canContinue: boolean
  readonly onContinue: () => void
  /** What was typed, drawn large. */
  readonly children: React.ReactNode
}

/** A code on large keys, by touch or by keyboard. */
export const Keypad = ({ keys, typed, signOf, mistake, canContinue, onContinue, children }: KeypadProps) => {
  const { t, dispatch } = useKiosk()
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const sign = signOf(event.key)
      if (sign !== undefined) dispatch({ do: 'type', sign })
      else if (event.key === 'Backspace') dispatch({ do: 'erase' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [dispatch, signOf])
  return (
    <div className="keypad">
      <p className="visually-hidden" aria-live="polite">{t('code.field', { typed: typed === '' ? t('code.empty') : typed.split('').join(' ') })}</p>
      {children}
      <p className="mistake" aria-live="assertive">{mistake !== undefined && <><Pictogram name="warning-circle" size="1.3em" />{mistake}</>}</p>
      <div className="keys">
        {keys.map((key) => <button key={key.sign} type="button" className={key.digit ? 'key digit' : 'key'} aria-label={key.name} onClick={() => dispatch({ do: 'type', sign: key.sign })}>{key.sign}</button>)}
        <button type="button" className="key erase" aria-label={t('code.erase')} onClick={() => dispatch({ do: 'erase' })}><Pictogram name="backspace" size="1em" /></button>
      </div>
      <button type="button" className="main-button" data-enter disabled={!canContinue} onClick={onContinue}>
        {t('code.continue')}
        <Pictogram name="arrow-right" size="1.1em" />
      </button>
    </div>
  )
}
