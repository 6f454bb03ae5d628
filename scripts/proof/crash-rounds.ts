import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { startHub } from '../../apps/hub/testing/hub-process.ts'
import type { HubProcess } from '../../apps/hub/testing/hub-process.ts'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { openPeople } from '../../apps/hub/store/people.ts'
import { randomFrom } from '../sim/random.ts'
import type { Random } from '../sim/random.ts'
import { checkLog } from './check-log.ts'
import { busyConsole, busyKiosk } from './load.ts'
import { consoleRecorder, kioskRecorder, watchMonitor } from './recorder.ts'

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
const consoles: Readonly<Record<string, { counterId: string; agency: string; languages: string[] }>> = {
  one: { counterId: 'w1', agency: 'centre', languages: ['pt', 'kea'] }, two: { counterId: 'w2', agency: 'centre', languages: ['pt', 'uk'] },
  three: { counterId: 'w3', agency: 'centre', languages: ['pt'] }, four: { counterId: 'w4', agency: 'centre', languages: ['pt', 'uk', 'kea'] },
  five: { counterId: 'health-1', agency: 'health', languages: ['pt'] }, six: { counterId: 'social-security-1', agency: 'social-security', languages: ['pt'] },
  seven: { counterId: 'legal-1', agency: 'centre', languages: ['pt'] }, eight: { counterId: 'borders-1', agency: 'borders', languages: ['pt'] },
}

/** Signs the staff in by the database itself; the hub reads it live. */
export const tokensFor = (data: string): Map<string, string> => {
  const db = openDatabase(data)
  const people = openPeople(db)
  const tokens = new Map(Object.entries(consoles).map(([id, { agency, languages }]) => {
    people.addStaff({ id, name: id, role: 'mediator', agency, languages, pinHash: 'signed in by the proof' }, Date.now())
    return [id, people.openSession(id, Date.now(), 20)]
  }))
  db.close()
  return tokens
}

/** Everything that uses one hub. */
const openClients = (hub: HubProcess) => {
  const tokens = tokensFor(hub.data)
  const monitor = watchMonitor(hub.url)
  const kiosks = ['door', 'hall'].map((id) => kioskRecorder(hub.url, id))
  const desks = Object.entries(consoles).map(([id, { counterId }]) => ({ counterId, recorder: consoleRecorder(hub.url, id, tokens.get(id) ?? '') }))
  const all = [...kiosks, ...desks.map((desk) => desk.recorder)]
  return {
    monitor, all,
    work: (random: Random, stopped: () => boolean): Promise<unknown> => Promise.all([
      ...kiosks.map((kiosk) => busyKiosk(kiosk, random, stopped)),
      ...desks.map(({ recorder, counterId }) => busyConsole(recorder, counterId, random, stopped)),
    ]),
    live: () => monitor.isLive() && all.every((recorder) => recorder.isLive()),
    close: () => {
      monitor.close()
      for (const recorder of all) recorder.close()
    },
  }
}

const until = async (fact: () => boolean): Promise<void> => {
  // oxlint-disable-next-line no-await-in-loop
  while (!fact()) await after(5)
}

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
      const working = clients.work(random, () => over)
      await after(100 + random() * 700)
      const open = clients.all.reduce((sum, recorder) => sum + recorder.calls.filter((call) => !call.answer).length, 0)
      const killedAt = performance.now()
      await hub.kill()
      await hub.start()
      await until(clients.live)
      recovered.push(performance.now() - killedAt)
      await after(random() * 200)
      over = true
      await working
      checked = checkLog(join(hub.data, 'hub.sqlite'), clients.all.flatMap((recorder) => recorder.calls), clients.monitor.shown)
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
