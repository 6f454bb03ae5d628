import { expect, test } from 'vitest'
import { queueHistory } from './queue-history.ts'

test('six kiosks and eight consoles at once see one queue: nobody called twice, nobody passed over, nobody told that it is empty when it is not', async () => {
  const seed = Number(process.env['SENHA_SEED'] ?? 1)
  const report = await queueHistory(400, seed)
  expect({ seed, faults: report.faults }).toEqual({ seed, faults: [] })
  expect(report.calls).toBe(400)
  // without concurrency and without an empty queue there would be little to see
  expect(report.overlapping).toBeGreaterThan(200)
  expect(report.empties).toBeGreaterThan(0)
})
