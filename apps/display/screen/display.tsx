import type { LinkStatus } from '@senha/protocol/link'
import { useStatus, wallClock } from '@senha/ui'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DisplayAddress } from '../address.ts'
import { settingsOf } from '../board/settings.ts'
import { useCalls } from '../board/use-calls.ts'
import { useCentre } from '../board/use-centre.ts'
import type { DisplayLink } from '../link.ts'
import { Emergency } from '../notices/notices.tsx'
import { Pairing } from '../pairing/pairing.tsx'
import type { Paired } from '../pairing/pairing-link.ts'
import { displayTimings } from '../timings.ts'
import type { Sound } from '../voice/sound.ts'
import type { Speaker } from '../voice/speaker.ts'
import { useVoice } from '../voice/use-voice.ts'
import { Announcer } from './announcer.tsx'
import { Board } from './board.tsx'
import { Identity, useIdentify } from './identity.tsx'
import { NeedsUpdate, Starting, StrangeAddress } from './service-notes.tsx'
import { useNewer } from './use-newer.ts'
import { useReload } from './use-reload.ts'
import { useReport } from './use-report.ts'

/** Since when the board on the screen is not the hub's any more; undefined while it is, or for a loss that passes at once. */
const useStaleSince = (status: LinkStatus): Date | undefined => {
  const [since, setSince] = useState<Date>()
  const lost = status.is !== 'live'
  useEffect(() => {
    if (!lost) return undefined
    const at = new Date(wallClock())
    const timer = setTimeout(() => setSince(at), displayTimings.quietLossMs)
    return () => {
      clearTimeout(timer)
      setSince(undefined)
    }
  }, [lost])
  return since
}

type Refusal = 'update' | 'pairing' | { readonly name: string }

/** Why the hub does not take this display, if it does not. A hub that only asks for patience after that changes nothing. */
const useRefusal = (link: DisplayLink): Refusal | undefined => {
  const [refusal, setRefusal] = useState<Refusal>()
  useEffect(() => link.onStatus((status) => {
    if (status.is === 'live') setRefusal(undefined)
    if (status.is !== 'refused') return
    const { code, name } = status.why
    if (name !== undefined) setRefusal({ name })
    if (code === 'protocol') setRefusal('update')
    if (code === 'unauthorized' || code === 'invalid') setRefusal('pairing')
  }), [link])
  return refusal
}

interface DisplayProps { link: DisplayLink; sound: Sound; speaker: Speaker; address: DisplayAddress; onPaired: (identity: Paired) => void }

/** The whole lobby display, in whatever state its link is. */
export const Display = ({ link, sound, speaker, address, onPaired }: DisplayProps) => {
  const status = useStatus(link)
  const live = status.is === 'live'
  const centre = useCentre(live)
  const settings = settingsOf(centre?.displays ?? [], address)
  const { queue, board, aheadMs } = useCalls(link, settings.zone, speaker)
  const staleSince = useStaleSince(status)
  const audio = useSyncExternalStore(sound.onHealth, sound.health)
  const asked = useIdentify(link)
  useReport(link, live, audio)
  const emergency = board?.notices?.find((notice) => notice.level === 'emergency')
  useVoice(speaker, queue.turn, centre, aheadMs, !settings.voice || emergency !== undefined)
  const refusal = useRefusal(link)
  const newer = useNewer(live)
  const quiet = queue.turn === null && queue.pending.length === 0 && !queue.speaking && emergency === undefined
  useReload(refusal === 'update' || (newer && quiet))
  if (refusal === 'update') return <NeedsUpdate />
  // the old key is still tried: a hub that was started with another folder by mistake knows it again later
  if (refusal === 'pairing') return <Pairing revoked onPaired={onPaired} />
  if (refusal !== undefined) return <StrangeAddress name={refusal.name} />
  if (!board || !centre) return <Starting lost={staleSince !== undefined} />
  return (
    <>
      {emergency
        ? <Emergency notice={emergency} centre={centre} />
        : <Board board={board} queue={queue} centre={centre} settings={settings} silent={settings.voice && audio !== 'ready'} staleSince={staleSince} aheadMs={aheadMs} />}
      {asked !== undefined && <Identity name={asked} />}
      <Announcer turn={emergency ? null : queue.turn} />
    </>
  )
}
