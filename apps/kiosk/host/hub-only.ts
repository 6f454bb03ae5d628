import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import type { Failures } from '@senha/guard'
import type { Ticket } from '@senha/protocol'
import type { Absence } from './absence.ts'
import type { HubLink } from './hub-link.ts'
import type { ScreenHandlers } from './screen-handlers.ts'

interface Parts {
  readonly link: HubLink
  readonly absence: Absence
  /** Waits for an answer, and takes a long silence for an absence of the hub. */
  readonly orSilence: <A extends { ok: true } | Refusal>(asking: Promise<A>) => Promise<A>
  readonly isAway: () => boolean
  readonly print: (commandId: string, tickets: Ticket[]) => void
  /** The ticket that a command was answered with, as far as this kiosk still knows. */
  readonly answered: (commandId: string) => Ticket | undefined
  readonly failures: Failures
}

type HubOnly = Pick<ScreenHandlers, 'visit:lookup' | 'visit:missed' | 'appointment:lookup' | 'ticket:issue-second' | 'appointment:check-in'>

const silent = (): Refusal => refuse('unavailable', 'the hub does not answer: this cannot be done without it')

/** What no kiosk can answer alone. A hub that is away, or connected and silent, is said to be so within seconds; the same command may be sent again. */
export const createHubOnly = ({ link, absence, orSilence, isAway, print, answered, failures }: Parts): HubOnly => {
  const ask = async <A extends { ok: true } | Refusal>(send: (wanted: () => boolean) => Promise<A>, late: (answer: A) => void = () => undefined): Promise<A | Refusal> => {
    // not even sent: it would be done behind the person's back when the hub returns
    if (isAway()) return silent()
    let wanted = true
    const asking = orSilence(send(() => wanted))
    const answer = await absence.unlessLong(asking)
    if (answer !== 'away') return answer
    wanted = false
    void asking.then(late).catch((cause: unknown) => failures.told('a late answer of the hub', cause))
    return silent()
  }
  return {
    'visit:lookup': ({ commandId, ...payload }) => ask((wanted) => link.send('visit:lookup', payload, commandId, wanted)),
    'appointment:lookup': ({ commandId, ...payload }) => ask((wanted) => link.send('appointment:lookup', payload, commandId, wanted)),
    'visit:missed': ({ commandId, ...payload }) => ask((wanted) => link.send('visit:missed', payload, commandId, wanted)),
    'ticket:issue-second': async ({ commandId, ...payload }) => {
      const answer = await ask((wanted) => link.send('ticket:issue-second', payload, commandId, wanted))
      if (answer.ok) print(commandId, answer.tickets)
      return answer
    },
    'appointment:check-in': async ({ commandId, ...payload }) => {
      // also when its paper was printed and only the screen never heard the answer
      const given = isAway() ? answered(commandId) : undefined
      if (given) return { ok: true, seq: 0, ticket: given }
      // a booking checks in once: an answer that comes late is the only paper there is
      const paper = (answer: Awaited<ReturnType<ScreenHandlers['appointment:check-in']>>): void => {
        if (answer.ok) print(commandId, [answer.ticket])
      }
      const answer = await ask((wanted) => link.send('appointment:check-in', payload, commandId, wanted), paper)
      paper(answer)
      return answer
    },
  }
}
