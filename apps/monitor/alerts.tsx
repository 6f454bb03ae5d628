import type { MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { MonitorWords } from './words.ts'

const signs = { printer: 'printer', 'device-lost': 'wifi-slash', 'paper-failed': 'file-text', 'target-wait': 'clock' } as const

/** What needs somebody to get up: amber, and nothing else here is. */
export const Alerts = ({ state, words }: { state: MonitorState; words: MonitorWords }) => {
  const missing = state.missing ?? []
  const calm = state.alerts.length + missing.length === 0
  return (
    <div className={`tablet alerts ${calm ? 'is-calm' : ''}`} aria-labelledby="alerts-title" role="region" tabIndex={0}>
      <h2 id="alerts-title">{words.t('alerts.title')}</h2>
      <ul aria-live="polite">
        {calm && <li><Pictogram name="check-circle" size={22} />{words.t('alerts.none')}</li>}
        {state.alerts.map((alert) => <li key={`${alert.code} ${alert.subject}`}><Pictogram name={signs[alert.code]} size={22} />{words.alert(alert, state.devices)}</li>)}
        {missing.map((folder) => <li key={folder}><Pictogram name="warning" size={22} />{words.t(`alert.missing.${folder}`)}</li>)}
      </ul>
    </div>
  )
}
