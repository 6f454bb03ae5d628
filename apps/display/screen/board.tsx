import { formatTime } from '@senha/i18n'
import type { DisplayState, PublicCentre } from '@senha/protocol'
import { Pictogram, useNow } from '@senha/ui'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CallQueue } from '../board/calls.ts'
import { driftAt } from '../board/drift.ts'
import { ofZone } from '../board/of-zone.ts'
import { queueRows, recentRows } from '../board/rows.ts'
import type { DisplaySettings } from '../board/settings.ts'
import { useTurn } from '../board/use-calls.ts'
import { Media } from '../media/media.tsx'
import { useFiles } from '../media/use-files.ts'
import { NoticeBand } from '../notices/notices.tsx'
import { displayRows, displayTimings } from '../timings.ts'
import type { Orientation } from '../timings.ts'
import { Closed, Welcome } from './calm.tsx'
import { CallPanel } from './call-panel.tsx'
import { Queues, Strip } from './queues.tsx'
import { RecentCalls } from './recent-calls.tsx'
import { inBoth } from './words.tsx'

const upright = matchMedia('(orientation: portrait)')
const useOrientation = (): Orientation =>
  useSyncExternalStore((changed) => {
    upright.addEventListener('change', changed)
    return () => upright.removeEventListener('change', changed)
  }, () => (upright.matches ? 'portrait' : 'landscape'))

/**
 * Whether the turn has had the screen long enough for a lobby that has pictures to show as well: every call has the screen
 * first, and one that nobody answers then stands in the list.
 */
const useShownLongEnough = (turn: CallQueue['turn']): boolean => {
  const key = turn ? `${turn.call.seq} ${turn.repeat}` : ''
  const [old, setOld] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setOld(key), displayTimings.mediaAfterCallMs)
    return () => clearTimeout(timer)
  }, [key])
  return old === key
}

interface BoardProps { board: DisplayState; queue: CallQueue; centre: PublicCentre; settings: DisplaySettings; silent: boolean; staleSince: Date | undefined; aheadMs: number }

/** The lobby's picture: the call or what stands in its place, the last calls, notices, and the strip below. */
export const Board = ({ board, queue, centre, settings, silent, staleSince, aheadMs }: BoardProps) => {
  const hubTime = (at: Date): Date => new Date(at.getTime() + aheadMs)
  const now = hubTime(useNow())
  const rows = displayRows[useOrientation()]
  const drift = driftAt(useTurn(displayTimings.driftMs))
  const files = useFiles(settings.layout === 'calls-and-media')
  const [lastFile, keepFile] = useState<string>()
  const shownLongEnough = useShownLongEnough(queue.turn)
  const here = ofZone(board, centre, settings.zone)
  const { notices = [] } = board
  const besideNotice = settings.layout === 'calls-and-queues' ? rows.besideNotice : rows.besideNoticeWithoutQueues
  // the note of a lost hub takes the place of the last row
  const room = (notices.length > 0 ? besideNotice : rows.recent) - (staleSince ? 1 : 0)
  const turn = files.length > 0 && shownLongEnough && !queue.speaking ? null : queue.turn
  const recent = recentRows(queue.awaited, here.recent, turn?.call.number, room)
  const calm = board.open ? <Welcome centre={centre} now={now} /> : <Closed centre={centre} now={now} />
  return (
    <main className="board" data-layout={settings.layout} data-notice={notices.length > 0} data-side={recent.length > 0 || staleSince !== undefined} style={{ '--drift-x': drift.x, '--drift-y': drift.y }}>
      {turn && <CallPanel turn={turn} centre={centre} arrow={settings.arrow} />}
      {!turn && (files.length > 0 && board.open
        ? <Media key={files.map(({ name }) => name).join('/')} files={files} seconds={settings.mediaSeconds} startAfter={lastFile} onShown={keepFile} otherwise={calm} />
        : calm)}
      <div className="side">
        <RecentCalls rows={recent} centre={centre} size={room} calling={turn !== null} />
        {staleSince && (
          <output className="stale">
            <Pictogram name="wifi-slash" />
            <span>{inBoth('stale.since', 'en', { time: formatTime(hubTime(staleSince), centre.timeZone) }).map(({ language, text }) => <span key={language} lang={language}>{text}</span>)}</span>
          </output>
        )}
      </div>
      {notices.length > 0 && <NoticeBand notices={notices} inside={board.languages} centre={centre} calls={[...board.called, ...board.recent]} />}
      {settings.layout === 'calls-and-queues'
        ? <Queues rows={queueRows(here.queues, centre)} centre={centre} now={now} size={rows.queues} silent={silent} open={board.open} />
        : <Strip centre={centre} now={now} silent={silent} />}
    </main>
  )
}
