import { accountTexts } from '@senha/i18n/texts/account'
import type { MonitorState, PublicCentre } from '@senha/protocol'
import { useHubTime } from '@senha/staff'
import { Pictogram, Product } from '@senha/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Alerts } from './alerts.tsx'
import { ClockBand } from './clock-band.tsx'
import { Counters } from './counters.tsx'
import { BookingsDialog } from './commands/bookings-dialog.tsx'
import { DevicesDialog } from './commands/devices-dialog.tsx'
import { PeopleDialog } from './commands/people-dialog.tsx'
import { NoticesDialog } from './commands/notices-dialog.tsx'
import { Devices } from './devices.tsx'
import type { MonitorLink } from './link.ts'
import { Queues } from './queues.tsx'
import { StandingNotices } from './standing-notices.tsx'
import type { MonitorWords } from './words.ts'

interface BoardProps { state: MonitorState; link: MonitorLink; driftMs: number; centre: PublicCentre; words: MonitorWords; languageSwitch: ReactNode; person?: { name: string; openAccount: () => void; signOut: () => void }; /** Of a screen that only watches. */ signIn?: () => void; banner: ReactNode; unknownSince: Date | undefined }

/** The whole centre at a glance; what a supervisor does from here opens over it. */
export const Board = ({ state, link, driftMs, centre, words, languageSwitch, person, signIn, banner, unknownSince }: BoardProps) => {
  const { t } = words
  const account = accountTexts.in(words.language)
  const now = useHubTime(driftMs)
  const [open, setOpen] = useState<'notices' | 'bookings' | 'devices' | 'people'>()
  const close = (): void => setOpen(undefined)
  const waiting = state.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const figures = [
    [waiting, t('today.waiting')], [state.today.visits, t('today.visits')], [state.today.issued, t('today.issued')], [state.today.served, t('today.served')], [state.today.noShow, t('today.noShow')],
    ...(state.today.booked === undefined ? [] : [[state.today.booked, t('today.booked')] as const]),
  ] as const
  return (
    <div className="monitor">
      <header className="bar">
        <h1 className="bar-title">{centre.name}</h1>
        <p className="bar-services"><Product size={18} /> · {t('title')}</p>
        <div className="bar-end">
          <p className="bar-name"><Pictogram name={state.open ? 'check-circle' : 'lock'} size={20} />{t(state.open ? 'day.open' : 'day.closed')}</p>
          {state.commands && <>
            <button type="button" className="bar-button" onClick={() => setOpen('notices')}><Pictogram name="chat-circle-dots" size={18} />{t('notices.open')}</button>
            <button type="button" className="bar-button" onClick={() => setOpen('bookings')}><Pictogram name="clock" size={18} />{t('bookings.open')}</button>
            <button type="button" className="bar-button" onClick={() => setOpen('devices')}><Pictogram name="monitor-play" size={18} />{t('devices.title')}</button>
            <button type="button" className="bar-button" onClick={() => setOpen('people')}><Pictogram name="user" size={18} />{account('people.open')}</button>
          </>}
          {languageSwitch}
          {signIn && <button type="button" className="bar-button" onClick={signIn}><Pictogram name="user" size={18} />{t('signIn.open')}</button>}
          {person && <>
            <button type="button" className="bar-button" title={account('title')} onClick={person.openAccount}><span className="bar-user">{person.name}</span><span className="visually-hidden">: {account('title')}</span></button>
            <button type="button" className="bar-button" title={t('signOut')} onClick={person.signOut}><Pictogram name="sign-out" size={18} /><span className="sign-out-word">{t('signOut')}</span></button>
          </>}
          <p className="clock tabular">{words.time(now.toISOString())}</p>
        </div>
      </header>
      {banner}
      <ClockBand state={state} link={link} centre={centre} words={words} now={now} />
      <StandingNotices state={state} link={link} words={words} />
      <main className="monitor-main">
        <section className="figures" aria-label={t('today.title')}>
          {figures.map(([value, word]) => <p key={word} className="figure"><strong className="tabular">{value}</strong> {word}</p>)}
        </section>
        <Queues state={state} centre={centre} words={words} now={now} />
        <div className="monitor-side">
          <Alerts state={state} words={words} unknownSince={unknownSince} />
          <Counters state={state} words={words} />
          <Devices state={state} words={words} />
        </div>
      </main>
      {open === 'notices' && <NoticesDialog state={state} centre={centre} link={link} words={words} close={close} />}
      {open === 'bookings' && <BookingsDialog link={link} centre={centre} words={words} close={close} />}
      {open === 'people' && <PeopleDialog link={link} words={words} timeZone={centre.timeZone} close={close} />}
      {open === 'devices' && <DevicesDialog state={state} link={link} words={words} close={close} />}
    </div>
  )
}
