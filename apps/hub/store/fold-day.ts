import { apply, emptyDay } from '@senha/domain'
import type { Day } from '@senha/domain'
import type { Log } from './log.ts'

/** The last business day, as the log tells it. */
export const foldDay = (log: Log): Day => {
  const day = emptyDay('', false, 0)
  for (const fact of log.today()) apply(day, fact)
  day.seq = log.last().seq
  return day
}
