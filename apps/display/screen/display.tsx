import { formatTime } from '@senha/i18n'
import type { DisplayState, PublicCentre } from '@senha/protocol'
import type { LinkStatus } from '@senha/protocol/link'
import { Pictogram, useNow, useStatus } from '@senha/ui'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DisplayAddress } from '../address.ts'
import type { CallQueue } from '../board/calls.ts'
import { driftAt } from '../board/drift.ts'
import { ofZone } from '../board/of-zone.ts'
import { queueRows, recentRows } from '../board/rows.ts'
import { useCalls, useTurn } from '../board/use-calls.ts'
import { useCentre } from '../board/use-centre.ts'
import type { DisplayLink } from '../link.ts'
import { displayRows, displayTimings } from '../timings.ts'
import type { Orientation } from '../timings.ts'
import type { Sound } from '../voice/sound.ts'
import type { Speaker } from '../voice/speaker.ts'
import { useVoice } from '../voice/use-voice.ts'
import { Pairing } from '../pairing/pairing.tsx'
import type { Paired } from '../pairing/pairing-link.ts'
import { Announcer } from './announcer.tsx'
import { Closed, Welcome } from './calm.tsx'
import { CallPanel } from './call-panel.tsx'
import { Queues } from './queues.tsx'
import { RecentCalls } from './recent-calls.tsx'
import { NeedsUpdate, Starting } from './service-notes.tsx'
import { Identity, useIdentify } from './identity.tsx'
import { useReload } from './use-reload.ts'
import { useReport } from './use-report.ts'
import { inBoth } from './words.tsx'

const upright = matchMedia('(orientation: portrait)')
const useOrientation = (): Orientation =>
  useSyncExternalStore((changed) => {
    upright.addEventListener('change', changed)
    return () => upright.removeEventListener('change', changed)
  }, () => (upright.matches ? 'portrait' : 'landscape'))

/** Since when the board on the screen is not the hub's any more; undefined while it is, or for a loss that passes at once. */
const useStaleSince = (status: LinkStatus): Date | undefined => {
  const [since, setSince] = useState<Date>()
  const lost = status.is !== 'live'
  useEffect(() => {
    if (!lost) return undefined
    const at = new Date()
    const timer = setTimeout(() => setSince(at), displayTimings.quietLossMs)
    return () => {
      clearTimeout(timer)
      setSince(undefined)
    }
  }, [lost])
  return since
}

/** Why the hub does not take this display, if it does not. A hub that only asks for patience after that changes nothing. */
const useRefusal = (link: DisplayLink): 'update' | 'pairing' | undefined => {
  const [refusal, setRefusal] = useState<'update' | 'pairing'>()
  useEffect(() => link.onStatus((status) => {
    if (status.is === 'live') setRefusal(undefined)
    if (status.is !== 'refused') return
    const { code } = status.why
    if (code === 'protocol') setRefusal('update')
    if (code === 'unauthorized' || code === 'invalid') setRefusal('pairing')
  }), [link])
  return refusal
}

interface BoardProps { board: DisplayState; queue: CallQueue; centre: PublicCentre; settings: DisplayAddress; silent: boolean; staleSince: Date | undefined; aheadMs: number }

const Board = ({ board, queue, centre, settings, silent, staleSince, aheadMs }: BoardProps) => {
  const hubTime = (at: Date): Date => new Date(at.getTime() + aheadMs)
  const now = hubTime(useNow())
  const rows = displayRows[useOrientation()]
  const drift = driftAt(useTurn(displayTimings.driftMs))
  const here = ofZone(board, centre, settings.zone)
  // the note of a lost hub takes the place of the last row
  const room = staleSince ? rows.recent - 1 : rows.recent
  const recent = recentRows(queue.awaited, here.recent, queue.turn?.call.number, room)
  return (
    <main className="board" data-side={queue.turn !== null || recent.length > 0 || staleSince !== undefined} style={{ '--drift-x': drift.x, '--drift-y': drift.y }}>
      {queue.turn
        ? <CallPanel turn={queue.turn} centre={centre} arrow={settings.arrow} />
        : board.open ? <Welcome centre={centre} now={now} /> : <Closed centre={centre} now={now} />}
      <div className="side">
        <RecentCalls rows={recent} centre={centre} size={room} />
        {staleSince && (
          <output className="stale">
            <Pictogram name="wifi-slash" />
            <span>{inBoth('stale.since', 'en', { time: formatTime(hubTime(staleSince), centre.timeZone) }).map(({ language, text }) => <span key={language} lang={language}>{text}</span>)}</span>
          </output>
        )}
      </div>
      <Queues rows={queueRows(here.queues, centre)} centre={centre} now={now} size={rows.queues} silent={silent} open={board.open} />
    </main>
  )
}

/** The whole lobby display, in whatever state its link is. */
export const Display = ({ link, sound, speaker, settings, onPaired }: { link: DisplayLink; sound: Sound; speaker: Speaker; settings: DisplayAddress; onPaired: (identity: Paired) => void }) => {
  const status = useStatus(link)
  const { queue, board, aheadMs } = useCalls(link, settings.zone, speaker)
  const centre = useCentre(status.is === 'live')
  const staleSince = useStaleSince(status)
  const audio = useSyncExternalStore(sound.onHealth, sound.health)
  const asked = useIdentify(link)
  useReport(link, status.is === 'live', audio)
  const { turn } = queue
  useVoice(speaker, turn, centre, aheadMs, false)
  const refusal = useRefusal(link)
  useReload(refusal === 'update')
  if (refusal === 'update') return <NeedsUpdate />
  // the old key is still tried: a hub that was started with another folder by mistake knows it again later
  if (refusal === 'pairing') return <Pairing revoked onPaired={onPaired} />
  if (!board || !centre) return <Starting lost={staleSince !== undefined} />
  return (
    <>
      <Board board={board} queue={queue} centre={centre} settings={settings} silent={audio !== 'ready'} staleSince={staleSince} aheadMs={aheadMs} />
      {asked !== undefined && <Identity name={asked} />}
      <Announcer turn={turn} />
    </>
  )
}
