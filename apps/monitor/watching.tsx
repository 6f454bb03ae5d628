import { monitorTexts } from '@senha/i18n/texts/monitor'
import type { PublicCentre } from '@senha/protocol'
import { Button, LinkBanner, StrangeAddress, useHubDrift, useLostSince, WholePage } from '@senha/staff'
import type { RoomLanguage } from '@senha/staff'
import { useSnapshot, useStatus } from '@senha/ui'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { Board } from './board.tsx'
import type { MonitorFacts, MonitorLink } from './link.ts'
import { monitorWords } from './words.ts'

interface WatchingProps {
  link: MonitorLink
  centre: PublicCentre | undefined
  language: RoomLanguage
  languageSwitch: ReactNode
  /** A person signed in, and may sign out. */
  person: boolean
  leave: (because: 'asked' | 'refused') => void
}

/** From the first connection on: the hub's last word stays, whatever the connection does. */
export const Watching = ({ link, centre, language, languageSwitch, person, leave }: WatchingProps) => {
  const status = useStatus(link)
  const state = useSnapshot<MonitorFacts, 'monitor:state'>(link, 'monitor:state')
  const t = monitorTexts.in(language)
  const refused = status.is === 'refused' ? status.why.code : undefined
  useEffect(() => {
    if (refused === 'unauthorized' || refused === 'invalid') leave('refused')
  }, [refused, leave])
  const lostSince = useLostSince(link)
  const driftMs = useHubDrift(link, 'monitor:state')

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
  return (
    <Board
      state={state} link={link} driftMs={driftMs} centre={centre} words={words} languageSwitch={languageSwitch} {...(person && { signOut: () => leave('asked') })}
      banner={<div aria-live="polite">{lostSince && <LinkBanner title={t('link.lost.title', { time: words.time(lostSince.toISOString()) })} text={t('link.lost.text')} />}</div>}
    />
  )
}
