import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { ComplaintBook } from '../parts/complaint-book.tsx'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { Paged } from '../parts/paged.tsx'
import { Place } from '../parts/place.tsx'
import { useQueueWords } from '../parts/queue-words.ts'

/** Services that have room without scrolling. */
const cells = { usual: 8, large: 4, lower: 6 }
/** A notice above takes the room of a row. */
const row = { usual: 2, large: 1 }

/** Every service: where it is, and how many people wait. A touch tells more. */
export const Information = () => {
  const { t, centre, state, language, flow: { settings }, dispatch } = useKiosk()
  const waitingAt = useQueueWords()
  return (
    <StepScreen name="information" sign="info" title={t('information.title')}>
      <Paged
        name="services"
        items={centre.services}
        cells={((settings.large && cells.large) || (settings.lower && cells.lower) || cells.usual) - (state.notices?.length ? row[settings.large ? 'large' : 'usual'] : 0)}
        columns={settings.large ? 1 : 2}
        renderItem={(service) => (
          <button type="button" className="service" onClick={() => dispatch({ do: 'show-service', serviceId: service.id })}>
            <span className="tile"><Pictogram name={service.pictogram} size="0.62em" /></span>
            <span className="service-words">
              <strong>{wordsIn(service.shortName, language)}</strong>
              <Place serviceId={service.id} />
              {waitingAt(service.id) !== undefined && <span className="tabular">{waitingAt(service.id)}</span>}
            </span>
          </button>
        )}
      />
      <InterpretingLine />
      <ComplaintBook />
    </StepScreen>
  )
}
