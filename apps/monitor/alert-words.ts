import type { Alert, Device, MonitorState } from '@senha/protocol'
import type { MonitorWords } from './words.ts'

const deviceOf = ({ subject }: Alert, devices: readonly Device[]): Device | undefined => devices.find(({ id, kind }) => id === subject && kind !== 'monitor')
const neverCame = (device: Device | undefined): boolean => device !== undefined && !device.connected && device.lastSeenAt === undefined

export const counterList = ({ t, list }: MonitorWords, numbers: readonly string[]): string =>
  (numbers.length === 1 ? t('alerts.counters', { counters: numbers[0] ?? '' }) : t('alerts.countersMany', { counters: list(numbers) }))

/** What is the matter, and where. */
export const alertSentence = (alert: Alert, words: MonitorWords, devices: readonly Device[]): string => {
  const { t, service, time } = words
  const { subject, count = 0, others = [] } = alert
  const counters = counterList(words, alert.counters ?? [])
  switch (alert.code) {
    case 'no-counter': case 'all-paused': case 'booked-due': return t(`alert.${alert.code}`, { subject: service(subject), count })
    case 'quota-full': return t('alert.quota-full', { subject: service(subject), quota: count })
    case 'after-hours': return t('alert.after-hours', { count })
    case 'no-display': return alert.subject === words.centreId ? t('alert.no-display') : t('alert.no-display.zone', { subject: words.zone(subject) })
    case 'counter-idle': return t('alert.counter-idle', { subject, service: others.map(service).join(', ') })
    case 'interpreter-waits': return t('alert.interpreter-waits', { subject, language: words.languageName(alert.language ?? 'pt') })
    case 'language-alone': return t('alert.language-alone', { language: words.capital(words.languageName(alert.language ?? 'pt')), count, services: others.map(service).join(', ') })
    case 'called-long': case 'served-long': return t(`alert.${alert.code}`, { subject, counters })
    case 'paper-waits': return t('alert.paper-waits', { subject, device: others.join(', ') })
    case 'printer': return t('alert.printer', { subject, state: words.printer(deviceOf(alert, devices)) })
    case 'device-lost': return neverCame(deviceOf(alert, devices)) ? t('alert.device-never', { subject }) : t('alert.device-lost', { subject, time: time(alert.at) })
    case 'target-wait': return t('alert.target-wait', { subject: service(subject), minutes: words.targetMinutes(subject) ?? 0 })
    case 'twin-device': return t('alert.twin-device', { subject, addresses: others.join(', ') })
    case 'copied-journal': return t('alert.copied-journal', { subject, time: time(alert.at) })
    case 'twin-number': return t('alert.twin-number', { subject, others: others.join(', ') })
    case 'unknown-service': case 'unknown-agency': return t(`alert.${alert.code}`, { subject, count })
    case 'device-clock': return t('alert.device-clock', { subject, difference: words.difference(deviceOf(alert, devices)?.clockAheadSeconds ?? 0) })
    case 'disk': return t(subject === 'full' ? 'alert.disk.full' : subject === 'read-only' ? 'alert.disk.read-only' : 'alert.disk.failing')
    case 'disk-nearly-full': return t('alert.disk-nearly-full', { megabytes: subject })
    case 'erasure-pending': return t('alert.erasure-pending', { time: time(alert.at) })
    case 'backup-old': return t('alert.backup-old', { date: words.day(alert.at) })
    case 'counter-deserted': case 'parked-long': case 'paper-failed': case 'many-papers': case 'display-silent': case 'unknown-counter': case 'unknown-language': case 'unknown-device':
      return t(`alert.${alert.code}`, { subject })
    case 'emergency': case 'day-not-open': case 'no-kiosk': case 'hub-late': case 'voice-missing': case 'clock': case 'restored': case 'other': return t(`alert.${alert.code}`)
    default: return alert.code satisfies never
  }
}

const openingAdvice = ({ code, counters = [], staff = [] }: Alert, words: MonitorWords): string => {
  const { t } = words
  const who = staff.map(({ name, counter }) => (counter === undefined ? name : t('alerts.staffAt', { name, counter })))
  const where = counterList(words, counters)
  if (code === 'all-paused') return [t('do.all-paused', { counters: where }), ...(who.length > 0 ? [t('do.no-counter.staff', { staff: words.list(who) })] : [])].join(' ')
  return [
    counters.length > 0 ? t('do.no-counter', { counters: where }) : t('do.no-counter.taken'),
    who.length > 0 ? t('do.no-counter.staff', { staff: words.list(who) }) : t('do.no-counter.nobody'),
  ].join(' ')
}

export type Around = Pick<MonitorState, 'alerts' | 'devices' | 'queues'>

/** Booked people are called next where somebody calls at all; else what opens their queue is what helps them. */
const bookedAdvice = ({ subject }: Alert, words: MonitorWords, { alerts, queues }: Around): string => {
  const uncalled = alerts.find(({ code, subject: of }) => (code === 'no-counter' || code === 'all-paused') && of === subject)
  if (uncalled) return openingAdvice(uncalled, words)
  return words.t(queues.some(({ serviceId, openCounters }) => serviceId === subject && openCounters > 0) ? 'do.booked-due' : 'do.booked-due.nobody')
}

/** What to do about it; nothing where the sentence says it already. */
export const alertAdvice = (alert: Alert, words: MonitorWords, around: Around): string | undefined => {
  const { t } = words
  const device = deviceOf(alert, around.devices)
  switch (alert.code) {
    case 'no-counter': case 'all-paused': return openingAdvice(alert, words)
    case 'interpreter-waits': case 'language-alone': return t('do.line', { line: words.line.name, phone: words.line.phone })
    case 'booked-due': return bookedAdvice(alert, words, around)
    case 'paper-failed': case 'paper-waits': return t('do.paper')
    case 'printer': return t(device?.printer?.state === 'paper-near-end' ? 'do.printer.near-end' : 'do.printer')
    case 'device-lost': return t(neverCame(device) ? 'do.device-never' : device?.kind === 'kiosk' ? 'do.device-lost.kiosk' : 'do.device-lost')
    case 'display-silent': return t(device?.display?.audio === 'none' ? 'do.display-silent.none' : 'do.display-silent.blocked')
    case 'twin-device': case 'copied-journal': return t('do.twin-device')
    case 'disk': case 'disk-nearly-full': case 'erasure-pending': case 'backup-old': case 'hub-late': case 'voice-missing': return t('do.server')
    case 'unknown-agency': case 'unknown-language': case 'unknown-device': return t('do.configuration')
    case 'emergency': case 'day-not-open': case 'after-hours': case 'no-kiosk': case 'no-display': case 'counter-deserted': case 'counter-idle': case 'target-wait':
    case 'called-long': case 'served-long': case 'parked-long': case 'many-papers': case 'device-clock': case 'twin-number': case 'quota-full': case 'other':
      return t(`do.${alert.code}`)
    case 'clock': case 'restored': case 'unknown-service': case 'unknown-counter': return undefined
    default: return alert.code satisfies never
  }
}
