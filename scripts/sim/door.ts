import { assumptions } from './assumptions.ts'
import { loseHeart } from './floor.ts'
import type { Floor, Guest } from './floor.ts'
import type { Kiosk } from './house.ts'
import type { Person } from './people.ts'
import { logNormal } from './random.ts'

/** The kiosks at the door: people stand in line for the one that is free first. */
export interface Door {
  readonly arrive: (person: Person) => void
  /** A guest takes the papers of second tickets. */
  readonly takeSecond: (guest: Guest) => void
  readonly sayMissed: (guest: Guest, serviceId: string) => void
}

export const openDoor = (floor: Floor, priorityCounts: boolean): Door => {
  const { agenda, house } = floor
  const freeAt = house.kiosks.map(() => agenda.now())
  /** Waits for a kiosk, uses it for so long, and then does something with it. */
  const atKiosk = (useMs: number, act: (kiosk: Kiosk) => Promise<void>): void => {
    const first = freeAt.indexOf(Math.min(...freeAt))
    const done = Math.max(agenda.now(), freeAt[first] ?? 0) + useMs
    freeAt[first] = done
    const kiosk = house.kiosks[first]
    if (kiosk) agenda.plan(done, () => act(kiosk.link))
  }
  const { mean, variation } = assumptions.kioskSeconds
  const useMs = (person: Person): number => logNormal(person.chance, mean, variation) * 1000
  return {
    arrive: (person) => atKiosk(person.kioskMs, async (kiosk) => {
      const { topicId, partySize } = person
      const language = floor.centre.languages.find((offered) => offered === person.language) ?? 'pt'
      const answer = await kiosk.send('ticket:issue', { topicId, language, partySize, priority: person.priority && priorityCounts })
      if (!answer.ok) return floor.surprised('ticket:issue', answer.error.message)
      const { ticket } = answer
      await kiosk.send('ticket:paper', { ticketId: ticket.id, outcome: 'printed' })
      const guest: Guest = { person, visitCode: ticket.visitCode, gone: false, waitingAt: new Set(), rest: [] }
      floor.guests.set(guest.visitCode, guest)
      floor.personOfTicket.set(ticket.id, person)
      await floor.arrived(guest, [ticket.serviceId])
      loseHeart(floor, guest, ticket.serviceId)
    }),
    takeSecond: (guest) => atKiosk(useMs(guest.person), async (kiosk) => {
      if (guest.gone) return
      const answer = await kiosk.send('ticket:issue-second', { visitCode: guest.visitCode })
      if (!answer.ok) return floor.surprised('ticket:issue-second', answer.error.message)
      await Promise.all(answer.tickets.map((ticket) => kiosk.send('ticket:paper', { ticketId: ticket.id, outcome: 'printed' })))
    }),
    sayMissed: (guest, serviceId) => atKiosk(useMs(guest.person), async (kiosk) => {
      const answer = await kiosk.send('visit:missed', { visitCode: guest.visitCode })
      if (answer.ok) await floor.arrived(guest, [serviceId])
    }),
  }
}
