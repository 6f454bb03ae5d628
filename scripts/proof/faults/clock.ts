import { setTimeout as after } from 'node:timers/promises'
import { buildShim } from './build.ts'
import { openSufferer } from './house.ts'
import { spreadMs } from './row.ts'
import type { Options, Result } from './row.ts'
import { suffer } from './suffer.ts'

const daySeconds = 86_400
/** Seconds from now to three seconds before the clocks of Lisbon change. */
const untilChange = (instant: string): number => Math.round((Date.parse(instant) - Date.now()) / 1000) - 3
/** Summer time begins and ends (Portugal changes at 01:00 UTC). */
const changes = ['2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z']

/**
 * Somebody sets the machine's clock while the hub works. The log's times never go back, and jumps ahead are held; a hub each crosses
 * the two nights of a change of clock by itself, and is set back into the hour that comes twice.
 */
export const clockStepped = async (options: Options): Promise<Result> => {
  const name = 'clock stepped'
  const shim = buildShim()
  if (!shim) return { name, skipped: 'no gcc' }
  const total = { recovered: [] as number[], faults: [] as string[], commands: 0 }
  const stepThrough = async (from: number, steps: readonly number[], restMs: number): Promise<void> => {
    shim.clockOff(from)
    const hub = await openSufferer(undefined, shim.env)
    try {
      const { recovered, faults, commands } = await suffer(hub, { ...options, rounds: steps.length }, async (_clients, round) => {
        shim.clockOff(steps[round] ?? 0)
        await after(restMs)
      })
      total.recovered.push(...recovered)
      total.faults.push(...faults)
      total.commands += commands
    } finally { await hub.close() }
  }
  await stepThrough(0, [600, -7_200, 0, -daySeconds, 1_200, daySeconds, 0, 2 * daySeconds], 500)
  for (const instant of changes) {
    const before = untilChange(instant)
    // over the change by itself, then back before it, then on
    // oxlint-disable-next-line no-await-in-loop
    await stepThrough(before, [before, before - 1_800, before + 3_600], 5_000)
  }
  return {
    name, faults: total.faults, recovery: spreadMs(total.recovered),
    how: `${total.recovered.length} steps (LD_PRELOAD): minutes, hours and days forward and back, past midnight, over both changes of summer time; ${total.commands} commands`,
  }
}
