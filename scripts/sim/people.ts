import type { Centre } from '@senha/centre'
import { assumptions } from './assumptions.ts'
import { exponential, logNormal, oneOfShares, randomOf, whole } from './random.ts'
import type { Random } from './random.ts'

/** One visitor, with everything that chance decides about them drawn beforehand: other rules meet the same people. */
export interface Person {
  readonly index: number
  /** Milliseconds after the doors opened. */
  readonly arrivesMs: number
  readonly language: string
  readonly topicId: string
  readonly priority: boolean
  readonly partySize: number
  readonly kioskMs: number
  /** Services after the welcome desk. */
  readonly plan: readonly string[]
  readonly ordered: boolean
  readonly takesAtKiosk: boolean
  /** So long at a queue, and the person goes home. */
  readonly patienceMs: number
  readonly leavesByPhone: boolean
  readonly returnsAfterMissing: boolean
  /** Everything else that is decided on the way, in order. */
  readonly chance: Random
}

const hourMs = 3_600_000

/** Arrivals of a day: the rush stands at the door, the others come as the hours' weights say. */
const arrival = (random: Random, doorsMs: number): number => {
  if (random() < assumptions.openingRush) return 0
  const hours = Math.floor(doorsMs / hourMs)
  const weights = Object.fromEntries(assumptions.arrivalsByHour.slice(0, hours).map((weight, hour) => [String(hour), weight]))
  return (Number(oneOfShares(random, weights)) + random()) * hourMs
}

const planOf = (random: Random, centre: Centre, topicId: string): string[] => {
  const wanted = Number(oneOfShares(random, assumptions.referrals))
  const topic = centre.topics.find((known) => known.id === topicId)
  const others = centre.services.filter((service) => service.kind !== 'welcome').map((service) => service.id)
  const plan = new Set<string>()
  if (wanted > 0) plan.add(topic?.suggests ?? others[whole(random, others.length)] ?? '')
  while (plan.size < Math.min(wanted, others.length)) plan.add(others[whole(random, others.length)] ?? '')
  return [...plan].filter((id) => others.includes(id))
}

export const peopleOf = (centre: Centre, visitors: number, seed: number, doorsMs: number): Person[] =>
  Array.from({ length: visitors }, (_, index): Person => {
    const random = randomOf(seed, index)
    const topics = Object.fromEntries(centre.topics.map((topic) => [topic.id, Object.entries(assumptions.topics).find(([id]) => id === topic.id)?.[1] ?? 5]))
    const languages = Object.fromEntries(centre.languages.map((language) => [language, assumptions.languages[language]]))
    const topicId = oneOfShares(random, topics)
    return {
      index, topicId,
      arrivesMs: Math.round(arrival(random, doorsMs)),
      language: oneOfShares(random, languages),
      priority: random() < assumptions.priority,
      partySize: 1 + Math.min(5, Math.floor(exponential(random, 0.6))),
      kioskMs: logNormal(random, assumptions.kioskSeconds.mean, assumptions.kioskSeconds.variation) * 1000,
      plan: planOf(random, centre, topicId),
      ordered: random() < assumptions.ordered,
      takesAtKiosk: random() < assumptions.takenAtKiosk,
      patienceMs: exponential(random, assumptions.patienceMinutes.mean) * 60_000,
      leavesByPhone: random() < assumptions.leavesByPhone,
      returnsAfterMissing: random() < assumptions.returnsAfterMissing,
      chance: randomOf(seed ^ 0x5bd1e995, index),
    }
  }).toSorted((a, b) => a.arrivesMs - b.arrivesMs || a.index - b.index)
