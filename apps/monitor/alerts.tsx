import type { MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { MonitorWords } from './words.ts'

const signs = { printer: 'printer', 'device-lost': 'wifi-slash', 'paper-failed': 'file-text', 'target-wait': 'clock', 'many-papers': 'ticket' } as const

/** What needs somebody to get up: amber, and nothing else here is. */
export const Alerts = ({ state, words }: { state: MonitorState; words: MonitorWords }) => (
  <div className={`tablet alerts ${state.alerts.length === 0 ? 'is-calm' : ''}`} aria-labelledby="alerts-title" role="region" tabIndex={0}>
    <h2 id="alerts-title">{words.t('alerts.title')}</h2>
    <ul aria-live="polite">
      {state.alerts.length === 0 && <li><Pictogram name="check-circle" size={22} />{words.t('alerts.none')}</li>}
      {state.alerts.map((alert) => <li key={`${alert.code} ${alert.subject}`}><Pictogram name={signs[alert.code]} size={22} />{words.alert(alert, state.devices)}</li>)}
    </ul>
  </div>
)
