import type { Language } from '@senha/centre'
import { formatTime, languageNames } from '@senha/i18n'
import { doorTexts } from '@senha/i18n/texts/door'
import { phoneTexts } from '@senha/i18n/texts/phone'
import { Pictogram, productSign, wallClock } from '@senha/ui'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Alarm } from './alarm.ts'
import { ActButton } from './act-button.tsx'
import { CodeForm } from './code-form.tsx'
import { Leave } from './leave.tsx'
import { Message } from './message.tsx'
import { Missed } from './missed.tsx'
import { Emergency, Notices } from './notices.tsx'
import { Over } from './over.tsx'
import { Privacy } from './privacy.tsx'
import { Sound } from './sound.tsx'
import { CalledTicket, MainTicket, OtherTicket } from './ticket-card.tsx'
import { endedByDay, endWord, inOrder, isOver, missedTicket, newlyCalled } from './tickets.ts'
import { phoneTimings } from './timings.ts'
import type { VisitLink, VisitView } from './visit-link.ts'
import { offeredLanguages, pageLanguage } from './words.tsx'
import type { Say } from './words.tsx'

const storeKey = 'senha.language'

/** A phone that was locked or showed another page asks the hub anew the moment it is looked at. */
const useWake = (link: VisitLink | undefined): void => {
  useEffect(() => {
    let hiddenAt = 0
    const looked = (): void => {
      if (document.visibilityState === 'hidden') hiddenAt = wallClock()
      else if (hiddenAt > 0 && wallClock() - hiddenAt > phoneTimings.sleptMs) link?.wake()
    }
    document.addEventListener('visibilitychange', looked)
    return () => document.removeEventListener('visibilitychange', looked)
  }, [link])
}

/** Since when the hub is out of reach; a loss that passes at once is not told. */
const useLost = (since: Date | undefined): Date | undefined => {
  const [told, setTold] = useState<Date>()
  useEffect(() => {
    if (!since) return undefined
    const timer = setTimeout(() => setTold(since), phoneTimings.quietLossMs)
    return () => {
      clearTimeout(timer)
      setTold(undefined)
    }
  }, [since])
  return told
}

const Visit = ({ view: { state, lostSince }, say, language, alarm, link }: { view: VisitView; say: Say; language: Language; alarm: Alarm; link: VisitLink }) => {
  /** The ticket that came back to its queue at a touch here. */
  const [cameBack, setCameBack] = useState<string>()
  if (!state) return null
  const [main, ...others] = inOrder(state.visit.tickets)
  const over = isOver(state) || main === undefined
  const missedOne = missedTicket(state.visit)
  const listed = over ? inOrder(state.visit.tickets).filter((ticket) => ticket !== missedOne) : others
  const shared = { centre: state.centre, language, say }
  const askBack = async (): ReturnType<typeof link.missed> => {
    const answer = await link.missed()
    setCameBack(answer === 'done' ? missedOne?.id : undefined)
    return answer
  }
  return (
    <>
      {!over && main.id === cameBack && main.status === 'waiting' && <output className="back"><Pictogram name="check-circle" />{say('missed.done')}</output>}
      {over && !missedOne && <Over byDay={endedByDay(state.visit, false)} {...shared} />}
      {over && missedOne && <Message sign="bell-ringing" title={missedOne.number}><p>{say('outcome.noShow')}</p><Missed say={say} missed={askBack} /></Message>}
      {!over && (main.status === 'called' ? <CalledTicket ticket={main} {...shared} /> : <MainTicket ticket={main} {...shared} />)}
      {!over && (main.status === 'waiting' || main.status === 'parked') && <Sound say={say} alarm={alarm} />}
      {listed.length > 0 && (
        <section className="others">
          <h2 className={over ? 'visually-hidden' : undefined}>{say('tickets.other')}</h2>
          <ul>{listed.map((ticket) => <OtherTicket key={ticket.id} ticket={ticket} {...shared} />)}</ul>
        </section>
      )}
      {!over && missedOne && main.status !== 'called' && main.status !== 'serving' && <Missed say={say} missed={askBack} />}
      {!over && main.status !== 'serving' && <Leave say={say} leave={link.leave} lost={lostSince !== undefined} />}
    </>
  )
}

/** What the page shows for the state of its link. */
const Content = ({ link, wrong, view, say, language, alarm, lostSince, open }: { link: VisitLink | undefined; wrong: boolean; view: VisitView; say: Say; language: Language; alarm: Alarm; lostSince: Date | undefined; open: (code: string) => void }) => {
  const { state, refused, refusedName } = view
  if (!link) return <CodeForm say={say} wrong={wrong} open={open} />
  if (refused === 'protocol') return <Message sign="arrows-clockwise" title={say('update.title')}><ActButton say={say} className="primary" act={reload}>{say('update.button')}</ActButton></Message>
  if (refused === 'unauthorized' || refused === 'invalid') {
    // a visit that this page knew is over; a code that it never knew is wrong
    return state ? <Over byDay={endedByDay(state.visit, true)} centre={state.centre} language={language} say={say} /> : <CodeForm say={say} wrong open={open} />
  }
  if (state) return <Visit view={view} say={say} language={language} alarm={alarm} link={link} />
  if (refusedName !== undefined) {
    const door = doorTexts.in(language)
    return <Message sign="warning-circle" title={door('name.title')}><p>{door('name.text', { name: refusedName })}</p></Message>
  }
  if (refused === 'too-many') return <Message sign="clock" title={say('code.tooMany')} />
  return lostSince ? <Message sign="wifi-slash" title={say('lost.start')} /> : <Message sign="ticket" title={say('page.loading')} />
}

/** Busy until the page is gone. */
const reload = (): Promise<never> => new Promise(() => location.reload())

const nothing: VisitView = {}
const never = () => () => undefined

/** The visitor's page: one visit, in the visitor's language. `link` is missing when the address has no code; `wrong`: it has something that is none. */
export const Phone = ({ link, wrong, alarm, open }: { link: VisitLink | undefined; wrong: boolean; alarm: Alarm; open: (code: string) => void }) => {
  const view = useSyncExternalStore(link?.onChange ?? never, () => link?.view() ?? nothing)
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(storeKey))
  const language = pageLanguage(chosen, view.state?.visit.language, navigator.languages)
  const say = phoneTexts.in(language)
  const offered = offeredLanguages(view.state?.centre.languages, language)
  // of a visit that is over there is no news to miss
  const over = view.state?.ended === true || view.refused !== undefined
  const lostSince = useLost(over ? undefined : view.lostSince)
  useWake(link)

  const before = useRef(view.state?.visit)
  useEffect(() => {
    if (!view.state) return
    if (newlyCalled(before.current, view.state.visit)) alarm.ring()
    before.current = view.state.visit
  }, [view.state, alarm])
  const { notices = [] } = view.state ?? {}
  const emergency = notices.find((notice) => notice.level === 'emergency')
  useEffect(() => {
    if (emergency?.id !== undefined) alarm.ring()
  }, [emergency?.id, alarm])

  const gone = view.refused === 'unauthorized' || view.refused === 'invalid'
  const main = view.state && inOrder(view.state.visit.tickets)[0]
  const live = gone ? undefined : main
  const called = live?.status === 'called' && view.refused === undefined
  const told = live && live.status !== 'ended' ? `${live.number} · ${say(`status.${live.status}`)}` : say('page.title')
  /** What the page says, for who does not see it change. */
  const aloud = !view.state ? '' : live && live.status !== 'ended' ? `${told}${called && live.counter !== undefined ? `. ${say('called.counter')} ${live.counter}` : ''}` : say(endWord(view.state.visit, gone))
  useEffect(() => {
    document.documentElement.lang = language
    document.title = told
  }, [language, told])

  const choose = (next: string): void => {
    sessionStorage.setItem(storeKey, next)
    setChosen(next)
  }
  return (
    <div className="page" data-called={called && !emergency} data-emergency={emergency !== undefined}>
      <header>
        <Pictogram name={productSign} />
        <span className="centre">{view.state?.centre.name}</span>
        <label>
          <Pictogram name="globe" /><span className="visually-hidden">{say('page.language')}</span>
          <select value={language} onChange={(event) => choose(event.target.value)}>
            {offered.map((known) => <option key={known} value={known} lang={known}>{languageNames[known]}</option>)}
          </select>
        </label>
      </header>
      {view.state && view.refusedName !== undefined && <output className="lost"><Pictogram name="warning-circle" />{doorTexts.in(language)('name.text', { name: view.refusedName })}</output>}
      {lostSince && view.state && view.refusedName === undefined && <output className="lost"><Pictogram name="wifi-slash" />{say('lost.since', { time: formatTime(lostSince, view.state.centre.timeZone) })}</output>}
      {!emergency && notices.length > 0 && <Notices notices={notices} language={language} say={say} />}
      <main>{emergency ? <Emergency notice={emergency} language={language} /> : <Content link={link} wrong={wrong} view={view} say={say} language={language} alarm={alarm} lostSince={lostSince} open={open} />}</main>
      <p className="visually-hidden" aria-live="assertive">{aloud}</p>
      <Privacy say={say} language={language} centre={view.state?.centre} />
    </div>
  )
}
