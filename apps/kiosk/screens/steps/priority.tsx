import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { v4 as uuid } from 'uuid'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { endedOf } from '../parts/ended-of.ts'
import { Paged } from '../parts/paged.tsx'
import { ElderSign, PregnantSign } from '../parts/priority-signs.tsx'
import { Ended } from './ended.tsx'

/** The shortest first: in large letters three of the four stand on the first page. */
const situations = [
  { word: 'priority.pregnant', sign: <PregnantSign size="2.2em" /> },
  { word: 'priority.child', sign: <Pictogram name="baby-carriage" size="2.2em" /> },
  { word: 'priority.disability', sign: <Pictogram name="wheelchair" size="2.2em" /> },
  { word: 'priority.age', sign: <ElderSign size="2.2em" /> },
] as const

/**
 * Decreto-Lei 58/2016: who goes first. Asked as one yes or no; a touch on any of the four is the same yes, and nobody is told
 * which it was. Without a topic for a booked time, which no quota ends.
 */
export const Priority = ({ topicId }: { topicId: string | undefined }) => {
  const { t, centre, state, language, dispatch } = useKiosk()
  const [anyway, setAnyway] = useState(false)
  const answer = (priority: boolean): void => dispatch({ do: 'answer-priority', priority, commandId: uuid() })
  const ended = endedOf(centre, state.queues, topicId)
  const first = centre.services.find(({ id }) => id === centre.topics.find((topic) => topic.id === topicId)?.service)
  if (ended && !(anyway && ended.at === 'next')) return <Ended ended={ended} welcome={first ? wordsIn(first.shortName, language) : ''} onAnyway={() => setAnyway(true)} />
  return (
    <StepScreen name="priority" sign="star" title={t('priority.title')} sub={t('priority.law')}>
      <Paged name="situations" list>
        {situations.map(({ word, sign }) => (
          <button key={word} type="button" className="situation" onClick={() => answer(true)}>
            {sign}
            <span>{t(word)}</span>
            <span className="says-yes"><Pictogram name="check" size="0.9em" /><span>{t('priority.yes')}</span></span>
          </button>
        ))}
        <p className="law wide">{t('priority.law')}</p>
        <p className="private wide"><Pictogram name="lock" size="1.2em" />{t('priority.private')}</p>
      </Paged>
      <div className="answers">
        <button type="button" className="main-button" onClick={() => answer(true)}><Pictogram name="check" size="1.1em" />{t('priority.yes')}</button>
        <button type="button" className="main-button says-no" onClick={() => answer(false)}><Pictogram name="x" size="1.1em" /><span>{t('priority.no')}</span></button>
      </div>
    </StepScreen>
  )
}
