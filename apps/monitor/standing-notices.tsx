import { wordsIn } from '@senha/centre'
import type { MonitorState, Notice } from '@senha/protocol'
import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useAsking } from './commands/use-asking.ts'
import { Refusal } from './commands/refusal.tsx'
import type { MonitorLink } from './link.ts'
import type { MonitorWords } from './words.ts'

const signs = { information: 'info', warning: 'warning', emergency: 'warning-circle' } as const

/** A notice as visitors read it; what is still open shows as a line to fill. */
export const NoticeWords = ({ notice, words, filled }: { notice: Omit<Notice, 'at'>; words: MonitorWords; filled?: { counter: string; time: string } }) => {
  const text = wordsIn(notice.texts, words.language).replaceAll('{counter}', filled?.counter || '__').replaceAll('{time}', filled?.time || '__:__')
  return <><Pictogram name={signs[notice.level]} size={26} /><span className="notice-text"><small>{words.t(`notices.level.${notice.level}`)}</small>{text}</span></>
}

/** What stands on every screen now; a supervisor takes it down here. */
export const StandingNotices = ({ state, link, words }: { state: MonitorState; link: MonitorLink; words: MonitorWords }) => {
  const asking = useAsking()
  return (
    <div aria-live="polite">
      {state.notices?.map((notice) => (
        <div key={notice.id} className={`standing is-${notice.level}`}>
          <NoticeWords notice={notice} words={words} />
          <span className="standing-since tabular">{words.t('notices.since', { time: words.time(notice.at) })}</span>
          {state.commands && <Button appearance="outline" variant="neutral" busy={asking.busy} onPress={() => void asking.ask(() => link.send('notice:clear', { noticeId: notice.id }))}>{words.t('notices.clear')}</Button>}
        </div>
      ))}
      <Refusal asking={asking} words={words} />
    </div>
  )
}
