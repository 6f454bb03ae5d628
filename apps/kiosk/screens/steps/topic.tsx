import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useDoors } from '../parts/doors.tsx'
import { endedOf } from '../parts/ended-of.ts'
import { Paged } from '../parts/paged.tsx'

/** What brings the person: a pictogram and few words each. A service that gives no more tickets today says so before it is chosen. */
export const Topic = ({ only }: { only?: readonly string[] | undefined }) => {
  const { t, centre, state, language, flow: { settings }, dispatch } = useKiosk()
  const doors = useDoors()
  // large letters need the whole width: then the doors are the last things of the list
  const beneath = settings.letters === 'usual' && !settings.lower
  return (
    <StepScreen name="topics" sign="hand-heart" title={t('topic.title')}>
      <Paged name="choices" list>
        {centre.topics.filter(({ id }) => only?.includes(id) ?? true).map((topic) => (
          <button key={topic.id} type="button" className="choice" onClick={() => dispatch({ do: 'choose-topic', topicId: topic.id })}>
            <span className="tile"><Pictogram name={topic.pictogram} size="0.62em" /></span>
            <span>{wordsIn(topic.name, language)}{endedOf(centre, state.queues, topic.id) && <small className="ended">{t('ended.title')}</small>}</span>
          </button>
        ))}
        {!only && !beneath && doors}
      </Paged>
      {!only && beneath && <div className="doors three">{doors}</div>}
    </StepScreen>
  )
}
