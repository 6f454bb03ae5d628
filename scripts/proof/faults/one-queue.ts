import { queueHistory } from '../queue-history.ts'
import type { Options, Result } from './row.ts'

/** Not a fault of anything: fourteen clients at once, and the question whether they saw one queue. */
export const oneQueue = async ({ seed }: Options): Promise<Result> => {
  const { operations, calls, empties, overlapping, faults } = await queueHistory(3_000, seed)
  return { name: 'one queue', how: `6 kiosks and 8 consoles at once (seed ${seed}): ${operations} operations, ${overlapping} of them overlapping, ${calls} calls, ${empties} times "nobody waits"; judged as one queue`, faults, recovery: 'none needed' }
}
