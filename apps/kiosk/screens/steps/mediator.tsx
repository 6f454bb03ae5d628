import type { Language } from '@senha/centre'
import { wordsIn } from '@senha/centre'
import { localDate } from '@senha/domain'
import { languageNames } from '@senha/i18n'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef, useState } from 'react'
import { mostUsed } from '../flow/day-languages.ts'
import { useQuickIssue } from '../flow/use-quick-issue.ts'
import { useKiosk } from '../kiosk-context.ts'
import { endedOf } from '../parts/ended-of.ts'
import { LastTickets } from '../parts/last-tickets.tsx'
import { Paged } from '../parts/paged.tsx'
import { staffWarnings } from '../parts/staff-warnings.ts'
import { PagesContext, useRoom } from '../room/use-room.ts'

const mostPeople = 20
/** For the rush at the door: the language stays, one touch on a topic prints, and the next person can be served at once. */
export const Mediator = () => {
  const { t, centre, language: own, languages, state, link, dispatch, flow: { settings: { letters } } } = useKiosk()
  // the order stays as it was at the start: a button must not move under a hand
  const today = localDate(Date.parse(state.at), centre.timeZone)
  const [ordered] = useState(() => mostUsed(localStorage, today, languages))
  const [language, setLanguage] = useState<Language>(ordered[0] ?? own)
  const [priority, setPriority] = useState(false)
  const [people, setPeople] = useState(1)
  const { issued, issue, again } = useQuickIssue(link, today)
  // they stand first in the place of the last tickets, then under them, where a clock's line has no room
  const warnings = staffWarnings(state, centre, t, own, issued.length === 0)
  const heading = useRef<HTMLHeadingElement>(null)
  const room = useRef<HTMLElement>(null)
  const pages = useRoom(room, letters)
  useEffect(() => heading.current?.focus(), [])
  const giveTo = (topicId: string): void => {
    if (!issue({ topicId, language, priority, ...(people > 1 && { partySize: people }), assisted: true })) return
    setPriority(false)
    setPeople(1)
  }
  return (
    <main className="step mediator" ref={room}>
      <h1 ref={heading} tabIndex={-1}>{t('mediator.title')}</h1>
      <div className="tongues" role="group" aria-label={t('mediator.language')}>
        {ordered.map((each) => (
          <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => setLanguage(each)}>{languageNames[each]}</button>
        ))}
      </div>
      <div className="toggles">
        <button type="button" className="toggle" aria-pressed={priority} onClick={() => setPriority(!priority)}><Pictogram name={priority ? 'check-circle' : 'star'} size="1.3em" />{t('priority.mark')}</button>
        <div className="people" role="group" aria-label={t('mediator.people')}>
          <button type="button" aria-label={t('mediator.fewer')} disabled={people === 1} onClick={() => setPeople(people - 1)}><Pictogram name="minus" size="1.2em" /></button>
          <p aria-live="polite">{t('mediator.people')} <strong className="tabular">{people}</strong></p>
          <button type="button" aria-label={t('mediator.more')} disabled={people === mostPeople} onClick={() => setPeople(people + 1)}><Pictogram name="plus" size="1.2em" /></button>
        </div>
        <button type="button" className="toggle lock" aria-label={t('mediator.lock')} onClick={() => dispatch({ do: 'leave' })}><Pictogram name="lock" size="1.3em" /></button>
      </div>
      <h2>{t('mediator.topic')}</h2>
      <PagesContext value={pages}>
        <Paged name="quick" list>
          {centre.topics.map((topic) => {
            // where only the next service has no more places, a first ticket can still be had
            const ended = endedOf(centre, state.queues, topic.id)
            return (
              <button key={topic.id} type="button" className="choice" disabled={ended?.at === 'first'} onClick={() => giveTo(topic.id)}>
                <span className="tile"><Pictogram name={topic.pictogram} size="0.62em" /></span>
                <span>{wordsIn(topic.name, own)}{ended && <small>{t('ended.title')}</small>}</span>
              </button>
            )
          })}
        </Paged>
      </PagesContext>
      {(issued.length > 0 || warnings.length === 0) && <LastTickets issued={issued} again={again} />}
      {warnings.length > 0 && (
        <p className="notice" role="alert"><Pictogram name="warning" size="1.3em" />{warnings.join(' ')}</p>
      )}
    </main>
  )
}
