import type { Day, Ticket } from './day.ts'
import type { Recorded } from './facts.ts'

/** What a hand-in says of its paper, to tell it from every other one. */
interface PaperNamed {
  readonly ordinal: number
  readonly commandId: string
  /** The visitor's own command at the screen, where it was asked of the hub first. */
  readonly firstCommandId?: string
}

const keyOf = (command: string, ordinal: number): string => `${command} ${ordinal}`

/** A screen's command is given one number by one kiosk: two people never share both. */
export const paperKey = ({ ordinal, commandId, firstCommandId }: PaperNamed): string =>
  keyOf(firstCommandId ?? commandId, ordinal)

/**
 * Under which keys the paper of a ticket is known once it was handed in: its own, and that of the command that did
 * it.
 */
export const paperKeysOf = ({
  commandId,
  data,
  private: erasable,
}: Extract<Recorded, { type: 'ticket-issued' }>): string[] => {
  if (data.issuedAt === undefined) return []
  return [
    ...(erasable?.paper === undefined ? [] : [erasable.paper]),
    ...(commandId === undefined ? [] : [keyOf(commandId, data.ordinal)]),
  ]
}

/** The ticket that this very paper became already. [O2] */
export const ticketOfPaper = (day: Day, paper: PaperNamed): Ticket | undefined =>
  day.tickets.get(day.handedIn.get(paperKey(paper)) ?? day.handedIn.get(keyOf(paper.commandId, paper.ordinal)) ?? '')
