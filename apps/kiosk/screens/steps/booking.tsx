import type { ErrorCode } from '@senha/domain'
import type { CSSProperties } from 'react'
import { v4 as uuid } from 'uuid'
import { bookingCodeLength } from '../flow/flow.ts'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Keypad } from '../parts/keypad.tsx'
import type { Key } from '../parts/keypad.tsx'
import { visitSignOf } from './code.tsx'

type TypedStyle = CSSProperties & { '--signs': number }

const letters: readonly Key[] = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((sign) => ({ sign }))
const digits: readonly Key[] = '1234567890'.split('').map((sign) => ({ sign, digit: true }))
const signOf = (key: string): string | undefined => (/^[a-z0-9-]$/i.test(key) ? key.toUpperCase() : visitSignOf(key))
/** Up to this many signs are drawn at their full size. */
const roomy = 11

/** The code of a booked time: other offices give it out, so every letter and digit may be in it. */
export const Booking = ({ typed, problem }: { typed: string; problem: ErrorCode | undefined }) => {
  const { t, dispatch } = useKiosk()
  const keys: readonly Key[] = [...letters, { sign: '-', name: t('booking.hyphen') }, ...digits]
  const style: TypedStyle = { '--signs': Math.max(roomy, typed.length) }
  return (
    <StepScreen name="booking" sign="clock" title={t('booking.title')} {...(problem === undefined && { sub: t('booking.how') })}>
      <Keypad
        keys={keys}
        typed={typed}
        signOf={signOf}
        mistake={problem && t(problem === 'not-found' ? 'booking.unknown' : 'code.slow')}
        canContinue={typed.length >= bookingCodeLength.least && problem === undefined}
        onContinue={() => dispatch({ do: 'use-booking', commandId: uuid() })}
      >
        <p className="typed-line" aria-hidden="true" style={style}>{typed}<i /></p>
      </Keypad>
    </StepScreen>
  )
}
