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
  const isOfAnotherYear = is === 'unconfirmed' || year(machine) !== year(now)
  const day = isOfAnotherYear
    ? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(machine)
    : formatDay(language, machine, timeZone)
  return { hub: formatTime(now, timeZone), machine: `${day}, ${formatTime(machine, timeZone)}` }
}
