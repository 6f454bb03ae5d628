import { accountTexts } from '@senha/i18n/texts/account'
import type { CounterSummary } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useDesk } from './desk.tsx'
import { TodayDialog } from './dialogs/today.tsx'
import { Language } from './look/language.tsx'
import { Rail } from './look/rail.tsx'
import { languagesOf } from './today.ts'

/** The counters of one's agency by zone. A free one opens at a touch; a taken one says who is there and asks first. */
export const ChooseCounter = ({ banners }: { banners: ReactNode }) => {
  const { state, centre, words, signOut, openAccount, commander, online, notices, today } = useDesk()
  const { t } = words
  const [changing, setChanging] = useState(false)
  const [askingId, setAsking] = useState<string>()
  // as it stands now: a colleague may have called somebody, or gone, since the question was put
  const asking = state.counters.find(({ id }) => id === askingId)
  const choice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // who has just signed in, or lost or closed a counter, begins at the counters
    if (document.activeElement === document.body) (choice.current?.querySelector<HTMLElement>('.choose-card:not(.is-taken)') ?? choice.current?.querySelector<HTMLElement>('.choose-card'))?.focus()
  }, [])
  const blocked = online ? undefined : t('whyNot.offline')

  const open = (counter: CounterSummary, takeOver: boolean): void =>
    void commander.once(`open ${counter.id}`, async () => {
      await commander.ask(t('counter.name', { number: counter.number }), 'counter:open', { counterId: counter.id, ...today, ...(takeOver && { takeOver }) })
      setAsking(undefined)
    })
  const choose = (counter: CounterSummary): void => {
    if (commander.pending !== undefined) return
    if (blocked !== undefined) return notices.tell({ kind: 'info', title: blocked })
    if (counter.status === 'closed') open(counter, false)
    else setAsking(counter.id)
  }

  const zones = centre.zones.map((zone) => ({ zone, counters: state.counters.filter((counter) => counter.zone === zone.id) })).filter(({ counters }) => counters.length > 0)
  return (
    <div className="choose">
      <header className="bar">
        <p className="bar-title">{centre.name}</p>
        <div className="bar-end">
          <Language />
          <button type="button" className="bar-button" title={accountTexts.in(words.language)('title')} onClick={openAccount}><Pictogram name="user" size={18} />{state.user.name}<span className="visually-hidden">: {accountTexts.in(words.language)('title')}</span></button>
          <button type="button" className="bar-button" onClick={signOut}><Pictogram name="sign-out" size={18} />{t('leave.signOutOnly')}</button>
        </div>
      </header>
      {banners}
      <main className="choose-main">
        <div className="choose-in" ref={choice}>
          <h1>{t('counter.choose.title', { name: state.user.name })}</h1>
          <p className="choose-hint">{t('counter.choose.hint')}</p>
          <p className="choose-today">
            <Pictogram name="translate" size={22} />
            <span>{t('today.title')}: <strong>{languagesOf(today, state.user, centre).map((language) => words.inSentence(language)).join(', ')}</strong> · {today.services ? today.services.map((id) => words.shortService(id)).join(', ') : t('today.own')}</span>
            <Button appearance="link" onPress={() => setChanging(true)}>{t('today.change')}</Button>
          </p>
          {zones.length === 0 && <p>{t('counter.none')}</p>}
          {zones.map(({ zone, counters }) => (
            <section key={zone.id} aria-labelledby={`zone-${zone.id}`}>
              <h2 id={`zone-${zone.id}`}>{words.zone(zone.id)}</h2>
              <ul className="choose-grid">
                {counters.map((counter) => <li key={counter.id}><Card counter={counter} blocked={blocked} choose={choose} /></li>)}
              </ul>
            </section>
          ))}
        </div>
      </main>
      <Rail />
      {changing && <TodayDialog close={() => setChanging(false)} />}
      {asking && (
        <Modal
          size="small" title={t('counter.takeOver.title', { number: asking.number })} closeWord={t('dialog.close')} onClose={() => setAsking(undefined)}
          footer={<>
            <Button onPress={() => setAsking(undefined)}>{t('dialog.back')}</Button>
            <Button appearance="solid" whyNot={blocked} busy={commander.pending !== undefined} onPress={() => open(asking, true)}>{t('counter.takeOver.confirm')}</Button>
          </>}
        >
          <p>{t('counter.takeOver.text', { name: asking.staff ?? '' })}</p>
          {asking.ticket !== undefined && <p className="more">{t('counter.takeOver.live', { ticket: asking.ticket })}</p>}
        </Modal>
      )}
    </div>
  )
}

const Card = ({ counter, blocked, choose }: { counter: CounterSummary; blocked: string | undefined; choose: (counter: CounterSummary) => void }) => {
  const { words, commander } = useDesk()
  const { t } = words
  const free = counter.status === 'closed'
  const name = counter.staff ?? ''
  const state = free ? t('counter.free')
    : counter.status === 'paused' ? t('counter.takenPaused', { name })
    : counter.ticket === undefined ? t('counter.taken', { name }) : t('counter.takenServing', { name, ticket: counter.ticket })
  return (
    <button
      type="button" className={`choose-card ${free ? '' : 'is-taken'}`} aria-disabled={blocked !== undefined || commander.pending !== undefined || undefined} title={blocked}
      aria-busy={commander.pending === `open ${counter.id}` || undefined} onClick={() => choose(counter)}
    >
      <span className="choose-number"><span className="visually-hidden">{t('counter.name', { number: '' })}</span>{counter.number}</span>
      <span className="choose-services">{counter.services.map((id) => words.shortService(id)).join(' · ')}</span>
      <span className="choose-state">{!free && <Pictogram name={counter.status === 'paused' ? 'pause' : 'user'} size={16} />}{state}</span>
      <span className="choose-do">{free ? t('counter.open') : t('counter.askOver')}</span>
    </button>
  )
}
