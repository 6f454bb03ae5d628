import { phonePageHints, wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { formatDay, formatTime } from '@senha/i18n'
import { monitorTexts } from '@senha/i18n/texts/monitor'
import type { MonitorState, PublicCentre, Wait } from '@senha/protocol'
import { languageWord } from '@senha/staff'
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
  /** What is well to know and alarms nobody. */
  const hints = phonePageHints(centre.phonePageUrl).flatMap((hint) => {
    if (hint === 'missing') return t('hint.phone.missing')
    return hint === 'this-machine' ? t('hint.phone.thisMachine') : []
  })
  return {
    t, hints, language, service, time, printer, difference,
    zone: (id: string): string => wordsIn(centre.zones.find((zone) => zone.id === id)?.name ?? {}, language) || id,
    /** The name of a visitor's language, as staff say it. */
    languageName: (visitor: Language): string => languageWord(visitor, language),
    list: (parts: readonly string[]): string => new Intl.ListFormat(language, { type: 'conjunction' }).format(parts),
    day: (at: string): string => formatDay(language, new Date(at), centre.timeZone),
    line: centre.interpretingLine, centreId: centre.id,
    capital: (word: string): string => word.charAt(0).toLocaleUpperCase(language) + word.slice(1),
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
  }
}
export type MonitorWords = ReturnType<typeof monitorWords>
