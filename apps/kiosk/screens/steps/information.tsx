import { readSame, wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { ComplaintBook } from '../parts/complaint-book.tsx'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { Paged } from '../parts/paged.tsx'
import { Place } from '../parts/place.tsx'
import { useQueueWords } from '../parts/queue-words.ts'
import { topicsOf } from '../parts/topics-of.ts'

/** Every service, with the topics that lead there by the words of the topics' own screen: where it is, and how many people wait. A touch tells more. */
export const Information = () => {
  const { t, centre, language, dispatch } = useKiosk()
  const waitingAt = useQueueWords()
  return (
    <StepScreen name="information" sign="info" title={t('information.title')}>
      <Paged name="services" list>
        {centre.services.map((service) => {
          const name = wordsIn(service.shortName, language)
          const topics = topicsOf(centre, service.id).map((topic) => wordsIn(topic.name, language)).filter((topic) => !readSame(topic, name))
          return (
            <button key={service.id} type="button" className="service" onClick={() => dispatch({ do: 'show-service', serviceId: service.id })}>
              <span className="tile"><Pictogram name={service.pictogram} size="0.62em" /></span>
              <span className="service-words">
                <strong>{name}</strong>
                {topics.map((topic) => <span key={topic}>{topic}</span>)}
                <Place serviceId={service.id} />
                {waitingAt(service.id) !== undefined && <span className="tabular">{waitingAt(service.id)}</span>}
              </span>
            </button>
          )
        })}
        <InterpretingLine />
        <ComplaintBook />
      </Paged>
    </StepScreen>
  )
}
