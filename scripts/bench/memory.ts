import { openClients, until } from '../proof/clients.ts'
import { openSufferer } from '../proof/faults/house.ts'
import { randomFrom } from '../sim/random.ts'

export interface MemoryBench { readonly visits: number; readonly commands: number; readonly startMb: number; readonly endMb: number }

/** Resident memory of the hub's process before and after it lived through so many visits, two kiosks, eight consoles and a monitor at work; MB. */
export const memoryBench = async (visitors: number, seed = 1): Promise<MemoryBench> => {
  const hub = await openSufferer()
  const clients = openClients(hub)
  try {
    await until(clients.live)
    const startMb = hub.residentMb()
    const visits = (): number => clients.monitor.shown.at(-1)?.today.visits ?? 0
    await clients.work(randomFrom(seed), () => visits() >= visitors)
    return { visits: visits(), commands: clients.calls().length, startMb, endMb: hub.residentMb() }
  } finally {
    clients.close()
    await hub.close()
  }
}
