import { counterOf, finish, noForecast, openCounter, park, requeue, returnTicket, start, undo } from '@senha/domain'
import type { Context, Decision } from '@senha/domain'
import type { CounterState, StaffUser } from '@senha/protocol'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { staff, step } from '../testing/any-command.ts'
import type { Step } from '../testing/any-command.ts'
import { lisbon, randomDay, walk } from '../testing/random-day.ts'
import type { RandomDay } from '../testing/random-day.ts'
import { counterState } from './staff.ts'

/** Decided of this moment, and not done. */
const would = ({ day, now }: RandomDay, decide: (context: Context) => Decision): boolean =>
  decide({ day, rules: lisbon, now, supply: { id: () => 'id', visitCode: () => 'AAAAAA', bookingCode: () => 'BBBBBBBB', card: () => ({ code: 'C', hash: 'h' }) } }).ok

const consoleOf = ({ day, now }: RandomDay, user: StaffUser): CounterState =>
  counterState({ day, centre: lisbon, forecast: noForecast, now }, now, { user, open: day.open, devices: [], nameOf: () => undefined, database: 'ok', present: staff })

/** What the console says of a deed, and what the hub would say of it. */
const both = (life: RandomDay, person: StaffUser): [string, boolean, boolean][] => {
  const { ticket, undo: undoing, missed = [] } = consoleOf(life, person)
  return [
    ['undo', undoing !== null, would(life, (context) => undo(context, person))],
    ['requeue', ticket?.status === 'called' && ticket.requeuesLeft > 0, would(life, (context) => requeue(context, person))],
    ['start', ticket?.status === 'called', would(life, (context) => start(context, person))],
    ['finish', ticket?.status === 'serving', would(life, (context) => finish(context, person))],
    ['park', ticket !== null, would(life, (context) => park(context, person, {}))],
    ...[...life.day.tickets.values()].filter(({ outcome }) => outcome === 'no-show')
      .map(({ id }): [string, boolean, boolean] => ['back', missed.some((one) => one.id === id), would(life, (context) => returnTicket(context, person, id))]),
  ]
}

/** Mostly what counters do with the people before them. */
const atCounters: fc.Arbitrary<Step> = fc.oneof({ weight: 1, arbitrary: step }, { weight: 4, arbitrary: fc.record({
  kind: fc.constantFrom<Step['kind'][]>('issue', 'issue', 'next', 'next', 'next', 'start', 'start', 'finish', 'finish', 'no-show', 'no-show', 'refer', 'refer', 'return', 'missed', 'cancel', 'transfer', 'park', 'unpark'),
  who: fc.nat(2), what: fc.nat(60), flag: fc.boolean(), seconds: fc.nat(60),
}) })

test('[T1] [T4] [T7] [T9] what a console offers the hub does, and what the hub would do the console offers', () => {
  const offered = new Map<string, number>()
  fc.assert(fc.property(fc.array(atCounters, { minLength: 60, maxLength: 120, size: 'max' }), (steps) => {
    const life = randomDay()
    for (const [index, counterId] of ['w1', 'w2', 'social-security-1'].entries()) {
      const person = staff[index]
      if (person) life.run((context) => openCounter(context, person, { counterId }), lisbon, person.id)
    }
    walk(life, steps, lisbon, (_decision, { who }) => {
      const person = staff[who]
      if (!person || counterOf(life.day, person.id) === undefined) return
      for (const [what, offers, does] of both(life, person)) {
        if (offers) offered.set(what, (offered.get(what) ?? 0) + 1)
        if (offers !== does) throw new Error(`${person.id}: the console ${offers ? 'offers' : 'does not offer'} "${what}", the hub ${does ? 'would do it' : 'refuses it'}`)
      }
    })
  }), { numRuns: 150 })
  // a property over days on which nothing was offered would say nothing
  for (const what of ['undo', 'requeue', 'start', 'finish', 'park', 'back']) expect([what, (offered.get(what) ?? 0) > 10]).toEqual([what, true])
})
