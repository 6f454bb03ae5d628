import { accountTexts } from '@senha/i18n/texts/account'
import type { MonitorState } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { MonitorWords } from './words.ts'

const signs = {
  printer: 'printer', 'many-papers': 'ticket', 'device-lost': 'wifi-slash', 'paper-failed': 'file-text', 'target-wait': 'clock', clock: 'clock', 'device-clock': 'clock',
  'twin-device': 'monitor-play', 'copied-journal': 'monitor-play', 'twin-number': 'ticket',
  'unknown-service': 'users-three', 'unknown-counter': 'warning', 'unknown-agency': 'warning', 'unknown-language': 'translate', 'unknown-device': 'warning',
  disk: 'warning-circle', 'disk-nearly-full': 'warning', 'erasure-pending': 'warning', 'backup-old': 'warning', restored: 'info',
} as const

/** What needs somebody to get up: amber, and nothing else here is. */
export const Alerts = ({ state, words }: { state: MonitorState; words: MonitorWords }) => {
  const { guessing, missing = [] } = state
  const calm = state.alerts.length + missing.length === 0 && !guessing
  return (
    <div className={`tablet alerts ${calm ? 'is-calm' : ''}`} aria-labelledby="alerts-title" role="region" tabIndex={0}>
      <h2 id="alerts-title">{words.t('alerts.title')}</h2>
      <ul aria-live="polite">
        {calm && <li><Pictogram name="check-circle" size={22} />{words.t('alerts.none')}</li>}
        {guessing && <li><Pictogram name="warning" size={22} />{accountTexts.in(words.language)('alert.guessing', { time: words.time(guessing.since), tries: guessing.tries })}</li>}
        {state.alerts.map((alert) => <li key={`${alert.code} ${alert.subject}`}><Pictogram name={signs[alert.code]} size={22} />{words.alert(alert, state.devices)}</li>)}
        {missing.map((folder) => <li key={folder}><Pictogram name="warning" size={22} />{words.t(`alert.missing.${folder}`)}</li>)}
      </ul>
    </div>
  )
}
