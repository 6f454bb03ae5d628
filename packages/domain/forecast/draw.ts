import type { ServicePicture } from './picture.ts'

export interface Draw {
  /** Seconds that a ticket of a service (by its place) takes a counter up. */
  readonly cycle: (service: number) => number
  /** What is left of one that has taken so long already: of those that took longer, else a part of another. */
  readonly rest: (service: number, taken: number) => number
  /** Seconds to the next person with priority; Infinity: none is expected. */
  readonly nextPriority: (service: number) => number
}

/** How the pace of the next hours may differ from that of the last tickets. */
export interface Pace { /** Mean of its logarithm: positive is slower. */ readonly slower: number; /** Standard deviation of its logarithm. */ readonly spread: number }

/** Durations for one future: today's, themselves drawn anew (a bootstrap), since a few tickets say little about the next ones. */
export const drawFrom = (services: readonly ServicePicture[], pace: Pace, random: () => number): Draw => {
  const pick = (known: readonly number[]): number => known[Math.floor(random() * known.length)] ?? 0
  // a standard normal number (Box and Muller 1958)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const redrawn: (readonly number[])[] = services.map(({ cycles }) => {
    const factor = Math.exp(pace.slower + pace.spread * normal())
    return cycles.map(() => pick(cycles) * factor)
  })
  const all = services.flatMap(({ cycles }) => cycles)
  // of a service that nobody has been served in yet, all the others are the best guess: its own waits are not told
  const of = (service: number): readonly number[] => {
    const known = redrawn[service]
    return known && known.length > 0 ? known : all
  }
  return {
    cycle: (service) => pick(of(service)),
    rest: (service, taken) => {
      const longer = of(service).filter((seconds) => seconds > taken)
      return longer.length > 0 ? pick(longer) - taken : pick(of(service)) * random()
    },
    nextPriority: (service) => {
      const perHour = services[service]?.priorityPerHour ?? 0
      return perHour > 0 ? -Math.log(1 - random()) * 3600 / perHour : Infinity
    },
  }
}
