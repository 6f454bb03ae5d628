import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { Paged } from '../parts/paged.tsx'
import { Place } from '../parts/place.tsx'

/** Services that have room without scrolling. */
const cells = { usual: 10, large: 5, lower: 8 }

/** Every service: where it is, and how many people wait. */
export const Information = () => {
  const { t, centre, state, language, flow: { settings } } = useKiosk()
  const waitingAt = (serviceId: string): number | undefined => state.queues.find((queue) => queue.serviceId === serviceId)?.waiting
  const waitingWords = (count: number): string => (count === 0 ? t('information.none') : t('information.waiting', { count }))
  return (
    <StepScreen name="information" sign="info" title={t('information.title')}>
      <Paged
        name="services"
        items={centre.services}
        cells={(settings.large && cells.large) || (settings.lower && cells.lower) || cells.usual}
        columns={settings.large ? 1 : 2}
        renderItem={(service) => {
          const waiting = waitingAt(service.id)
          return (
            <div className="service">
              <span className="tile"><Pictogram name={service.pictogram} size="0.62em" /></span>
              <div>
                <strong>{wordsIn(service.shortName, language)}</strong>
                <Place serviceId={service.id} />
                {waiting !== undefined && <span className="tabular">{waitingWords(waiting)}</span>}
              </div>
            </div>
          )
        }}
      />
      <InterpretingLine />
    </StepScreen>
  )
}
