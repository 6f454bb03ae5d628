import { readSame, wordsIn } from '@senha/centre'
import { localWeekday } from '@senha/domain'
import type { ErrorCode } from '@senha/domain'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { v4 as uuid } from 'uuid'
import { useCentreNow } from '../flow/use-centre-now.ts'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { aboutWords } from '../parts/about-words.ts'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { Paged } from '../parts/paged.tsx'
import { usePlace } from '../parts/place.tsx'
import { useQueueWords } from '../parts/queue-words.ts'
import { ticketTopics, topicsOf } from '../parts/topics-of.ts'

const dayEveryMs = 60_000

/** One service: what it does, where, when, who waits, what to bring, and a ticket for it. */
export const Service = ({ serviceId }: { serviceId: string }) => {
  const { t, centre, state, language, dispatch } = useKiosk()
  const service = centre.services.find(({ id }) => id === serviceId)
  const place = usePlace(serviceId)
  const waiting = useQueueWords()(serviceId)
  const today = localWeekday(useCentreNow(dayEveryMs).getTime(), centre.timeZone)
  const hours = Object.entries(centre.hours).find(([day]) => day === today)?.[1] ?? []
  const documents = centre.documents.filter(({ id }) => service?.needs.includes(id))
  if (!service) return null
  const about = aboutWords(service)
  const [name, long] = [wordsIn(service.shortName, language), wordsIn(service.name, language)]
  const issuing = state.queues.find((queue) => queue.serviceId === serviceId)?.issuing
  const topicIds = ticketTopics(centre, service).map(({ id }) => id)
  const topics = topicsOf(centre, serviceId).filter((topic) => ![name, long].some((words) => readSame(words, wordsIn(topic.name, language))))
  return (
    <StepScreen name="one-service" sign={service.pictogram} showsSign title={name} {...(!readSame(long, name) && { sub: long })}>
      <Paged name="told">
        {about !== undefined && <p className="what-for">{t(about)}</p>}
        <ul className="about">
          {place && <li><Pictogram name="map-pin" size="1.3em" /><span>{place.zone} · {place.floor} · {place.direction}</span></li>}
          <li><Pictogram name="clock" size="1.3em" /><span className="tabular">{t('service.today', { hours: hours.length === 0 ? t('closed.day') : hours.map(({ from, to }) => `${from}–${to}`).join(', ') })}</span></li>
          {state.demo && <li><Pictogram name="info" size="1.3em" /><span>{t('demo.hours')}</span></li>}
          {service.lastTicketAt !== undefined && hours.length > 0 && <li><Pictogram name="ticket" size="1.3em" /><span className="tabular">{t('service.last', { time: service.lastTicketAt })}</span></li>}
          {issuing && <li><Pictogram name="warning-circle" size="1.3em" /><span>{t('ended.title')}</span></li>}
          {waiting !== undefined && <li><Pictogram name="users-three" size="1.3em" /><span className="tabular">{waiting}</span></li>}
        </ul>
        {topics.map((topic, index) => (
          <section key={topic.id}>
            {index === 0 && <h2>{t('service.for')}</h2>}
            <p className="entry"><Pictogram name={topic.pictogram} size="1.2em" />{wordsIn(topic.name, language)}</p>
          </section>
        ))}
        {documents.length === 0 && <section><h2>{t('service.documents')}</h2><p>{t('service.noDocuments')}</p></section>}
        {documents.map((document, index) => (
          <section key={document.id} className="document">
            {index === 0 && <h2>{t('service.documents')}</h2>}
            <p className="entry"><Pictogram name="file-text" size="1em" />{wordsIn(document.name, language)}</p>
          </section>
        ))}
        <InterpretingLine />
      </Paged>
      <div className="buttons">
        {topicIds.length > 0 && <button type="button" className="main-button" onClick={() => dispatch({ do: 'take-for', topicIds })}><Pictogram name="ticket" size="1.2em" />{t('service.take')}</button>}
        {documents.length > 0 && <Slip serviceId={serviceId} />}
      </div>
    </StepScreen>
  )
}

/** The documents on paper, to take home. */
const Slip = ({ serviceId }: { serviceId: string }) => {
  const { t, link, language, state } = useKiosk()
  const [asked, setAsked] = useState<{ commandId: string; refused?: ErrorCode }>()
  const print = (): void => {
    const commandId = uuid()
    setAsked({ commandId })
    void link.send('paper:slip', { serviceId, language }, commandId).then((answer) => setAsked({ commandId, ...(!answer.ok && { refused: answer.error.code }) }))
  }
  const is = asked && (asked.refused ? 'failed' : (state.papers.find(({ ticketId }) => ticketId === `slip:${asked.commandId}`)?.is ?? 'printing'))
  return (
    <div className="slip" aria-live="polite">
      {is === 'printing' && <p className="paper is-printing"><Pictogram name="printer" size="1.3em" />{t('service.slipPrinting')}</p>}
      {is === 'printed' && <p className="paper is-out"><Pictogram name="check-circle" size="1.3em" />{t('service.slipDone')}</p>}
      {(is === 'failed' || is === 'unknown') && <p className="mistake"><Pictogram name="warning-circle" size="1.3em" />{t(asked?.refused === 'too-many' ? 'limit.text' : 'service.slipFailed')}</p>}
      {(is === undefined || is === 'failed') && <button type="button" className="side-button" onClick={print}><Pictogram name="printer" size="1.3em" />{t('service.slip')}</button>}
    </div>
  )
}
