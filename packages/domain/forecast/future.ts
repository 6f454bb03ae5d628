import { drawFrom } from './draw.ts'
import type { Pace } from './draw.ts'
import { watchNewcomers } from './newcomers.ts'
import type { CounterPicture, Picture, WaitingPicture } from './picture.ts'

/** When, seconds from now, each waiting ticket is called in one possible future, and somebody who would come now. */
export interface Future {
  /** By the place in the picture's `waiting`; Infinity: not before the horizon. */
  readonly called: Float64Array
  /** By `newcomerPlace`. */
  readonly newcomers: Float64Array
}

/** Nobody is told of more than this. */
const horizonSeconds = 8 * 3600

const nobody = -1
/** Somebody with priority, or booked, who is still to come. */
const comer = -2
interface Chosen { readonly place: number; readonly service: number; readonly rank: number; readonly wakeAt: number }

/**
 * Plays the queues out once by their own rules (SPEC.md, D1 to D5, A1, A2), with durations drawn from what today's tickets
 * took. Tens of these are made of each moment: the loops are plain, and nothing is looked at twice that need not be.
 */
export const playOut = (picture: Picture, pace: Pace, random: () => number): Future => {
  const { counters, services, waiting, holdSeconds } = picture
  const draw = drawFrom(services, pace, random)
  const freeAt = Float64Array.from(counters, ({ taken }) => (taken ? draw.rest(taken.service, taken.seconds) : 0))
  const called = new Float64Array(waiting.length).fill(Infinity)
  const heldAt = Float64Array.from(waiting, ({ held }) => (held === undefined ? Infinity : -held))
  const head = new Int32Array(services.length)
  const left = Int32Array.from(services, ({ line }) => line.length)
  const comesAt = Float64Array.from(services, (_, service) => draw.nextPriority(service))
  const booked = services.map((service) => [...service.booked])
  const busyUntil = new Map<string, number>()
  for (const [index, { liveVisit }] of counters.entries()) if (liveVisit !== undefined) busyUntil.set(liveVisit, freeAt[index] ?? 0)
  const newcomers = watchNewcomers(picture)

  const firstOf = (service: number, counter: CounterPicture, at: number): Chosen => {
    const { line = [], special = false, speakers = [] } = services[service] ?? {}
    let best: Chosen = { place: nobody, service, rank: Infinity, wakeAt: Math.min(comesAt[service] ?? Infinity, booked[service]?.[0] ?? Infinity) }
    if ((comesAt[service] ?? Infinity) <= at) best = { place: comer, service, rank: 0.5, wakeAt: at }
    else if ((booked[service]?.[0] ?? Infinity) <= at) best = { place: comer, service, rank: 1.5, wakeAt: at }
    let wakeAt = best.wakeAt
    for (let index = head[service] ?? 0; index < line.length; index += 1) {
      const place = line[index] ?? nobody
      if (called[place] !== Infinity) {
        if (index === head[service]) head[service] = index + 1
        continue
      }
      const ticket = waiting[place]
      if (!ticket) continue
      const rank = rankOf(ticket, counter, at)
      if (rank < best.rank) {
        const callable = callableFrom(ticket, place, counter, speakers, at)
        if (callable <= at) best = { place, service, rank, wakeAt: at }
        else wakeAt = Math.min(wakeAt, callable)
      }
      // the line is in order: but for who comes back to this counter, or is booked for later, nobody behind is of a better class
      if (!special && best.rank <= rank) break
    }
    return best.rank === Infinity ? { ...best, wakeAt } : best
  }

  /** From when on (seconds) this counter may call a ticket. */
  const callableFrom = (ticket: WaitingPicture, place: number, counter: CounterPicture, speakers: readonly number[], at: number): number => {
    const busy = ticket.shared ? (busyUntil.get(ticket.visitId) ?? 0) : 0
    if (busy > at) return busy
    if (counter.speaks[ticket.language] || (speakers[ticket.language] ?? 0) === 0) return at
    heldAt[place] = Math.min(heldAt[place] ?? Infinity, at)
    return (heldAt[place] ?? 0) + holdSeconds
  }

  const choose = (counter: CounterPicture, at: number): Chosen => {
    let best: Chosen = { place: nobody, service: nobody, rank: Infinity, wakeAt: Infinity }
    for (const service of counter.serves) {
      const first = firstOf(service, counter, at)
      const better = first.rank < best.rank || (first.rank === best.rank && first.place >= 0 && first.place < best.place)
      if (better) best = first
      else if (best.rank === Infinity) best = { ...best, wakeAt: Math.min(best.wakeAt, first.wakeAt) }
    }
    return best
  }

  const take = ({ place, service }: Chosen, at: number, until: number): void => {
    if (place === comer) {
      if ((comesAt[service] ?? Infinity) <= at) comesAt[service] = (comesAt[service] ?? 0) + draw.nextPriority(service)
      else booked[service]?.shift()
      return
    }
    called[place] = at
    left[service] = (left[service] ?? 0) - 1
    const ticket = waiting[place]
    if (ticket?.shared) busyUntil.set(ticket.visitId, until)
  }

  for (;;) {
    let desk = 0
    for (let index = 1; index < freeAt.length; index += 1) if ((freeAt[index] ?? 0) < (freeAt[desk] ?? 0)) desk = index
    const at = freeAt[desk] ?? Infinity
    const counter = counters[desk]
    if (!counter || at > horizonSeconds) break
    // nothing is left to learn from this counter
    if (counter.serves.every((service) => left[service] === 0 && !newcomers.wait(service))) {
      freeAt[desk] = Infinity
      continue
    }
    const chosen = choose(counter, at)
    newcomers.look(counter, at, chosen.place === nobody ? 'nobody' : chosen.rank < 1 ? 'priority' : 'ordinary')
    if (chosen.place === nobody) {
      freeAt[desk] = chosen.wakeAt
      continue
    }
    freeAt[desk] = at + draw.cycle(chosen.service)
    take(chosen, at, freeAt[desk] ?? at)
  }
  return { called, newcomers: newcomers.times() }
}

const rankOf = (ticket: WaitingPicture, counter: CounterPicture, at: number): number => {
  if (ticket.priority) return 0
  if (ticket.dueIn !== undefined && at >= ticket.dueIn) return 1
  if (ticket.returnTo === counter.id) return 2
  return ticket.dueIn === undefined ? 3 : 4
}
