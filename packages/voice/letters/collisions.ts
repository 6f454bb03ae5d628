import type { Centre } from '@senha/centre'
import { languagesOf } from '../centre-words.ts'
import type { SpokenLanguage } from '../languages/all.ts'
import { soundAlike } from './sound-alike.ts'

/** Two services that are called in one hall by letters that sound alike. */
export interface Collision {
  readonly zone: string
  readonly services: readonly [string, string]
  readonly letters: readonly [string, string]
  readonly languages: readonly SpokenLanguage[]
}

/** Where a service's numbers are called: its own zone, and those of the counters that serve it. */
const zonesOf = ({ counters }: Centre, { id, zone }: Centre['services'][number]): Set<string> =>
  new Set([zone, ...counters.filter(({ services }) => services.includes(id)).map((counter) => counter.zone)])

export const letterCollisions = (centre: Centre): Collision[] => {
  const languages = languagesOf(centre)
  return centre.services.flatMap((one, index) => centre.services.slice(index + 1).flatMap((other) => {
    const alike = soundAlike(one.letters, other.letters, languages)
    if (alike.length === 0) return []
    const elsewhere = zonesOf(centre, other)
    return [...zonesOf(centre, one)].filter((zone) => elsewhere.has(zone)).map((zone): Collision => ({
      zone, services: [one.id, other.id], letters: [one.letters, other.letters], languages: alike,
    }))
  }))
}

/** A collision as whoever writes the file reads it. */
export const collisionLine = ({ zone, services, letters, languages }: Collision): string =>
  `zone ${zone}: the letters ${letters[0]} (${services[0]}) and ${letters[1]} (${services[1]}) sound alike in ${languages.join(', ')}: somebody may go to the other's call; give one of them another letter`
