import type { Alert, AlertCode } from '@senha/protocol'
import { attention } from '../../timings.ts'

/** In the order in which they are told: what keeps most people from going on stands first. `steadyMs`: told after so long. */
interface Kind { readonly level: Exclude<Alert['level'], undefined>; readonly steadyMs?: number }

const minutes = (count: number): number => count * 60_000
const device = { steadyMs: attention.deviceSeconds * 1_000 }

export const alertTable: Readonly<Record<AlertCode, Kind>> = {
  emergency: { level: 'urgent' },
  disk: { level: 'urgent' },
  'day-not-open': { level: 'urgent' },
  clock: { level: 'urgent' },
  'no-counter': { level: 'urgent' },
  'all-paused': { level: 'urgent' },
  'after-hours': { level: 'urgent' },
  'no-kiosk': { level: 'urgent', ...device },
  'no-display': { level: 'urgent', ...device },
  'counter-deserted': { level: 'urgent', steadyMs: minutes(attention.desertedMinutes) },

  'counter-idle': { level: 'soon' },
  'booked-due': { level: 'soon' },
  'target-wait': { level: 'soon' },
  'interpreter-waits': { level: 'soon' },
  'called-long': { level: 'soon' },
  'paper-failed': { level: 'soon' },
  'paper-waits': { level: 'soon', steadyMs: minutes(attention.paperMinutes) },
  'twin-number': { level: 'soon' },
  printer: { level: 'soon' },
  'many-papers': { level: 'soon' },
  'device-lost': { level: 'soon', ...device },
  'display-silent': { level: 'soon', ...device },
  'hub-late': { level: 'soon' },
  'parked-long': { level: 'soon' },
  'unknown-service': { level: 'soon' },
  'unknown-counter': { level: 'soon' },
  restored: { level: 'soon' },
  'twin-device': { level: 'soon' },
  'copied-journal': { level: 'soon' },
  'device-clock': { level: 'soon' },
  'disk-nearly-full': { level: 'soon' },
  'erasure-pending': { level: 'soon' },
  'backup-old': { level: 'soon' },

  'language-alone': { level: 'hint' },
  'quota-full': { level: 'hint' },
  'served-long': { level: 'hint' },
  'voice-missing': { level: 'hint' },
  'unknown-agency': { level: 'hint' },
  'unknown-language': { level: 'hint' },
  'unknown-device': { level: 'hint' },
}

const ranks = new Map(Object.keys(alertTable).map((code, rank) => [code, rank]))
export const rankOf = (code: Alert['code']): number => ranks.get(code) ?? ranks.size
