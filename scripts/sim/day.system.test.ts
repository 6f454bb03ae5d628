import { loadCentre } from '@senha/centre/load'
import { expect, test } from 'vitest'
import { reportDay } from './run.ts'

// a whole day passes through the real hub: on a busy machine that takes a while
const timeout = 600_000
const loaded = loadCentre('packages/centre/cnai-2010.json')
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded

test('a simulated day tells the same story to the last byte for the same seed, and another for another', async () => {
  const options = { centre, visitors: 60, seed: 7 }
  const first = await reportDay(options)
  expect(first.surprises).toEqual([])
  expect(JSON.stringify(await reportDay(options))).toBe(JSON.stringify(first))
  expect((await reportDay({ ...options, seed: 8 })).summary).not.toEqual(first.summary)
}, timeout)

test('everybody who came has a ticket and nobody is left at the end; who has legal priority waits less', async () => {
  const { summary } = await reportDay({ centre, visitors: 300, seed: 3 })
  expect(summary.visits).toBe(300)
  expect(Object.values(summary.outcomes).reduce((sum, count) => sum + count, 0)).toBe(summary.tickets)
  expect(Object.keys(summary.outcomes)).not.toContain('open')
  expect(summary.outcomes['served']).toBeGreaterThan(240)
  expect(summary.wait.byPriority['yes']?.mean).toBeLessThan(summary.wait.byPriority['no']?.mean ?? 0)
  expect(summary.queue.at(-1)).toEqual({ at: '21:00', welcome: 0, others: 0 })
}, timeout)
