import type { MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { alertLines } from './alert-lines.ts'
import type { AlertLine } from './alert-lines.ts'
import { Tablet } from './tablet.tsx'
import type { MonitorWords } from './words.ts'

const Row = ({ line, words, today }: { line: AlertLine; words: MonitorWords; today: string }) => (
  <li className={`alert is-${line.level}`}>
    <Pictogram name={line.sign} size={24} />
    <div>
      <p><strong>{line.text}</strong></p>
      {line.advice !== undefined && <p>{line.advice}</p>}
    </div>
    {line.at !== undefined && <time className="tabular" dateTime={line.at}>{words.day(line.at) === words.day(today) ? words.t('alerts.since', { time: words.time(line.at) }) : words.t('alerts.sinceDay', { date: words.day(line.at) })}</time>}
  </li>
)

interface AlertsProps { state: MonitorState; words: MonitorWords; /** Since when nobody knows whether this is still so. */ unknownSince: Date | undefined }

/** What needs somebody to get up, the most urgent first. That all is well is said only where nothing at all stands here and the hub is heard; above what is merely good to know, that nobody is needed. */
export const Alerts = ({ state, words, unknownSince }: AlertsProps) => {
  const lines = alertLines(state, words)
  const [asks, hints] = [lines.filter(({ level }) => level !== 'hint'), lines.filter(({ level }) => level === 'hint')]
  const worthKnowing = hints.length > 0 || words.hints.length > 0
  const { t } = words
  return (
    <Tablet className="alerts" rows=".alert" words={words} title={t('alerts.title')} beside={asks.length > 0 && <p className="alerts-count tabular">{asks.length}</p>}>
      <ul aria-live="polite">
        {unknownSince && (
          <li className="alert is-unknown">
            <Pictogram name="wifi-slash" size={24} />
            <div><p><strong>{t('page.unknown.title')}</strong></p><p>{t('page.unknown.text', { time: words.time(unknownSince.toISOString()) })}</p></div>
          </li>
        )}
        {asks.length === 0 && !unknownSince && <li className="alert is-calm"><Pictogram name="check-circle" size={24} /><p><strong>{t(worthKnowing ? 'alerts.nobody' : 'alerts.none')}</strong></p></li>}
        {asks.map((line) => <Row key={line.key} line={line} words={words} today={state.at} />)}
        {worthKnowing && <li className="alerts-hints"><h3>{t('alerts.hints')}</h3></li>}
        {hints.map((line) => <Row key={line.key} line={line} words={words} today={state.at} />)}
        {words.hints.map((hint) => <li key={hint} className="alert is-hint"><Pictogram name="info" size={24} /><p>{hint}</p></li>)}
      </ul>
    </Tablet>
  )
}
