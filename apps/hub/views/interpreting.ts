import type * as wire from '@senha/protocol'
import { iso } from '../clock.ts'
import { languageOf } from './house.ts'
import type { House } from './house.ts'
import type { Surroundings } from './staff.ts'

/** This counter's own request for an interpreter, and the colleagues' requests that this person could answer. (SPEC.md, I1 to I3) */
export const requestsFor = (house: House, { user, nameOf, present }: Surroundings, ownId: string | undefined): Pick<wire.CounterState, 'interpreter' | 'interpreting'> => {
  const { day, centre } = house
  const own = ownId === undefined ? undefined : day.interpreting.get(ownId)
  const speakers = new Set(own ? present.filter(({ id, languages }) => id !== user.id && languages.includes(own.language) && !own.declinedBy.includes(id)).map(({ id }) => id) : [])
  // a counter that the configuration no longer has is closed: nobody waits for an interpreter there
  const others = [...day.interpreting.values()].flatMap((request) => {
    const counter = centre.counters.find(({ id }) => id === request.counterId)
    return counter ? [{ request, counter }] : []
  }).filter(({ request }) =>
    request.counterId !== ownId && user.languages.includes(request.language) && !request.declinedBy.includes(user.id) && (request.acceptedBy === undefined || request.acceptedBy === user.id))
  return {
    interpreter: own ? { id: own.id, language: languageOf(own), at: iso(own.at), asked: speakers.size, ...(own.acceptedBy !== undefined && { acceptedBy: nameOf(own.acceptedBy) ?? own.acceptedBy }) } : null,
    interpreting: others.map(({ request, counter }) => ({
      id: request.id, language: languageOf(request), counter: counter.number, zone: counter.zone, at: iso(request.at), accepted: request.acceptedBy === user.id,
    })),
  }
}
