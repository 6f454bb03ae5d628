import { counterNow } from '../day.ts'
import type { Fact } from '../facts.ts'
import { refuse } from '../result.ts'
import { accept, counterOf, ownCounter, serviceOf } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'

export interface OpenRequest {
  readonly counterId: string
  readonly takeOver?: boolean
  /** Languages spoken there today; left out: those of the person that the centre offers. */
  readonly languages?: readonly string[]
  /** Services of the agency that are served there today; left out: those of the counter. */
  readonly services?: readonly string[]
}

/**
 * Opens a counter for a member of staff: one person a counter, one counter a person. [C1] [C2]
 * `forbidden` where a service of the counter belongs to another agency, `conflict` where somebody else has it (unless
 * `takeOver`) or where one's own other counter still has a live ticket.
 */
export const openCounter = (context: Context, staff: Staff, request: OpenRequest): Decision => {
  const { day, rules } = context
  if (!day.open) return refuse('closed', 'the day is closed')
  const counter = rules.counters.find((known) => known.id === request.counterId)
  if (!counter) return refuse('not-found', `no counter has the id "${request.counterId}"`)
  if (!rules.services.some((service) => service.agency === staff.agency)) return refuse('forbidden', `this centre has no service of your agency "${staff.agency}": an administrator must give you another one`)
  const foreign = counter.services.some((id) => rules.services.find((service) => service.id === id)?.agency !== staff.agency)
  if (foreign) return refuse('forbidden', `counter ${counter.number} belongs to another agency`)
  // what is asked for is checked; what was once written down of a person is only narrowed
  const languages = request.languages ?? staff.languages.filter((language) => rules.languages.includes(language))
  const strange = request.languages?.find((language) => !rules.languages.includes(language))
  if (strange !== undefined) return refuse('invalid', `the centre does not offer the language "${strange}"`)
  for (const id of request.services ?? []) {
    const found = serviceOf(rules, id)
    if (!found.ok) return found
    if (found.service.agency !== staff.agency) return refuse('forbidden', `the service "${id}" belongs to another agency`)
  }
  const now = counterNow(day, counter.id)
  const taken = now.status !== 'closed' && now.userId !== staff.id
  if (taken && !request.takeOver) return refuse('conflict', `counter ${counter.number} is staffed by somebody else`)
  const same = languages.join() === now.languages.join() && request.services?.join() === now.services?.join()
  if (now.status === 'open' && !taken && same) return accept([])
  const left = counterOf(day, staff.id)
  const leaving: Fact[] = []
  if (left !== undefined && left !== counter.id) {
    if (counterNow(day, left).ticketId !== undefined) return refuse('conflict', `your counter ${left} still has a live ticket`)
    leaving.push({ type: 'counter-closed', counterId: left, data: {} })
  }
  return accept([...leaving, { type: 'counter-opened', counterId: counter.id, data: { takeOver: taken, languages: [...languages], ...(request.services && { services: [...new Set(request.services)] }) } }])
}

/** No more calls until it resumes; a live ticket may still be finished. */
export const pauseCounter = (context: Context, staff: Staff, reason?: string): Decision => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  if (own.paused) return refuse('conflict', `counter ${own.counter.number} is already paused`)
  return accept([{ type: 'counter-paused', counterId: own.counter.id, data: {}, ...(reason !== undefined && { private: { text: reason } }) }])
}

export const resumeCounter = (context: Context, staff: Staff): Decision => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  if (!own.paused) return refuse('conflict', `counter ${own.counter.number} is not paused`)
  return accept([{ type: 'counter-resumed', counterId: own.counter.id, data: {} }])
}

export const closeCounter = (context: Context, staff: Staff): Decision => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  if (own.live) return refuse('conflict', `counter ${own.counter.number} still has the live ticket ${own.live.number}`)
  return accept([{ type: 'counter-closed', counterId: own.counter.id, data: {} }])
}
