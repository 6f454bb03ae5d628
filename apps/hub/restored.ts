import type { Day } from '@senha/domain'
import { localClock, localDate } from '@senha/domain'
import type { Restored } from './store/notes.ts'

/** Everyday numbers, reserves from 999 downwards and reserves from 2001 upwards lie below this on an ordinary day. */
const aboveOrdinary = 4_000
/** A service gives out fewer than this in a minute: a later restore of the same backup starts above what came after the first. */
const numbersPerMinute = 4

/**
 * The first number to give after a restore: above all that the replaced file and this one know, and, where that file could
 * not be read, above what may have been given. Undefined on another day than that of the restore: its numbers begin anew.
 */
export const numbersAfter = ({ at, highest }: Restored, day: Day, timeZone: string): number | undefined => {
  if (!day.open || localDate(at, timeZone) !== day.businessDay) return undefined
  const [hours = 0, minutes = 0] = localClock(at, timeZone).split(':').map(Number)
  const known = [...Object.values(highest), ...day.lastOrdinal.values(), ...day.leases.map((lease) => lease.to)]
  return Math.max(aboveOrdinary + numbersPerMinute * (hours * 60 + minutes), ...known.map((ordinal) => ordinal + 1))
}
