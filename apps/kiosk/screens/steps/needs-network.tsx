import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Paged, sentencesOf } from '../parts/paged.tsx'

/** The kiosk gives first tickets alone; what only the hub knows must wait. Who booked a time is offered such a ticket. */
export const NeedsNetwork = ({ booked = false }: { booked?: boolean }) => {
  const { t, dispatch } = useKiosk()
  return (
    <StepScreen name="problem" sign="wifi-slash" showsSign way="language" title={t('reserve.title')}>
      <Paged name="told">{sentencesOf(t(booked ? 'booking.network' : 'reserve.text'))}</Paged>
      <div className="buttons">
        {booked && <button type="button" className="main-button" onClick={() => dispatch({ do: 'ordinary' })}>{t('booking.ordinary')}</button>}
        <button type="button" className={booked ? 'side-button' : 'main-button'} onClick={() => dispatch({ do: 'leave' })}>{t('problem.start')}</button>
      </div>
    </StepScreen>
  )
}
