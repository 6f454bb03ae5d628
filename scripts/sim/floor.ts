import type { Centre } from '@senha/centre'
import type { Agenda } from './agenda.ts'
import type { House } from './house.ts'
import type { Person } from './people.ts'

/** A person inside the centre. */
export interface Guest {
  readonly person: Person
  readonly visitCode: string
  gone: boolean
  /** Services at which a ticket of theirs waits now. */
  readonly waitingAt: Set<string>
  /** Services of an ordered referral that are still to come. */
  readonly rest: string[]
}

/** The floor of the centre as people see it: who is where, which desks are free. What is true stands in the hub's log alone. */
export interface Floor {
  readonly agenda: Agenda
  readonly centre: Centre
  readonly house: House
  readonly doorsCloseAt: number
  readonly guests: Map<string, Guest>
  /** Whose first ticket it is, for a report by what people are rather than by what was recorded. */
  readonly personOfTicket: Map<string, Person>
  /** A ticket waits now in this queue, or may be called again: free desks look. */
  readonly arrived: (guest: Guest, serviceIds: readonly string[]) => Promise<void>
  readonly waiting: (serviceIds: readonly string[]) => number
  /** Whether anybody was told that they must be somewhere and the hub said no: the simulation's own mistake. */
  readonly surprised: (what: string, message: string) => void
}

/** A wait that ends with the person gone, quietly or by phone. */
export const loseHeart = (floor: Floor, guest: Guest, serviceId: string): void => {
  const { agenda, house } = floor
  const { person, visitCode } = guest
  const since = agenda.now()
  // each queue tries the patience anew
  const patience = person.patienceMs * (0.5 + person.chance())
  agenda.plan(since + patience, async () => {
    if (guest.gone || !guest.waitingAt.has(serviceId)) return
    guest.gone = true
    if (!person.leavesByPhone) return
    if (await house.onPhone(visitCode, 'visit:leave')) guest.waitingAt.clear()
  })
}
