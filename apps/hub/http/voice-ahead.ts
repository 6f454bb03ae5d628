import type { Centre } from '@senha/centre'
import type { Recorded } from '@senha/domain'
import type { Voice } from '@senha/voice/clips'
import { sayable } from './voice.ts'

/** Listens to what was committed: the clips of a ticket that was issued are made while the person still waits. */
export const sayAhead = (centre: Centre, voice: Pick<Voice, 'ahead'>): ((facts: readonly Recorded[]) => void) => {
  // it is asked for numbers that were just given out
  const can = sayable(centre, () => true)
  /** A centre has few counters: the clips of each are looked for once. */
  const counters = new Set<string>()
  const ticket = (language: string, number: string): void => {
    const text = can.ticket(language, number)
    if (text !== undefined) voice.ahead({ language, text })
  }
  const counter = (language: string, number: string): void => {
    const text = can.counter(language, number)
    if (text === undefined || counters.has(`${language} ${number}`)) return
    counters.add(`${language} ${number}`)
    voice.ahead({ language, text })
  }
  return (facts) => {
    for (const fact of facts) {
      if (fact.type !== 'ticket-issued') continue
      const served = centre.counters.filter(({ services }) => services.includes(fact.serviceId ?? ''))
      for (const language of new Set([fact.data.language, ...centre.voice.also])) {
        ticket(language, fact.data.number)
        for (const { number } of served) counter(language, number)
      }
    }
  }
}
