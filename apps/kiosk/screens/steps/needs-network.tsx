import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** The kiosk gives first tickets alone; what only the hub knows must wait. */
export const NeedsNetwork = () => {
  const { t, dispatch } = useKiosk()
  return (
    <StepScreen name="problem" sign="wifi-slash" showsSign way="language" title={t('reserve.title')} sub={t('reserve.text')}>
      <div className="buttons">
        <button type="button" className="main-button" onClick={() => dispatch({ do: 'leave' })}>{t('problem.start')}</button>
      </div>
    </StepScreen>
  )
}
