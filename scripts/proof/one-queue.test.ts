import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkOneQueue } from './one-queue.ts'
import type { QueueOp } from './one-queue.ts'

const issue = (ticket: string, askedAt: number, answeredAt: number, seq: number, priority = false): QueueOp => ({ client: 'kiosk', did: 'issue', ticket, priority, askedAt, answeredAt, seq })
const call = (ticket: string, askedAt: number, answeredAt: number, seq: number, client = 'one'): QueueOp => ({ client, did: 'call', ticket, askedAt, answeredAt, seq })
const empty = (askedAt: number, answeredAt: number): QueueOp => ({ client: 'two', did: 'empty', askedAt, answeredAt })

test('what overlaps may have happened in either order', () => {
  expect(checkOneQueue([issue('A1', 0, 10, 2), issue('A2', 5, 8, 1), call('A2', 20, 30, 3), call('A1', 25, 28, 4), empty(40, 50)])).toEqual([])
  expect(checkOneQueue([issue('A1', 0, 10, 1), empty(5, 7), call('A1', 20, 30, 2), empty(22, 24)])).toEqual([])
})

test.each<[string, QueueOp[], string]>([
  ['a ticket called twice', [issue('A1', 0, 1, 1), call('A1', 2, 3, 2), call('A1', 2, 4, 3, 'two')], 'was called by one and by two'],
  ['a ticket that nobody issued', [call('A9', 2, 3, 2)], 'which nobody issued'],
  ['a call before the ticket was issued', [call('A1', 0, 1, 2), issue('A1', 2, 3, 1)], 'before it was issued'],
  ['last in, first out', [issue('A1', 0, 1, 1), issue('A2', 2, 3, 2), call('A2', 4, 5, 3), call('A1', 6, 7, 4)], 'A2 was called before A1'],
  ['priority passed over', [issue('A1', 0, 1, 1), issue('A2', 2, 3, 2, true), call('A1', 4, 5, 3), call('A2', 6, 7, 4)], 'A2, with priority, stood in the queue'],
  ['"nobody waits" while somebody does', [issue('A1', 0, 1, 1), empty(2, 3), call('A1', 4, 5, 2)], 'while A1 stood in the queue'],
  ['an order that the hub claims against the clock', [issue('A1', 0, 1, 2), issue('A2', 2, 3, 1)], 'which began when it was over'],
  ['an order that the hub claims and does not keep', [issue('A1', 0, 10, 1), issue('A2', 5, 8, 2), call('A2', 20, 30, 3), call('A1', 25, 28, 4)], 'A1 stood first'],
])('%s is refused', (_what, ops, words) => {
  expect(checkOneQueue(ops).join('\n')).toContain(words)
})

test('"nobody waits", told while somebody always did, is refused even where no single ticket shows it', () => {
  // A1 until A2 was surely there, then A2: never empty, though neither stood there the whole time
  expect(checkOneQueue([issue('A1', 0, 1, 1), issue('A2', 3, 4, 2), empty(2, 7), call('A1', 5, 6, 3), call('A2', 8, 9, 4)]).join()).toContain('when somebody always did')
})

interface Slot { readonly issues: boolean; readonly priority: boolean; readonly early: number; readonly late: number }

/** A true queue: each operation happens in one instant, and its interval lies around it. */
const trueHistory = (slots: readonly Slot[]): QueueOp[] => {
  const [priority, others]: [string[], string[]] = [[], []]
  return slots.map((slot, index): QueueOp => {
    const around = { client: `c${index % 5}`, askedAt: index * 10 - slot.early, answeredAt: index * 10 + slot.late }
    if (slot.issues) {
      ;(slot.priority ? priority : others).push(`A${index}`)
      return { ...around, did: 'issue', ticket: `A${index}`, priority: slot.priority, seq: index + 1 }
    }
    const ticket = priority.shift() ?? others.shift()
    return ticket === undefined ? { ...around, did: 'empty' } : { ...around, did: 'call', ticket, seq: index + 1 }
  })
}
const slots = fc.array(fc.record({ issues: fc.boolean(), priority: fc.boolean(), early: fc.integer({ min: 1, max: 35 }), late: fc.integer({ min: 1, max: 35 }) }), { maxLength: 60 })

test('every true history is accepted', () => {
  fc.assert(fc.property(slots, (given) => {
    expect(checkOneQueue(trueHistory(given))).toEqual([])
  }), { numRuns: 500 })
})

test('a true history in which two calls swapped their tickets is refused', () => {
  let swapped = 0
  fc.assert(fc.property(slots, (given) => {
    const ops = trueHistory(given)
    const calls = ops.flatMap((op, index) => (op.did === 'call' ? [{ op, index }] : []))
    const [first, second] = calls
    if (!first || !second) return
    ops[first.index] = { ...first.op, ticket: second.op.ticket }
    ops[second.index] = { ...second.op, ticket: first.op.ticket }
    swapped += 1
    expect(checkOneQueue(ops)).not.toEqual([])
  }), { numRuns: 500 })
  expect(swapped).toBeGreaterThan(100)
})
