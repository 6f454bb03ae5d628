import type { Language } from '@senha/centre'
import { formatDay, formatTime } from '@senha/i18n'
import type { ScreenState } from '../../link.ts'
import type { KioskParts } from '../kiosk-context.ts'

/** So many new numbers have room; the consoles show them all. */
const changesShown = 4

/** What staff must know of the tickets that this kiosk gave out, and of the kiosk itself; of its clock while it `isIdle`. */
export const staffWarnings = (state: ScreenState, { timeZone }: KioskParts['centre'], t: KioskParts['t'], language: Language, isIdle: boolean): string[] => {
  const { notTaken, renumbered, twin, disk } = state
  const clock = isIdle ? state.clock : undefined
  const changes = renumbered.map(({ paperNumber, ticket }) => `${paperNumber} → ${ticket.number}`)
  const own = new Date(Date.parse(state.at) + (clock?.whose === 'own' ? clock.aheadSeconds * 1000 : 0))
  return [
    ...(notTaken.numbers.length > 0 ? [t('mediator.notTaken', { numbers: notTaken.numbers.join(', ') })] : []),
    ...(changes.length > 0 ? [t('mediator.renumbered', { numbers: changes.slice(-changesShown).join(', ') })] : []),
    ...(disk ? [t('mediator.disk')] : []),
    ...(twin ? [t('mediator.twin')] : []),
    ...(clock?.whose === 'own' ? [t('mediator.clock', { time: `${formatDay(language, own, timeZone)}, ${formatTime(own, timeZone)}` })] : []),
    ...(clock?.whose === 'centre' ? [t('mediator.centreClock')] : []),
  ]
}
