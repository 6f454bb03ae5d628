import type { PublicCentre, Queue } from '@senha/protocol'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** The service of a topic gives no more tickets today, and why; undefined while it does. */
export const useEnded = (topicId: string | undefined): { why: NonNullable<Queue['issuing']>; service: PublicCentre['services'][number] } | undefined => {
  const { centre, state } = useKiosk()
  const topic = centre.topics.find(({ id }) => id === topicId)
  const service = centre.services.find(({ id }) => id === topic?.service)
  const why = state.queues.find(({ serviceId }) => serviceId === service?.id)?.issuing
  return service && why && { why, service }
}

/** Said kindly: why, and what to do. */
export const Ended = ({ ended: { why, service } }: { ended: NonNullable<ReturnType<typeof useEnded>> }) => {
  const { t, dispatch } = useKiosk()
  const reason = why === 'ended' && service.lastTicketAt !== undefined ? t('ended.time', { time: service.lastTicketAt }) : t('ended.full')
  return (
    <StepScreen name="problem" sign="clock" showsSign title={t('ended.title')} sub={`${reason} ${t('ended.next')}`}>
      <div className="buttons">
        <button type="button" className="main-button" onClick={() => dispatch({ do: 'leave' })}>{t('problem.start')}</button>
      </div>
    </StepScreen>
  )
}
