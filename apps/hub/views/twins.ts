import { twinsOf } from '@senha/domain'
import type { Ticket } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { timings } from '../timings.ts'
import type { Found } from './alerts/moment.ts'
import type { House } from './house.ts'

/** What a ticket says where two people's papers say one number. */
export const samePaperView = (house: House, ticket: Ticket): Pick<wire.Ticket, 'paperNumber' | 'samePaper'> => {
  const others = twinsOf(house.day, ticket).map(({ number }) => number)
  return {
    ...(ticket.paperNumber !== undefined && { paperNumber: ticket.paperNumber }),
    ...(others.length > 0 && { samePaper: others }),
  }
}

/**
 * Devices that share a name now, kiosks that ran on a copied journal of late, and people whose papers say one number.
 */
export const twinAlerts = (house: House, devices: readonly wire.Device[]): Found[] => [
  ...devices.flatMap(({ id, twins }): Found[] =>
    twins ? [{ code: 'twin-device', subject: id, others: twins }] : [],
  ),
  ...copiedJournals(house),
  ...sameNumbers(house),
]

const copiedJournals = ({ day, now }: House): Found[] => {
  const latest = new Map([...day.copies.values()].map(({ device, at }) => [device, at]))
  return [...latest]
    .filter(([, at]) => now - at < timings.copyShownMinutes * 60_000)
    .map(([subject, at]) => ({ code: 'copied-journal', subject, at }))
}

/** As long as one of them still holds a place. */
const sameNumbers = ({ day }: House): Found[] =>
  [...day.renumbered.keys()].flatMap((number): Found[] => {
    const others = twinsOf(day, { number })
    const all = [
      ...others,
      ...[day.tickets.get(day.numbers.get(number) ?? '')].filter((ticket) => ticket !== undefined),
    ]
    if (all.every((ticket) => ticket.status === 'ended')) return []
    return [
      {
        code: 'twin-number',
        subject: number,
        at: others[0]?.issuedAt ?? 0,
        others: others.map((ticket) => ticket.number),
      },
    ]
  })
