import { accountTexts } from '@senha/i18n/texts/account'
import type { Alert, MonitorState } from '@senha/protocol'
import type { PictogramName } from '@senha/pictograms'
import { alertAdvice, alertSentence } from './alert-words.ts'
import type { MonitorWords } from './words.ts'

/** One row of what needs somebody. */
export interface AlertLine { key: string; level: Alert['level']; sign: PictogramName; text: string; advice?: string | undefined; at?: string | undefined }

const signs = {
  emergency: 'warning-circle', 'day-not-open': 'lock', 'no-counter': 'users-three', 'all-paused': 'pause', 'after-hours': 'users-three', 'no-kiosk': 'ticket', 'no-display': 'monitor-play',
  'counter-deserted': 'user', 'counter-idle': 'user', 'called-long': 'bell-ringing', 'served-long': 'clock', 'parked-long': 'ticket', 'booked-due': 'clock', 'target-wait': 'clock',
  'quota-full': 'ticket', 'language-alone': 'translate', 'interpreter-waits': 'translate',
  'paper-failed': 'file-text', 'paper-waits': 'file-text', printer: 'printer', 'many-papers': 'ticket', 'device-lost': 'wifi-slash', 'display-silent': 'speaker-slash', 'device-clock': 'clock',
  'twin-device': 'monitor-play', 'copied-journal': 'monitor-play', 'twin-number': 'ticket',
  clock: 'clock', disk: 'warning-circle', 'disk-nearly-full': 'warning', 'erasure-pending': 'warning', 'backup-old': 'warning', restored: 'info', 'hub-late': 'warning', 'voice-missing': 'speaker-slash',
  'unknown-service': 'users-three', 'unknown-counter': 'warning', 'unknown-agency': 'warning', 'unknown-language': 'translate', 'unknown-device': 'warning', other: 'warning',
} as const satisfies Record<Alert['code'], PictogramName>

/** More of one kind than this are one row: on a wall nobody scrolls. */
const mostOfAKind = 2
/** A row names so many at most. */
const mostNamed = 8

const ofServices = new Set<Alert['code']>(['no-counter', 'all-paused', 'target-wait', 'booked-due', 'quota-full'])
const name = (alert: Alert, words: MonitorWords): string => {
  if (alert.code === 'language-alone') return words.languageName(alert.language ?? 'pt')
  if (alert.code === 'no-display') return words.zone(alert.subject)
  if (!ofServices.has(alert.code)) return alert.subject
  return alert.count === undefined || alert.code === 'quota-full' ? words.service(alert.subject) : `${words.service(alert.subject)} (${alert.count})`
}

const listed = (alerts: readonly Alert[], words: MonitorWords): string => {
  const shown = alerts.length > mostNamed ? alerts.slice(0, mostNamed - 1) : alerts
  const names = shown.map((alert) => name(alert, words))
  return (shown.length < alerts.length ? [...names, words.t('alerts.listMore', { n: alerts.length - shown.length })] : names).join(', ')
}

const withWordsOfTheirOwn = [
  'no-counter', 'all-paused', 'target-wait', 'booked-due', 'counter-idle', 'counter-deserted', 'interpreter-waits', 'called-long', 'served-long', 'parked-long',
  'paper-failed', 'paper-waits', 'printer', 'device-lost', 'display-silent', 'language-alone',
] as const satisfies readonly Alert['code'][]

const together = (alerts: readonly [Alert, ...Alert[]], state: MonitorState, words: MonitorWords): string => {
  const [first, ...rest] = alerts
  const kind = withWordsOfTheirOwn.find((code) => code === first.code)
  return kind ? words.t(`group.${kind}`, { n: alerts.length, list: listed(alerts, words) })
    : words.t('group.any', { first: alertSentence(first, words, state.devices), n: rest.length, list: listed(rest, words) })
}

/** Alerts of a kind stand together already: the hub orders them. */
const byKind = (alerts: readonly Alert[]): [Alert, ...Alert[]][] => {
  const kinds = new Map<string, [Alert, ...Alert[]]>()
  for (const alert of alerts) {
    const kind = kinds.get(alert.code)
    if (kind) kind.push(alert)
    else kinds.set(alert.code, [alert])
  }
  return [...kinds.values()]
}

const line = (alert: Alert, state: MonitorState, words: MonitorWords): AlertLine => ({
  key: `${alert.code} ${alert.subject}`, level: alert.level, sign: signs[alert.code], at: alert.at,
  text: alertSentence(alert, words, state.devices), advice: alertAdvice(alert, words, state),
})

/** Where many are one, what each needs is not said: only what is the same for all of them. */
const sharedAdvice = (alerts: readonly [Alert, ...Alert[]], state: MonitorState, words: MonitorWords): string | undefined => {
  const advice = new Set(alerts.map((alert) => alertAdvice(alert, words, state)))
  return advice.size === 1 ? [...advice][0] : undefined
}

const rows = (alerts: [Alert, ...Alert[]], state: MonitorState, words: MonitorWords): AlertLine[] => {
  if (alerts.length <= mostOfAKind) return alerts.map((alert) => line(alert, state, words))
  const [first] = alerts
  const at = alerts.map((alert) => alert.at).toSorted()[0]
  return [{ key: `${first.code} all`, level: first.level, sign: signs[first.code], at, text: together(alerts, state, words), advice: sharedAdvice(alerts, state, words) }]
}

const order = ['urgent', 'soon', 'hint'] as const

/** Everything that needs somebody, the most urgent first. */
export const alertLines = (state: MonitorState, words: MonitorWords): AlertLine[] => {
  const { guessing, missing = [] } = state
  const lines = [
    ...byKind(state.alerts).flatMap((kind) => rows(kind, state, words)),
    ...(guessing ? [{ key: 'guessing', level: 'soon', sign: 'warning', text: accountTexts.in(words.language)('alert.guessing', { time: words.time(guessing.since), tries: guessing.tries }) } satisfies AlertLine] : []),
    ...missing.map((folder): AlertLine => ({ key: folder, level: 'soon', sign: 'warning', text: words.t(`alert.missing.${folder}`), advice: words.t('do.server') })),
  ]
  return lines.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}
