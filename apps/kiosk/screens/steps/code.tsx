import type { ErrorCode } from '@senha/domain'
import { readVisitCode, visitCodeAlphabet } from '@senha/protocol'
import { v4 as uuid } from 'uuid'
import { visitCodeLength } from '../flow/flow.ts'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Keypad } from '../parts/keypad.tsx'
import type { Key } from '../parts/keypad.tsx'

const keys: readonly Key[] = visitCodeAlphabet.split('').map((sign) => ({ sign }))
/** A Cyrillic letter that looks Latin is read as such. */
export const visitSignOf = (key: string): string | undefined => (key.length === 1 ? readVisitCode(`${key}AAAAA`)?.[0] : undefined)

/** The visit code on large keys, with no two signs that look alike. */
export const Code = ({ typed, problem }: { typed: string; problem: ErrorCode | undefined }) => {
  const { t, dispatch } = useKiosk()
  return (
    <StepScreen name="code" sign="qr-code" title={t('code.title')} sub={t('code.how')}>
      <Keypad
        keys={keys}
        typed={typed}
        signOf={visitSignOf}
        mistake={problem && t(problem === 'not-found' ? 'code.unknown' : 'code.slow')}
        canContinue={typed.length === visitCodeLength && problem === undefined}
        onContinue={() => dispatch({ do: 'look-up', visitCode: typed, commandId: uuid() })}
      >
        <div className="typed" aria-hidden="true">
          {Array.from({ length: visitCodeLength }, (_, index) => <span key={index} className={index === typed.length ? 'cell next' : 'cell'}>{typed[index] ?? ''}</span>)}
        </div>
      </Keypad>
    </StepScreen>
  )
}
