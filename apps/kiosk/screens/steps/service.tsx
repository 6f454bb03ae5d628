import { wordsIn } from '@senha/centre'
import { localWeekday } from '@senha/domain'
import type { ErrorCode } from '@senha/domain'
import { Pictogram, useNow } from '@senha/ui'
import { useState } from 'react'
import { v4 as uuid } from 'uuid'
import { StepScreen } from '../frame/step-screen.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { aboutWords } from '../parts/about-words.ts'
import { InterpretingLine } from '../parts/interpreting-line.tsx'
import { usePlace } from '../parts/place.tsx'
import { useQueueWords } from '../parts/queue-words.ts'

const dayEveryMs = 60_000

/** One service: what it does, where, when, who waits, and what to bring. */
export const Service = ({ serviceId }: { serviceId: string }) => {
  const { t, centre, language } = useKiosk()
  const service = centre.services.find(({ id }) => id === serviceId)
  const place = usePlace(serviceId)
  const waiting = useQueueWords()(serviceId)
  const today = localWeekday(useNow(dayEveryMs).getTime(), centre.timeZone)
  const hours = Object.entries(centre.hours).find(([day]) => day === today)?.[1] ?? []
  const topics = centre.topics.filter((topic) => topic.suggests === serviceId)
  const documents = centre.documents.filter(({ id }) => service?.needs.includes(id))
  if (!service) return null
  const about = aboutWords(service)
  return (
    <StepScreen name="one-service" sign={service.pictogram} showsSign title={wordsIn(service.name, language)}>
      {about !== undefined && <p className="what-for">{t(about)}</p>}
      <ul className="about">
        {place && <li><Pictogram name="map-pin" size="1.3em" /><span>{place.zone} · {place.floor} · {place.direction}</span></li>}
        <li><Pictogram name="clock" size="1.3em" /><span className="tabular">{t('service.today', { hours: hours.length === 0 ? t('closed.day') : hours.map(({ from, to }) => `${from}–${to}`).join(', ') })}</span></li>
        {service.lastTicketAt !== undefined && hours.length > 0 && <li><Pictogram name="ticket" size="1.3em" /><span className="tabular">{t('service.last', { time: service.lastTicketAt })}</span></li>}
        {waiting !== undefined && <li><Pictogram name="users-three" size="1.3em" /><span className="tabular">{waiting}</span></li>}
      </ul>
      {about === undefined && topics.length > 0 && (
        <section>
          <h2>{t('service.for')}</h2>
          <ul className="deals">{topics.map((topic) => <li key={topic.id}><Pictogram name={topic.pictogram} size="1.2em" />{wordsIn(topic.name, language)}</li>)}</ul>
        </section>
      )}
      <section>
        <h2>{t('service.documents')}</h2>
        {documents.length === 0 ? <p>{t('service.noDocuments')}</p> : <ul className="documents">{documents.map(({ id, name }) => <li key={id}><Pictogram name="file-text" size="1em" />{wordsIn(name, language)}</li>)}</ul>}
      </section>
      {documents.length > 0 && <Slip serviceId={serviceId} />}
      <InterpretingLine />
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
    <div className="buttons" aria-live="polite">
      {is === 'printing' && <p className="paper is-printing"><Pictogram name="printer" size="1.3em" />{t('service.slipPrinting')}</p>}
      {is === 'printed' && <p className="paper is-out"><Pictogram name="check-circle" size="1.3em" />{t('service.slipDone')}</p>}
      {(is === 'failed' || is === 'unknown') && <p className="mistake"><Pictogram name="warning-circle" size="1.3em" />{t(asked?.refused === 'too-many' ? 'limit.text' : 'service.slipFailed')}</p>}
      {is === undefined && <button type="button" className="main-button" onClick={print}><Pictogram name="printer" size="1.3em" />{t('service.slip')}</button>}
    </div>
  )
}
