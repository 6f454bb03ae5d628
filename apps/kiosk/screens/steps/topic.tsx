import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { Doors } from '../parts/doors.tsx'
import { Paged } from '../parts/paged.tsx'

/** Tiles that have room without scrolling. */
const cells = { usual: 14, fewer: 8 }
/** A notice above takes the room of a row. */
const row = 2

/** What brings the person: a pictogram and few words each. */
export const Topic = () => {
  const { t, centre, state, language, flow: { settings }, dispatch } = useKiosk()
  return (
    <StepScreen name="topics" sign="hand-heart" title={t('topic.title')}>
      <Paged
        name="choices"
        items={centre.topics}
        cells={(settings.large || settings.lower ? cells.fewer : cells.usual) - (state.notices?.length ? row : 0)}
        renderItem={(topic) => (
          <button type="button" className="choice" onClick={() => dispatch({ do: 'choose-topic', topicId: topic.id })}>
            <span className="tile"><Pictogram name={topic.pictogram} size="0.62em" /></span>
            <span>{wordsIn(topic.name, language)}</span>
          </button>
        )}
      />
      <Doors booking />
    </StepScreen>
  )
}
