import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import { createThrottle } from '@senha/guard'
import { hostTimings } from '../timings.ts'
import type { ScreenHandlers } from './screen-handlers.ts'

export interface PaperLimits {
  /** The same handlers, which give no more papers in a row than a line of people can take. */
  readonly handlers: ScreenHandlers
  /** A limit is reached: somebody of the team should look at this kiosk. */
  readonly reached: () => boolean
}

interface Parts {
  /** Milliseconds on a clock that is never set. */
  readonly elapsed?: () => number
  /** A limit was reached, or is no more. */
  readonly changed: () => void
  readonly warn: (what: string) => void
}

type Answer = { ok: true } | Refusal

/** Somebody who plays with the screen empties the roll and fills the queue: after so many papers in a row there is a pause. */
export const limitPapers = (handlers: ScreenHandlers, { elapsed = () => performance.now(), changed, warn }: Parts): PaperLimits => {
  const limits = { visitors: createThrottle(hostTimings.tickets, elapsed), assisted: createThrottle(hostTimings.assistedTickets, elapsed), arrivals: createThrottle(hostTimings.tickets, elapsed), others: createThrottle(hostTimings.otherPapers, elapsed) }
  type Limit = keyof typeof limits
  const counted = new Set<string>()
  let unlocked = false
  const reached = new Set<Limit>()
  const become = (now: boolean, which: Limit): void => {
    if (now === reached.has(which)) return
    const before = reached.size > 0
    if (now) reached.add(which)
    else reached.delete(which)
    if (now) warn(`too many papers in a row (${which}): this kiosk gives none for a moment`)
    if (before !== reached.size > 0) changed()
  }
  const limited = <P extends { commandId: string }, A extends Answer>(limitOf: (payload: P) => Limit, run: (payload: P) => Promise<A>) => async (payload: P): Promise<A | Refusal> => {
    const limit = limitOf(payload)
    const { commandId } = payload
    const count = (): void => {
      counted.add(commandId)
      for (const old of [...counted].slice(0, -hostTimings.papersRemembered)) counted.delete(old)
      limits[limit].count(limit)
    }
    const isNew = !counted.has(commandId)
    if (isNew && limits[limit].exhausted(limit)) {
      become(true, limit)
      return refuse('too-many', 'this kiosk gave many papers in a row: wait a little')
    }
    // counted before the answer: many touches at once would all find the budget untouched
    if (isNew) {
      count()
      become(false, limit)
    }
    let ok = false
    try {
      const answer = await run(payload)
      ok = answer.ok
      return answer
    } finally {
      // a repetition may be given what its first attempt was refused
      if (ok && !counted.has(commandId)) count()
      if (!ok && isNew && counted.delete(commandId)) limits[limit].takeBack(limit)
    }
  }
  return {
    reached: () => reached.size > 0,
    handlers: {
      ...handlers,
      'ticket:issue': limited(({ assisted }) => {
        // a visitor is at the screen: the mediator's is locked again
        if (!assisted) unlocked = false
        return unlocked ? 'assisted' : 'visitors'
      }, handlers['ticket:issue']),
      'ticket:issue-second': limited(() => 'arrivals', handlers['ticket:issue-second']),
      'appointment:check-in': limited(() => 'arrivals', handlers['appointment:check-in']),
      'paper:again': limited(() => 'others', handlers['paper:again']),
      'paper:elsewhere': limited(() => 'others', handlers['paper:elsewhere']),
      'paper:slip': limited(() => 'others', handlers['paper:slip']),
      'staff:unlock': async (payload) => {
        const answer = await handlers['staff:unlock'](payload)
        if (answer.ok && payload.for === 'mediator') unlocked = true
        return answer
      },
    },
  }
}
