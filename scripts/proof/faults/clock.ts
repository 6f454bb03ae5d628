import { setTimeout as after } from 'node:timers/promises'
import { buildShim } from './build.ts'
import { openSufferer } from './house.ts'
import { spreadMs } from './row.ts'
import type { Options, Result } from './row.ts'
import { suffer } from './suffer.ts'

const daySeconds = 86_400
/** Seconds from now to two seconds before Lisbon's clocks change; the hub is then a little older than the change. */
const untilChange = (instant: string): number => Math.round((Date.parse(instant) - Date.now()) / 1000) - 2

/**
 * Somebody sets the machine's clock while the hub works. The log's times never go back; set forward past midnight, the day
 * closes and a new one opens; the two nights of a change of clock are crossed.
 */
export const clockStepped = async (options: Options): Promise<Result> => {
  const name = 'clock stepped'
  const shim = buildShim()
  if (!shim) return { name, skipped: 'no gcc' }
  const steps = [600, -7_200, 0, -daySeconds, 1_200, daySeconds, 0, untilChange('2027-03-28T01:00:00Z'), untilChange('2027-10-31T01:00:00Z'), untilChange('2027-10-31T00:59:00Z')]
  const hub = await openSufferer(undefined, shim.env)
  try {
    const { recovered, faults, commands } = await suffer(hub, { ...options, rounds: steps.length }, async (_clients, round) => {
      shim.clockOff(steps[round] ?? 0)
      // over the change, two seconds ahead
      await after(Math.abs(steps[round] ?? 0) > 2 * daySeconds ? 4_000 : 500)
    })
    return { name, how: `${steps.length} steps (LD_PRELOAD): minutes, hours and a day forward and back, past midnight, over both changes of summer time; ${commands} commands`, faults, recovery: spreadMs(recovered) }
  } finally { await hub.close() }
}
