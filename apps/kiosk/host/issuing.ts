import type { Refusal } from '@senha/domain'
import type { Ticket } from '@senha/protocol'
import type { ScreenAnswer, ScreenPayload } from '../link.ts'
import type { Absence } from './absence.ts'
import type { HubLink } from './hub-link.ts'
import type { Journal } from './journal.ts'
import type { Offline } from './offline.ts'
import type { ScreenHandlers } from './screen-handlers.ts'

interface Parts {
  readonly link: HubLink
  readonly absence: Absence
  readonly offline: Offline
  readonly journal: Journal
  /** Waits for an answer, and takes a long silence for an absence of the hub. */
  readonly orSilence: <A extends { ok: true } | Refusal>(asking: Promise<A>) => Promise<A>
  readonly isLive: () => boolean
  readonly isAway: () => boolean
  /** Commands that the hub may still be answering although the screen was answered from the reserve. */
  readonly asked: Map<string, Promise<unknown>>
  readonly print: (commandId: string, tickets: Ticket[]) => void
  /** A ticket was given from the reserve: its paper waits in the journal. */
  readonly given: () => void
}

/** A first ticket: the hub's, or one of the reserve where the hub is away. */
export const createIssuing = ({ link, absence, offline, journal, orSilence, isLive, isAway, asked, print, given }: Parts): ScreenHandlers['ticket:issue'] => {
  const fromReserve = ({ commandId, ...wish }: ScreenPayload<'ticket:issue'>): ScreenAnswer<'ticket:issue'> | Refusal => {
    const answer = offline.issue(commandId, wish)
    given()
    return answer
  }
  return async (payload) => {
    const { commandId, ...wish } = payload
    // also when the hub's answer was on paper already and only the screen never heard it
    const before = journal.reserve.given(commandId) ?? (isLive() && !isAway() ? undefined : journal.answered(commandId))
    if (before) return { ok: true, seq: 0, ticket: before }
    if (isAway() && offline.ready()) return fromReserve(payload)
    let wanted = true
    const asking = orSilence(link.send('ticket:issue', wish, commandId, () => wanted))
    asked.set(commandId, asking)
    void asking.finally(() => asked.delete(commandId))
    const answer = await absence.unlessLong(asking)
    // also of a hub that is there and cannot write: its disk is full, or somebody holds its database
    const lost = answer === 'away' || (!answer.ok && answer.error.code === 'unavailable')
    if (lost && offline.ready()) {
      // what the hub is not asked it need not replace
      wanted = false
      const fromHere = fromReserve(payload)
      // a hub that is there takes it as soon as it can write again
      if (isLive()) offline.look()
      return fromHere
    }
    const told = answer === 'away' ? await asking : answer
    if (told.ok) print(commandId, [told.ticket])
    return told
  }
}
