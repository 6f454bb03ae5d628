import type { Centre } from '@senha/centre'
import { decidedByClock } from '@senha/domain'
import type { Day } from '@senha/domain'
import type { Hub } from './hub.ts'
import { timings } from './timings.ts'

/** Calls that a display still lists among its last ones. */
const listedCalls = (day: Day, now: number): number => {
  const since = now - timings.recentCallMinutes * 60_000
  let listed = 0
  for (const ticket of day.tickets.values()) if (ticket.calledAt !== undefined && ticket.calledAt >= since) listed += 1
  return listed
}

/** A clock that drifts is told again after so much. */
const driftSeconds = 30

/** Tells whether time alone has changed what screens show since it last said so; called on a timer. [H7] */
export const createClockNews = ({ day, now, clock }: Pick<Hub, 'day' | 'now' | 'clock'>, centre: Centre): (() => boolean) => {
  const look = (): { words: string; aheadSeconds: number } => {
    const [at, { is, aheadSeconds }] = [now(), clock.state()]
    return { words: `${decidedByClock(day(), centre, at)} ${listedCalls(day(), at)} ${is}`, aheadSeconds }
  }
  let told = look()
  return () => {
    const seen = look()
    const isNews = seen.words !== told.words || Math.abs(seen.aheadSeconds - told.aheadSeconds) > driftSeconds
    if (isNews) told = seen
    return isNews
  }
}
