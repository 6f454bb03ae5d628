import { wordsIn } from '@senha/centre'
import { formatTime } from '@senha/i18n'
import { monitorTexts } from '@senha/i18n/texts/monitor'
import type { MonitorState, PublicCentre, Wait } from '@senha/protocol'
import type { RoomLanguage } from '@senha/staff'

/** The words of the monitor and the names of the centre, in one language. */
export const monitorWords = (centre: PublicCentre, language: RoomLanguage) => {
  const t = monitorTexts.in(language)
  const serviceOf = (id: string) => centre.services.find((service) => service.id === id)
  const service = (id: string): string => wordsIn(serviceOf(id)?.shortName ?? {}, language) || id
  const time = (at: string): string => formatTime(new Date(at), centre.timeZone)
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
        case 'device-lost': return t('alert.device-lost', { subject: alert.subject, time: time(alert.at) })
        case 'paper-failed': return t('alert.paper-failed', { subject: alert.subject })
        case 'many-papers': return t('alert.many-papers', { subject: alert.subject })
        case 'target-wait': return t('alert.target-wait', { subject: service(alert.subject), minutes: serviceOf(alert.subject)?.targetWaitMinutes ?? 0 })
        default: return alert.code satisfies never
      }
    },
  }
}
export type MonitorWords = ReturnType<typeof monitorWords>
