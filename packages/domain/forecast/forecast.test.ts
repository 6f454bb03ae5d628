import { describe, expect, test } from 'vitest'
import { callNext } from '../decide/call.ts'
import { openCounter } from '../decide/counter.ts'
import type { Staff } from '../decide/context.ts'
import { finish, start } from '../decide/ticket.ts'
import { ana, olga, rui, runDay, smallCentre } from '../testing/day-runner.ts'
import type { DayRunner } from '../testing/day-runner.ts'
import { forecast } from './forecast.ts'

const minute = 60_000
const open = (day: DayRunner, staff: Staff, counterId: string) => day.must((context) => openCounter(context, staff, { counterId }), staff.id)

/** A counter has served so many tickets of so many minutes each. */
const served = (day: DayRunner, staff: Staff, count: number, minutes: number): void => {
  for (let index = 0; index < count; index += 1) {
    day.issue()
    day.must((context) => callNext(context, staff), staff.id)
    day.must((context) => start(context, staff), staff.id)
    day.now += minutes * minute
    day.must((context) => finish(context, staff), staff.id)
  }
}
/** As if the next hours were just as the last. */
const ahead = (day: DayRunner) => forecast(day.day, smallCentre, day.now, { slower: 0, spread: 0 })

describe('[W1] where nothing is known, nothing is said', () => {
  test('nobody serves', () => {
    const day = runDay()
    const ticket = day.issue()
    expect([ahead(day).ofTicket(ticket.id), ahead(day).ofNewcomer('welcome', 'pt', false)]).toEqual([null, null])
  })

  test('two tickets are too few, three are enough', () => {
    const day = runDay()
    open(day, ana, 'w1')
    served(day, ana, 2, 5)
    expect(ahead(day).ofNewcomer('welcome', 'pt', false)).toBeNull()
    served(day, ana, 1, 5)
    expect(ahead(day).ofNewcomer('welcome', 'pt', false)).not.toBeNull()
  })

  test('another service of which nobody knows anything; a service that does not exist', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, rui, 'social-security-1')
    served(day, ana, 5, 5)
    expect([ahead(day).ofNewcomer('social-security', 'pt', false), ahead(day).ofNewcomer('nowhere', 'pt', false)]).toEqual([null, null])
  })

  test('more than eight hours', () => {
    const day = runDay()
    open(day, ana, 'w1')
    served(day, ana, 3, 60)
    const last = Array.from({ length: 12 }, () => day.issue()).at(-1)
    expect(ahead(day).ofTicket(last?.id ?? '')).toBeNull()
  })
})

describe('[W2] the queues are played out by their own rules', () => {
  test('tickets of five minutes at one counter: the third waits for two, at a free counter; a newcomer for all', () => {
    const day = runDay()
    open(day, ana, 'w1')
    served(day, ana, 10, 5)
    const tickets = [day.issue(), day.issue(), day.issue()]
    expect(tickets.map((ticket) => ahead(day).ofTicket(ticket.id))).toEqual([{ low: 0, high: 1 }, { low: 5, high: 5 }, { low: 10, high: 10 }])
    expect(ahead(day).ofNewcomer('welcome', 'pt', false)).toEqual({ low: 15, high: 15 })
    expect(ahead(day).ofNewcomer('welcome', 'pt', true)).toEqual({ low: 0, high: 1 })
  })

  test('a second counter halves it; a ticket that is being served has the rest of its time', () => {
    const day = runDay()
    open(day, ana, 'w1')
    served(day, ana, 10, 5)
    open(day, olga, 'w2')
    day.issue()
    day.must((context) => callNext(context, ana), 'ana')
    day.now += 2 * minute
    const tickets = [day.issue(), day.issue(), day.issue()]
    expect(tickets.map((ticket) => ahead(day).ofTicket(ticket.id))).toEqual([{ low: 0, high: 1 }, { low: 3, high: 3 }, { low: 5, high: 5 }])
  })

  test('whose language only one counter speaks waits for it, but no longer than the hold', () => {
    const day = runDay()
    open(day, ana, 'w1')
    open(day, olga, 'w2')
    served(day, ana, 10, 30)
    day.issue()
    day.must((context) => callNext(context, olga), 'olga')
    const ukrainian = day.issue({ language: 'uk' })
    // Ana is free at once; Olga in half an hour; the hold is ten minutes
    expect(ahead(day).ofTicket(ukrainian.id)).toEqual({ low: 10, high: 10 })
    // somebody who came now would stand behind: Ana is taken then, Olga comes first
    expect(ahead(day).ofNewcomer('welcome', 'uk', false)).toEqual({ low: 30, high: 30 })
  })

  test('legal priority is called first, and the priority of the last hour is expected again', () => {
    const day = runDay()
    open(day, ana, 'w1')
    served(day, ana, 10, 6)
    const tickets = Array.from({ length: 6 }, () => day.issue())
    const last = () => ahead(day).ofTicket(tickets.at(-1)?.id ?? '')
    expect(last()).toEqual({ low: 30, high: 30 })
    const priority = day.issue({ priority: true })
    expect(ahead(day).ofTicket(priority.id)).toEqual({ low: 0, high: 1 })
    // one now, and at times one more before half an hour is over
    expect([last()?.low, (last()?.high ?? 0) > 36]).toEqual([35, true])
  })

  test('the next hours may be slower or faster than the last: a range is wider than what today\'s tickets say', () => {
    const day = runDay()
    open(day, ana, 'w1')
    served(day, ana, 10, 5)
    const last = Array.from({ length: 9 }, () => day.issue()).at(-1)?.id ?? ''
    expect(ahead(day).ofTicket(last)).toEqual({ low: 40, high: 40 })
    const range = forecast(day.day, smallCentre, day.now).ofTicket(last)
    expect([(range?.low ?? 0) < 40, (range?.high ?? 0) > 40]).toEqual([true, true])
  })

  test('the same moment gives the same forecast, twice', () => {
    const day = runDay()
    open(day, ana, 'w1')
    for (const minutes of [1, 2, 4, 8, 16]) served(day, ana, 2, minutes)
    const tickets = Array.from({ length: 8 }, () => day.issue())
    const said = () => tickets.map((ticket) => ahead(day).ofTicket(ticket.id))
    expect(said()).toEqual(said())
  })
})
