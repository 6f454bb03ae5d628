import type { CounterSummary } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useDesk } from './desk.tsx'
import { LanguageSwitch } from './look/language-switch.tsx'

/** The counters of one's agency. A free one opens at a touch; a taken one says who is there and asks first. */
export const ChooseCounter = ({ banners }: { banners: ReactNode }) => {
  const { state, words, setLanguage, signOut, commander, online } = useDesk()
  const { t } = words
  const [asking, setAsking] = useState<CounterSummary>()
  const blocked = online ? undefined : t('whyNot.offline')

  const open = (counter: CounterSummary, takeOver: boolean): void =>
    void commander.once(`open ${counter.id}`, async () => {
      await commander.ask(t('counter.name', { number: counter.number }), 'counter:open', { counterId: counter.id, ...(takeOver && { takeOver }) })
      setAsking(undefined)
    })

  return (
    <div className="choose">
      <header className="bar">
        <p className="bar-title">{t('page.title', { centre: '' }).replace(/[·\s]+$/, '')}</p>
        <div className="bar-end">
          <LanguageSwitch language={words.language} setLanguage={setLanguage} />
          <span className="bar-name"><Pictogram name="user" size={20} />{state.user.name}</span>
          <button type="button" className="bar-button" onClick={signOut}><Pictogram name="sign-out" size={18} />{t('leave.signOutOnly')}</button>
        </div>
      </header>
      {banners}
      <main className="choose-main">
        <h1>{t('counter.choose.title', { name: state.user.name })}</h1>
        <p className="choose-hint">{t('counter.choose.hint')}</p>
        {state.counters.length === 0 && <p>{t('counter.none')}</p>}
        <ul className="choose-grid">
          {state.counters.map((counter) => {
            const free = counter.status === 'closed'
            return (
              <li key={counter.id}>
                <button
                  type="button" className={`choose-card ${free ? '' : 'is-taken'}`} aria-disabled={blocked !== undefined || commander.pending !== undefined || undefined} title={blocked}
                  aria-busy={commander.pending === `open ${counter.id}` || undefined}
                  onClick={() => {
                    if (blocked !== undefined || commander.pending !== undefined) return
                    if (free) open(counter, false)
                    else setAsking(counter)
                  }}
                >
                  <span className="choose-number"><span className="visually-hidden">{t('counter.name', { number: '' })}</span>{counter.number}</span>
                  <span className="choose-words">
                    <span className="choose-services">{counter.services.map((id) => words.shortService(id)).join(' · ')}</span>
                    <span className="choose-zone">{words.zone(counter.zone)}</span>
                  </span>
                  <span className="choose-state"><CounterWords counter={counter} /></span>
                  <span className="choose-do">{free ? t('counter.open') : t('counter.askOver')}</span>
                </button>
              </li>
            )
          })}
        </ul>
      </main>
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

const CounterWords = ({ counter }: { counter: CounterSummary }) => {
  const { words: { t } } = useDesk()
  if (counter.status === 'closed') return <>{t('counter.free')}</>
  const name = counter.staff ?? ''
  const words = counter.status === 'paused' ? t('counter.takenPaused', { name }) : counter.ticket === undefined ? t('counter.taken', { name }) : t('counter.takenServing', { name, ticket: counter.ticket })
  return <><Pictogram name={counter.status === 'paused' ? 'pause' : 'user'} size={18} />{words}</>
}
