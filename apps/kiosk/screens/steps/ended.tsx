import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import type { Ended as EndedTopic } from '../parts/ended-of.ts'
import { Paged, sentencesOf } from '../parts/paged.tsx'

/** Said kindly: which service, why, and what else can be done. */
export const Ended = ({ ended: { at, why, service }, welcome, onAnyway }: { ended: EndedTopic; /** Where a first ticket of this topic leads. */ welcome: string; onAnyway: () => void }) => {
  const { t, language, dispatch } = useKiosk()
  const reason = why === 'ended' && service.lastTicketAt !== undefined ? t('ended.time', { time: service.lastTicketAt }) : t('ended.full')
  return (
    <StepScreen name="problem" sign={service.pictogram} showsSign title={t('ended.title')} sub={wordsIn(service.shortName, language)}>
      <Paged name="told">{sentencesOf(`${reason} ${t('ended.next')}`)}</Paged>
      <div className="buttons">
        {at === 'next' && <button type="button" className="main-button" onClick={onAnyway}><Pictogram name="ticket" size="1.2em" />{t('ended.anyway', { service: welcome })}</button>}
        <button type="button" className={at === 'next' ? 'side-button' : 'main-button'} onClick={() => dispatch({ do: 'back' })}>{t('ended.other')}</button>
        <button type="button" className="side-button" onClick={() => dispatch({ do: 'leave' })}>{t('problem.start')}</button>
      </div>
    </StepScreen>
  )
}
