import { consoleTexts } from '@senha/i18n/texts/console'
import type { CounterState, PublicCentre } from '@senha/protocol'
import { AccountDialog, Button, StillThere, StrangeAddress, useHubDrift, useLostSince, WholePage } from '@senha/staff'
import type { RoomLanguage, Session } from '@senha/staff'
import { useSnapshot, useStatus } from '@senha/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ChooseCounter } from './choose-counter.tsx'
import { useCommander } from './commander.ts'
import { DeskProvider } from './desk.tsx'
import type { CounterFacts, CounterLink } from './link.ts'
import { Banners } from './look/banners.tsx'
import { useNotices } from './notices.ts'
import type { Notices as NoticeList } from './notices.ts'
import { useToday } from './today.ts'
import { Work } from './work/work.tsx'
import { roomWords } from './words.ts'
import type { RoomWords } from './words.ts'

interface ConnectedProps {
  link: CounterLink
  session: Session
  centre: PublicCentre | undefined
  language: RoomLanguage
  setLanguage: (language: RoomLanguage) => void
  signOut: () => void
  /** The hub ended the session, for a reason that it may name. */
  over: (reason: string | undefined) => void
  /** The PIN was changed: the session goes on under another token. */
  renew: (session: Session) => void
}

/** From the first connection on: waits for the hub's first word, then shows it, whatever the connection does. */
export const Connected = (props: ConnectedProps) => {
  const { link, centre, language, over } = props
  const status = useStatus(link)
  const driftMs = useHubDrift(link, 'counter:state')
  const lostSince = useLostSince(link)
  const state = useSnapshot<CounterFacts, 'counter:state'>(link, 'counter:state')
  const t = consoleTexts.in(language)
  const refused = status.is === 'refused' ? status.why.code : undefined
  const reason = status.is === 'refused' ? status.why.reason : undefined
  useEffect(() => {
    if (refused === 'unauthorized' || refused === 'invalid') over(reason)
  }, [refused, reason, over])

  if (refused === 'protocol')
    return (
      <WholePage pictogram="arrows-clockwise" title={t('page.update.title')}>
        <p>{t('page.update.text')}</p>
        <Button appearance="solid" onPress={() => location.reload()}>{t('page.update.reload')}</Button>
      </WholePage>
    )
  if (status.is === 'refused' && status.why.name !== undefined) return <StrangeAddress name={status.why.name} language={language} />
  if (!state || !centre) {
    if (refused !== undefined) return <WholePage pictogram="clock" title={t('page.busy.title')}><p>{t('page.busy.text')}</p></WholePage>
    if (status.is === 'lost') return <WholePage pictogram="wifi-slash" title={t('page.unreachable.title')}><p>{t('page.unreachable.text')}</p></WholePage>
    return <WholePage pictogram="ticket" title={t('page.connecting')} />
  }
  return <AtDesk {...props} state={state} centre={centre} driftMs={driftMs} lostSince={lostSince} />
}

interface AtDeskProps extends ConnectedProps { state: CounterState; centre: PublicCentre; driftMs: number; lostSince: Date | undefined }

const AtDesk = ({ link, centre, state, driftMs, lostSince, language, setLanguage, signOut, session, renew }: AtDeskProps) => {
  const status = useStatus(link)
  const words = useMemo(() => roomWords(centre, language), [centre, language])
  const notices = useNotices()
  const [account, setAccount] = useState(false)
  const commander = useCommander(link, notices, words, state.open)
  const [today, setToday] = useToday(state.user, centre)
  useTakenAway(state, notices, words)
  return (
    <DeskProvider value={{ state, centre, link, online: status.is === 'live', lostSince, driftMs, words, setLanguage, today, setToday, commander, notices, signOut, session, openAccount: () => setAccount(true) }}>
      {state.counter ? <Work banners={<Banners />} /> : <ChooseCounter banners={<Banners />} />}
      {account && <AccountDialog token={session.token} language={language} timeZone={centre.timeZone} close={() => setAccount(false)} onChanged={renew} />}
      <StillThere token={session.token} language={language} timeZone={centre.timeZone} />
    </DeskProvider>
  )
}

/** Tells the person whose counter went to somebody else, and to whom. One's own closing needs no word. */
const useTakenAway = (state: CounterState, { tell }: NoticeList, { t }: RoomWords): void => {
  const before = useRef(state)
  useEffect(() => {
    const had = before.current.counter
    before.current = state
    const now = had && !state.counter ? state.counters.find((counter) => counter.id === had.id) : undefined
    if (now?.staff !== undefined && !now.mine) tell({ kind: 'info', title: t('counter.taken.notice', { name: now.staff, number: now.number }) })
  }, [state, tell, t])
}
