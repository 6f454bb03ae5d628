import type { ErrorCode } from '@senha/domain'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Paged, sentencesOf } from '../parts/paged.tsx'

/** What happened, what to do, and that nothing is lost. The code is for whoever is asked. */
export const Problem = ({ code }: { code: ErrorCode }) => {
  const { t, dispatch, flow: { step } } = useKiosk()
  // the kiosk's own limit of papers in a row: a code tried too often is said where it is typed
  const isLimit = code === 'too-many' && (step.at === 'issuing' || step.at === 'taking' || step.at === 'checking-in')
  const canHelp = code === 'unavailable' || code === 'too-many'
  const words = code === 'closed' ? t('problem.closed') : canHelp ? t('problem.unavailable') : t('problem.other')
  return (
    <StepScreen name="problem" sign="warning-circle" showsSign way="language" title={t(isLimit ? 'limit.title' : 'problem.title')}>
      <Paged name="told">{sentencesOf(isLimit ? t('limit.text') : words)}</Paged>
      <div className="buttons">
        {code !== 'closed' && <button type="button" className="main-button" onClick={() => dispatch({ do: 'again' })}><Pictogram name="arrows-clockwise" size="1.1em" />{t('problem.again')}</button>}
        <button type="button" className="side-button" onClick={() => dispatch({ do: 'leave' })}>{t('problem.start')}</button>
      </div>
      <small className="for-staff" lang="pt">{kioskTexts.in('pt')('down.staff', { code })}</small>
    </StepScreen>
  )
}
