import { monitorTexts } from '@senha/i18n/texts/monitor'
import type { PublicCentre } from '@senha/protocol'
import { AccountDialog, Button, LastSignIn, LinkBanner, StillThere, StrangeAddress, useHubDrift, useLostSince, WholePage } from '@senha/staff'
import type { RoomLanguage, Session } from '@senha/staff'
import { Pictogram, useReload, useSnapshot, useStatus } from '@senha/ui'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Board } from './board.tsx'
import type { MonitorFacts, MonitorLink } from './link.ts'
import { monitorTimings } from './timings.ts'
import { useSilence } from './use-silence.ts'
import { monitorWords } from './words.ts'

interface WatchingProps {
  link: MonitorLink
  centre: PublicCentre | undefined
  language: RoomLanguage
  languageSwitch: ReactNode
  /** Of a person, who may sign out. */
  session: Session | undefined
  /** Of a screen that only watches: somebody who may do more signs in. */
  signIn: (() => void) | undefined
  /** Why the session ended that was here. */
  ended: string | undefined
  leave: (because: 'asked' | 'refused', reason?: string) => void
  /** The PIN was changed: the session goes on under another token. */
  renew: (session: Session) => void
}

/** From the first connection on: the hub's last word stays, whatever the connection does. */
export const Watching = ({ link, centre, language, languageSwitch, session, signIn, ended, leave, renew }: WatchingProps) => {
  const status = useStatus(link)
  const state = useSnapshot<MonitorFacts, 'monitor:state'>(link, 'monitor:state')
  const t = monitorTexts.in(language)
  const [account, setAccount] = useState(false)
  const refused = status.is === 'refused' ? status.why.code : undefined
  const reason = status.is === 'refused' ? status.why.reason : undefined
  useEffect(() => {
    if (refused === 'unauthorized' || refused === 'invalid') leave('refused', reason)
  }, [refused, reason, leave])
  const lostSince = useLostSince(link)
  const silentSince = useSilence(link)
  const driftMs = useHubDrift(link, 'monitor:state')
  // nobody stands before a wall to press the button
  useReload(refused === 'protocol' && !session, 'senha.monitor.reloadedAt', monitorTimings)

  if (refused === 'protocol')
    return (
      <WholePage pictogram="arrows-clockwise" title={t('page.update.title')}>
        <p>{t('page.update.text')}</p>
        <Button appearance="solid" onPress={() => location.reload()}>{t('page.update.reload')}</Button>
      </WholePage>
    )
  if (status.is === 'refused' && status.why.name !== undefined) return <StrangeAddress name={status.why.name} language={language} />
  if (!state || !centre)
    return status.is === 'lost'
      ? <WholePage pictogram="wifi-slash" title={t('page.unreachable.title')}><p>{t('page.unreachable.text')}</p></WholePage>
      : <WholePage pictogram="monitor-play" title={t('page.connecting')} />
  const words = monitorWords(centre, language)
  const byHub = (when: Date | undefined): Date | undefined => when && new Date(when.getTime() + driftMs)
  const lostAt = byHub(lostSince)
  return (
    <>
      <Board
        state={state} link={link} driftMs={driftMs} centre={centre} words={words} languageSwitch={languageSwitch} unknownSince={lostAt ?? byHub(silentSince)}
        {...(signIn && { signIn })}
        {...(session && { person: { name: session.user.name, openAccount: () => setAccount(true), signOut: () => leave('asked') } })}
        banner={<>
          {ended !== undefined && <p className="standing" role="status"><Pictogram name="info" size={22} />{ended}</p>}
          {session && <LastSignIn session={session} language={language} timeZone={centre.timeZone} />}
          <div aria-live="polite">{lostAt && <LinkBanner title={t('link.lost.title', { time: words.time(lostAt.toISOString()) })} text={t('link.lost.text')} />}</div>
        </>}
      />
      {session && account && <AccountDialog token={session.token} language={language} timeZone={centre.timeZone} close={() => setAccount(false)} onChanged={renew} />}
      {session && <StillThere token={session.token} language={language} timeZone={centre.timeZone} />}
    </>
  )
}
