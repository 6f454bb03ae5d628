import { formatDay, formatTime } from '@senha/i18n'
import type { ClockState } from '@senha/protocol'
import type { RoomLanguage } from './language-switch.tsx'

/**
 * The times of a clock in doubt, in words: the hub's own, and what its machine's clock shows, with the day, and with the year where
 * that differs. `now` is the hub's time.
 */
export const clockTimes = ({ is, aheadSeconds }: ClockState, now: Date, timeZone: string, language: RoomLanguage): { hub: string; machine: string } => {
  const machine = is === 'unconfirmed' ? now : new Date(now.getTime() + aheadSeconds * 1000)
  const year = (at: Date): string => new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' }).format(at)
  const day = [formatDay(language, machine, timeZone), ...(is === 'unconfirmed' || year(machine) !== year(now) ? [year(machine)] : [])].join(' ')
  return { hub: formatTime(now, timeZone), machine: `${day}, ${formatTime(machine, timeZone)}` }
}
