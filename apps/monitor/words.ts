import { wordsIn } from '@senha/centre'
import { formatDay, formatTime } from '@senha/i18n'
import { monitorTexts } from '@senha/i18n/texts/monitor'
import type { MonitorState, PublicCentre, Wait } from '@senha/protocol'
import type { RoomLanguage } from '@senha/staff'

/** The words of the monitor and the names of the centre, in one language. */
export const monitorWords = (centre: PublicCentre, language: RoomLanguage) => {
  const t = monitorTexts.in(language)
  const serviceOf = (id: string) => centre.services.find((service) => service.id === id)
  const service = (id: string): string => wordsIn(serviceOf(id)?.shortName ?? {}, language) || t('service.lost', { id })
  const time = (at: string): string => formatTime(new Date(at), centre.timeZone)
  /** Between two clocks, in the largest unit that still tells something. */
  const difference = (seconds: number): string => {
    const minutes = Math.round(Math.abs(seconds) / 60)
    if (minutes < 60) return t('clock.minutes', { n: minutes })
    const hours = Math.round(minutes / 60)
    return hours < 48 ? t('clock.hours', { n: hours }) : t('clock.days', { n: Math.round(hours / 24) })
  }
  type Device = MonitorState['devices'][number]
  const printer = (device: Device | undefined): string => {
    const { state, ticketsLeft } = device?.printer ?? { state: 'unknown' as const, ticketsLeft: undefined }
    return ticketsLeft === undefined ? t(`printer.${state}`) : t('printer.left', { state: t(`printer.${state}`), count: ticketsLeft })
  }
  return {
    t, language, service, time, printer,
    sign: (id: string) => serviceOf(id)?.pictogram ?? ('info' as const),
    targetMinutes: (id: string): number | undefined => serviceOf(id)?.targetWaitMinutes,
    refusal: (code: string): string => {
      switch (code) {
        case 'not-found': return t('refusal.not-found')
        case 'conflict': return t('refusal.conflict')
        case 'forbidden': case 'unauthorized': return t('refusal.forbidden')
        case 'too-many': return t('refusal.too-many')
        default: return t('refusal.other')
      }
    },
    minutes: (count: number): string => t('queues.minutes', { count }),
    range: (wait: Wait): string => (!wait ? t('queues.unknown') : wait.low === wait.high ? t('queues.minutes', { count: wait.high }) : t('queues.range', { low: wait.low, high: wait.high })),
    alert: (alert: MonitorState['alerts'][number], devices: readonly Device[]): string => {
      switch (alert.code) {
        case 'printer': return t('alert.printer', { subject: alert.subject, state: printer(devices.find((device) => device.id === alert.subject)) })
        case 'device-lost':
          if (devices.some(({ id, kind, connected, lastSeenAt }) => id === alert.subject && kind !== 'monitor' && !connected && lastSeenAt === undefined)) return t('alert.device-never', { subject: alert.subject })
          return t('alert.device-lost', { subject: alert.subject, time: time(alert.at) })
        case 'paper-failed': return t('alert.paper-failed', { subject: alert.subject })
        case 'many-papers': return t('alert.many-papers', { subject: alert.subject })
        case 'target-wait': return t('alert.target-wait', { subject: service(alert.subject), minutes: serviceOf(alert.subject)?.targetWaitMinutes ?? 0 })
        case 'twin-device': return t('alert.twin-device', { subject: alert.subject, addresses: alert.others?.join(', ') ?? '' })
        case 'copied-journal': return t('alert.copied-journal', { subject: alert.subject, time: time(alert.at) })
        case 'twin-number': return t('alert.twin-number', { subject: alert.subject, others: alert.others?.join(', ') ?? '' })
        case 'unknown-service': return t('alert.unknown-service', { subject: alert.subject, count: alert.count ?? 0 })
        case 'unknown-counter': return t('alert.unknown-counter', { subject: alert.subject })
        case 'unknown-agency': return t('alert.unknown-agency', { subject: alert.subject, count: alert.count ?? 0 })
        case 'unknown-language': return t('alert.unknown-language', { subject: alert.subject })
        case 'unknown-device': return t('alert.unknown-device', { subject: alert.subject })
        case 'clock': return t('alert.clock')
        case 'device-clock': {
          const ahead = devices.find((device) => device.id === alert.subject)?.clockAheadSeconds ?? 0
          return t('alert.device-clock', { subject: alert.subject, difference: difference(ahead) })
        }
        case 'disk': return t(alert.subject === 'full' ? 'alert.disk.full' : alert.subject === 'read-only' ? 'alert.disk.read-only' : 'alert.disk.failing')
        case 'disk-nearly-full': return t('alert.disk-nearly-full', { megabytes: alert.subject })
        case 'erasure-pending': return t('alert.erasure-pending', { time: time(alert.at) })
        case 'backup-old': return t('alert.backup-old', { date: formatDay(language, new Date(alert.at), centre.timeZone) })
        case 'restored': return t('alert.restored')
        default: return alert.code satisfies never
      }
    },
  }
}
export type MonitorWords = ReturnType<typeof monitorWords>
