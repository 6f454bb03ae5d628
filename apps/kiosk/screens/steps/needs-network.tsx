import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** The kiosk gives first tickets alone; what only the hub knows must wait. Who booked a time is offered such a ticket. */
export const NeedsNetwork = ({ booked = false }: { booked?: boolean }) => {
  const { t, dispatch } = useKiosk()
  return (
    <StepScreen name="problem" sign="wifi-slash" showsSign way="language" title={t('reserve.title')} sub={t(booked ? 'booking.network' : 'reserve.text')}>
      <div className="buttons">
        {booked && <button type="button" className="main-button" onClick={() => dispatch({ do: 'ordinary' })}>{t('booking.ordinary')}</button>}
        <button type="button" className={booked ? 'side-button' : 'main-button'} onClick={() => dispatch({ do: 'leave' })}>{t('problem.start')}</button>
      </div>
    </StepScreen>
  )
}
