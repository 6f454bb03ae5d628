import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { startHub } from '../../apps/hub/testing/hub-process.ts'
import { randomFrom } from '../sim/random.ts'
import { checkLog } from './check-log.ts'
import { openClients, until } from './clients.ts'

export interface CrashReport {
  readonly rounds: number
  readonly commands: number
  readonly acknowledged: number
  /** Commands whose answer was lost with the hub and that were asked again. */
  readonly askedAgain: number
  readonly events: number
  readonly snapshots: number
  /** From the kill until every client was served again, the hub's own start included. Milliseconds. */
  readonly recovery: { readonly median: number; readonly most: number }
  readonly faults: readonly string[]
}

/** After so many rounds the hub begins on an empty folder, so that the whole log can be read each round. */
const roundsPerHub = 20
/** So many commands of a round are answered before the kill, however slow the machine is. */
const answersBeforeKill = 80
/** The hub killed with SIGKILL at random moments under load, started again, and its log read by an independent checker each time. */
export const crashRounds = async (rounds: number, seed: number, say: (line: string) => void = () => undefined): Promise<CrashReport> => {
  const random = randomFrom(seed)
  const faults: string[] = []
  const recovered: number[] = []
  const total = { commands: 0, acknowledged: 0, askedAgain: 0, events: 0, snapshots: 0 }
  for (let done = 0; done < rounds;) {
    // one hub after another
    // oxlint-disable-next-line no-await-in-loop
    const hub = await startHub(['--demo'])
    const clients = openClients(hub)
    const here = Math.min(roundsPerHub, rounds - done)
    let checked = checkLog(join(hub.data, 'hub.sqlite'), [])
    /* oxlint-disable no-await-in-loop -- a round begins when the one before it was checked */
    for (let round = 0; round < here; round += 1) {
      let over = false
      const answered = (): number => clients.all.reduce((sum, recorder) => sum + recorder.calls.filter((call) => call.answer).length, 0)
      const enough = answered() + answersBeforeKill
      const working = clients.work(random, () => over)
      await after(100 + random() * 700)
      await until(() => answered() >= enough)
      const open = clients.all.reduce((sum, recorder) => sum + recorder.calls.filter((call) => !call.answer).length, 0)
      const killedAt = performance.now()
      await hub.kill()
      await hub.start()
      await until(clients.live)
      recovered.push(performance.now() - killedAt)
      await after(random() * 200)
      over = true
      await working
      checked = checkLog(join(hub.data, 'hub.sqlite'), clients.calls(), clients.monitor.shown)
      faults.push(...checked.faults.map((fault) => `round ${done + round + 1}: ${fault}`))
      total.askedAgain += open
      say(`round ${done + round + 1}: ${checked.acknowledged} acknowledged, ${open} answers lost, ${checked.events} events, ${checked.snapshots} snapshots, ${checked.faults.length} faults`)
      if (checked.faults.length > 0) break
    }
    /* oxlint-enable no-await-in-loop */
    total.commands += clients.all.reduce((sum, recorder) => sum + recorder.calls.length, 0)
    total.acknowledged += checked.acknowledged
    total.events += checked.events
    total.snapshots += checked.snapshots
    clients.close()
    // oxlint-disable-next-line no-await-in-loop
    await hub.close()
    done += here
  }
  const sorted = recovered.toSorted((a, b) => a - b)
  return { rounds, ...total, recovery: { median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), most: Math.round(sorted.at(-1) ?? 0) }, faults }
}
