import { setTimeout as after } from 'node:timers/promises'
import type { Centre } from '@senha/centre'
import { localWeekday } from '@senha/domain'
import { instantOf } from '../../apps/hub/clock.ts'
import { createAgenda } from './agenda.ts'
import { staffDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { openDoor } from './door.ts'
import type { Floor } from './floor.ts'
import { openHouse } from './house.ts'
import { peopleOf } from './people.ts'
import type { Person } from './people.ts'

export interface DayOptions {
  readonly centre: Centre
  readonly visitors: number
  readonly seed: number
  /** How many times faster than the clock on the wall; `max`: as fast as it goes. */
  readonly speed?: number | 'max'
  /** The centre's local date. */
  readonly date?: string
  readonly kiosks?: number
  /** False: nobody's legal priority is told to the hub. */
  readonly priorityCounts?: boolean
}

/** A finished day: its database, still there until `close`, and who the people were. */
export interface SimulatedDay {
  readonly database: string
  readonly date: string
  readonly opensAt: number
  readonly closesAt: number
  readonly personOfTicket: ReadonlyMap<string, Person>
  /** Commands that the hub refused though the simulation thought them right. */
  readonly surprises: readonly string[]
  readonly close: () => Promise<void>
}

const hoursOf = (centre: Centre, date: string): { opensAt: number; doorsCloseAt: number; closesAt: number } => {
  const weekday = localWeekday(instantOf(date, '12:00', centre.timeZone), centre.timeZone)
  const hours = Object.entries(centre.hours).find(([name]) => name === weekday)?.[1] ?? []
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) throw new Error(`the centre is closed on ${date}, a ${weekday}`)
  return { opensAt: instantOf(date, first.from, centre.timeZone), doorsCloseAt: instantOf(date, last.to, centre.timeZone), closesAt: instantOf(date, centre.dayCloseAt, centre.timeZone) }
}

/** A day at the centre from door to day close: the real hub, its clock handed in, driven over real sockets. */
export const simulateDay = async (options: DayOptions): Promise<SimulatedDay> => {
  const { centre, visitors, seed, speed = 'max', date = '2026-11-23', kiosks = 4, priorityCounts = true } = options
  const { opensAt, doorsCloseAt, closesAt } = hoursOf(centre, date)
  const agenda = createAgenda(opensAt)
  const house = await openHouse(centre, agenda.now, kiosks)
  const surprises: string[] = []
  const desks: Desk[] = []
  const waitingAt = (serviceIds: readonly string[]): number => [...floor.guests.values()].reduce((sum, guest) => sum + serviceIds.filter((id) => guest.waitingAt.has(id)).length, 0)
  const floor: Floor = {
    agenda, centre, house, doorsCloseAt, guests: new Map(), personOfTicket: new Map(),
    waiting: waitingAt,
    surprised: (what, message) => surprises.push(`${new Date(agenda.now()).toISOString()} ${what}: ${message}`),
    arrived: async (guest, serviceIds) => {
      for (const id of serviceIds) guest.waitingAt.add(id)
      const free = desks.filter((desk) => desk.idleSince() !== undefined && desk.services.some((id) => guest.waitingAt.has(id)))
        .toSorted((a, b) => (a.idleSince() ?? 0) - (b.idleSince() ?? 0))
      // whoever has been free longest looks first, as at a real row of desks
      // oxlint-disable-next-line no-await-in-loop
      for (const desk of free) await desk.look()
    },
  }
  const door = openDoor(floor, priorityCounts)
  desks.push(...centre.counters.map((counter, index) => staffDesk(floor, door, counter.id, index)))
  for (const desk of desks) agenda.plan(opensAt, desk.open)
  const people = peopleOf(centre, visitors, seed, doorsCloseAt - opensAt)
  for (const person of people) agenda.plan(opensAt + person.arrivesMs, async () => door.arrive(person))
  agenda.plan(closesAt, async () => house.rollDay())
  const pace = speed === 'max' ? undefined : (from: number, to: number): Promise<void> => after((to - from) / speed)
  await agenda.run(pace)
  return { date, database: house.database, opensAt, closesAt, personOfTicket: floor.personOfTicket, surprises, close: house.close }
}
