import { randomUUID } from 'node:crypto'
import { refuse } from '@senha/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { sampleTicket } from '../testing/samples.ts'
import { hostTimings } from '../timings.ts'
import { limitPapers } from './paper-limits.ts'
import type { PaperLimits } from './paper-limits.ts'
import type { ScreenHandlers } from './screen-handlers.ts'

let nowMs: number
let given: number
let limits: PaperLimits
const told: boolean[] = []
const warnings: string[] = []

const gives = async () => {
  given += 1
  return { ok: true, seq: given, ticket: sampleTicket() } as const
}
const done = async () => {
  given += 1
  return { ok: true, seq: given } as const
}
const givesAll = async () => {
  given += 1
  return { ok: true as const, seq: given, tickets: [sampleTicket()] }
}
const unasked = async () => refuse('unavailable', 'nobody asks for this here')
const handlers: ScreenHandlers = {
  'ticket:issue': gives, 'paper:again': done, 'paper:slip': done, 'paper:elsewhere': unasked, 'visit:lookup': unasked, 'appointment:lookup': unasked, 'ticket:issue-second': givesAll, 'appointment:check-in': gives, 'visit:missed': unasked,
  'staff:unlock': async ({ pin }) => (pin === '4321' ? { ok: true, seq: 0 } : refuse('forbidden', 'the PIN is wrong')),
}
const touch = (over: { commandId?: string; priority?: boolean; assisted?: boolean } = {}) =>
  limits.handlers['ticket:issue']({ commandId: randomUUID(), topicId: 'papers', language: 'pt', priority: false, ...over })
const slip = () => limits.handlers['paper:slip']({ commandId: randomUUID(), serviceId: 'housing', language: 'pt' })
const again = () => limits.handlers['paper:again']({ commandId: randomUUID(), ticketId: 't-1' })
const second = () => limits.handlers['ticket:issue-second']({ commandId: randomUUID(), visitCode: 'K7F3Q9' })
const booking = { bookingCode: 'SNS-1', language: 'pt', priority: false } as const
const checkIn = () => limits.handlers['appointment:check-in']({ commandId: randomUUID(), ...booking })
const unlock = (pin: string) => limits.handlers['staff:unlock']({ commandId: randomUUID(), pin, for: 'mediator' })
/** Touches so many seconds apart; how many were refused. */
const refusedOf = async (times: number, everySeconds: number, one: () => Promise<{ ok: boolean }>): Promise<number> => {
  let refused = 0
  for (let n = 0; n < times; n += 1) {
    if (!(await one()).ok) refused += 1
    nowMs += everySeconds * 1_000
  }
  return refused
}

beforeEach(() => {
  nowMs = 5_000
  given = 0
  told.length = 0
  warnings.length = 0
  limits = limitPapers(handlers, { elapsed: () => nowMs, warn: (what) => void warnings.push(what), changed: () => void told.push(limits.reached()) })
})

describe('somebody who plays with the kiosk', () => {
  test('does not get forty tickets in a row, with priority or without; it is said once, and over when it is', async () => {
    expect(await refusedOf(40, 1, () => touch({ priority: true }))).toBeGreaterThan(15)
    expect(limits.reached()).toBe(true)
    expect(await touch()).toMatchObject({ ok: false, error: { code: 'too-many' } })
    expect(warnings.length).toBe(told.filter(Boolean).length)
    nowMs += 60_000
    expect(await touch()).toMatchObject({ ok: true })
    expect(limits.reached()).toBe(false)
  })

  test.each([
    ['slips', slip], ['papers asked for again', again],
    ['second tickets', second], ['check-ins', checkIn],
  ])('nor forty %s', async (_what, one) => {
    expect(await refusedOf(40, 1, one)).toBeGreaterThan(15)
    // what a visitor came for is not spent with it
    expect(await touch()).toMatchObject({ ok: true })
  })

  test('is told of until the last of the limits is over: another paper does not withdraw it', async () => {
    await refusedOf(40, 1, second)
    expect(limits.reached()).toBe(true)
    expect(await touch()).toMatchObject({ ok: true })
    expect(limits.reached()).toBe(true)
    nowMs += 600_000
    expect(await second()).toMatchObject({ ok: true })
    expect(limits.reached()).toBe(false)
  })

  test('gets no more by saying that staff stand there; a PIN that is wrong opens nothing', async () => {
    expect(await unlock('0000')).toMatchObject({ ok: false })
    expect(await refusedOf(40, 1, () => touch({ assisted: true }))).toBeGreaterThan(15)
  })

  test('after the mediator has left, has a visitor’s limit again', async () => {
    await unlock('4321')
    await touch()
    expect(await refusedOf(40, 1, () => touch({ assisted: true }))).toBeGreaterThan(15)
  })
})

describe('a real rush never meets the limit', () => {
  test('a family of six, one ticket each, in the middle of it', async () => {
    expect(await refusedOf(30, 20, touch)).toBe(0)
    expect(await refusedOf(6, 4, touch)).toBe(0)
    expect(await refusedOf(30, 20, touch)).toBe(0)
  })

  test('1,192 visitors at two kiosks, half of them in the first two hours', async () => {
    expect(await refusedOf(298, (2 * 3_600) / 298, touch)).toBe(0)
    // and as fast as hands can be at a screen of four questions
    expect(await refusedOf(298, 5, touch)).toBe(0)
  })

  test('a mediator who works the line from 8:00, one ticket every five seconds and now and then one a second', async () => {
    await unlock('4321')
    expect(await refusedOf(1_192, 5, () => touch({ assisted: true }))).toBe(0)
    expect(await refusedOf(30, 1, () => touch({ assisted: true }))).toBe(0)
  })

  test('a line of people with bookings who check in, one every five seconds', async () => {
    expect(await refusedOf(100, 5, checkIn)).toBe(0)
  })

  test('a ticket asked for again under the same command is one, and a refusal of the hub is none', async () => {
    const commandId = randomUUID()
    expect(await refusedOf(40, 0, () => touch({ commandId }))).toBe(0)
    limits = limitPapers({ ...handlers, 'ticket:issue': async () => refuse('closed', 'the centre is closed') }, { elapsed: () => nowMs, warn: () => undefined, changed: () => undefined })
    for (let n = 0; n < 40; n += 1) expect(await touch()).toMatchObject({ ok: false, error: { code: 'closed' } })
  })
})

describe('many touches at once', () => {
  /** What a test answers by itself: each touch waits for its word. */
  let words: ((answer: Awaited<ReturnType<typeof gives>> | ReturnType<typeof refuse>) => void)[]
  beforeEach(() => {
    words = []
    const waits: ScreenHandlers['ticket:issue'] = () => new Promise((resolve) => { words.push(resolve) })
    limits = limitPapers({ ...handlers, 'ticket:issue': waits }, {
      elapsed: () => nowMs, warn: (what) => void warnings.push(what), changed: () => void told.push(limits.reached()),
    })
  })

  test('give no more papers than the same touches one after another', async () => {
    const asked = Array.from({ length: 60 }, () => touch())
    expect(words).toHaveLength(hostTimings.tickets.burst)
    for (const say of words) say(await gives())
    expect((await Promise.all(asked)).filter((answer) => answer.ok)).toHaveLength(hostTimings.tickets.burst)
    // the answers that were under way do not say that the limit is over
    expect(told).toEqual([true])
  })

  test('that the hub refuses, or that fail, cost nothing', async () => {
    const asked = Array.from({ length: hostTimings.tickets.burst }, () => touch())
    for (const say of words) say(refuse('closed', 'the centre is closed'))
    await Promise.all(asked)
    words = []
    void Array.from({ length: hostTimings.tickets.burst }, () => touch())
    expect(words).toHaveLength(hostTimings.tickets.burst)
    const fails = async () => { throw new Error('no') }
    limits = limitPapers({ ...handlers, 'ticket:issue': fails }, {
      elapsed: () => nowMs, warn: () => undefined, changed: () => undefined,
    })
    for (let n = 0; n < 40; n += 1) await expect(touch()).rejects.toThrow('no')
  })

  test('under one command are one, also where its first answer was a refusal', async () => {
    const commandId = randomUUID()
    const twice = [touch({ commandId }), touch({ commandId })]
    words[0]?.(refuse('unavailable', 'not now'))
    words[1]?.(await gives())
    await Promise.all(twice)
    const more = Array.from({ length: 60 }, () => touch())
    expect(words).toHaveLength(2 + hostTimings.tickets.burst - 1)
    for (const say of words) say(await gives())
    await Promise.all(more)
  })
})
