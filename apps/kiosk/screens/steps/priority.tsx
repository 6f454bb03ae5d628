import { Pictogram } from '@senha/ui'
import { v4 as uuid } from 'uuid'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Ended, useEnded } from './ended.tsx'
import { ElderSign, PregnantSign } from '../parts/priority-signs.tsx'

/** Decreto-Lei 58/2016: who goes first. Asked as one yes or no; neither proof nor which of the four. Without a topic for a booked time, which no quota ends. */
export const Priority = ({ topicId }: { topicId: string | undefined }) => {
  const { t, dispatch } = useKiosk()
  const answer = (priority: boolean): void => dispatch({ do: 'answer-priority', priority, commandId: uuid() })
  const ended = useEnded(topicId)
  if (ended) return <Ended ended={ended} />
  return (
    <StepScreen name="priority" sign="star" title={t('priority.title')} sub={t('priority.law')}>
      <ul className="situations">
        <li><Pictogram name="wheelchair" size="2.2em" />{t('priority.disability')}</li>
        <li><ElderSign size="2.2em" />{t('priority.age')}</li>
        <li><PregnantSign size="2.2em" />{t('priority.pregnant')}</li>
        <li><Pictogram name="baby-carriage" size="2.2em" />{t('priority.child')}</li>
      </ul>
      <p className="private"><Pictogram name="lock" size="1.2em" />{t('priority.private')}</p>
      <div className="answers">
        <button type="button" className="main-button" onClick={() => answer(true)}><Pictogram name="check" size="1.1em" />{t('priority.yes')}</button>
        <button type="button" className="main-button" onClick={() => answer(false)}><Pictogram name="x" size="1.1em" />{t('priority.no')}</button>
      </div>
    </StepScreen>
  )
}
