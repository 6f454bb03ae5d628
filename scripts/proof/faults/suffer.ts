import { setTimeout as after } from 'node:timers/promises'
import { randomFrom } from '../../sim/random.ts'
import { openClients, until } from '../clients.ts'
import type { Clients } from '../clients.ts'
import type { Sufferer } from './house.ts'
import { judged } from './row.ts'
import type { Options } from './row.ts'

/** How often somebody was told something new: the sign that the hub serves. */
const accepted = (clients: Clients): number => clients.all.reduce((sum, recorder) => sum + recorder.calls.filter((call) => call.answer?.ok).length, 0)

/** Resolves when commands are accepted again that were asked from now on. */
export const served = async (clients: Clients): Promise<void> => {
  const from = performance.now()
  await until(() => clients.all.some((recorder) => recorder.calls.some((call) => call.askedAt > from && call.answer?.ok)))
}

/** Inflicts something on a hub that works, again and again; then the whole log is read. `inflict` resolves when the fault is over. */
export const suffer = async (
  hub: Sufferer, { seed, rounds, say }: Options, inflict: (clients: Clients, round: number, random: () => number) => Promise<void>, url = hub.url,
): Promise<{ recovered: number[]; faults: string[]; commands: number }> => {
  const random = randomFrom(seed)
  const clients = openClients(hub, url)
  const recovered: number[] = []
  let over = false
  const working = clients.work(random, () => over)
  try {
    /* oxlint-disable no-await-in-loop -- one misfortune after another */
    for (let round = 0; round < rounds; round += 1) {
      await served(clients)
      await after(200 + random() * 500)
      await inflict(clients, round, random)
      const overAt = performance.now()
      await served(clients)
      await until(clients.live)
      recovered.push(performance.now() - overAt)
      say(`  ${round + 1}: served again after ${Math.round(recovered.at(-1) ?? 0)} ms, ${accepted(clients)} commands accepted so far`)
    }
    /* oxlint-enable no-await-in-loop */
    over = true
    await working
    return { recovered, faults: judged(hub.database, clients).faults, commands: clients.calls().length }
  } finally {
    over = true
    clients.close()
  }
}
