import { setTimeout as after } from 'node:timers/promises'
import { v4 as uuid } from 'uuid'
import { randomFrom } from '../../sim/random.ts'
import { findFaults, papersOwed, replaced } from './checks.ts'
import type { Visitor } from './checks.ts'
import { openCrashHouse } from './house.ts'
import type { CrashHouse, ProgramName } from './house.ts'

export interface CrashReport {
  readonly rounds: number
  readonly visitors: number
  /** Tickets that came from the reserve. */
  readonly withoutHub: number
  /** Tickets of the hub whose answer was lost: their people hold one from the reserve. */
  readonly replaced: number
  readonly kills: Record<ProgramName, number>
  /** Times that the hub hung and went on. */
  readonly hangs: number
  readonly papers: number
  readonly faults: string[]
}

/** Rounds with one hub and one kiosk; then new ones, so that their reserve does not run out. */
const roundsPerHouse = 6
/** Everybody has a ticket, and the hub has all of them, this soon after the last program was started. */
const settleWithinMs = 60_000

/** Seeded visitors at the kiosk's screen while the hub, the kiosk or both are killed; then the log, the screens and the papers are compared. */
export const crashRounds = async (rounds: number, seed: number, say: (line: string) => void = () => undefined): Promise<CrashReport> => {
  const random = randomFrom(seed)
  const between = (low: number, high: number): number => low + random() * (high - low)
  const oneOf = <T>(...choices: [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0]
  const report = { rounds, visitors: 0, withoutHub: 0, replaced: 0, kills: { hub: 0, kiosk: 0 }, hangs: 0, papers: 0, faults: [] as string[] }

  const visit = async (house: CrashHouse, visitor: Visitor, at: number, taps: number, until: () => boolean): Promise<void> => {
    await after(at)
    const tap = async (): Promise<void> => {
      for (;;) {
        const answer = await house.screen.send('ticket:issue', { topicId: 'papers', language: oneOf('pt', 'uk', 'ro'), priority: false }, visitor.commandId)
        if (answer.ok) {
          if (answer.ticket.offline && visitor.numbers.size === 0) report.withoutHub += 1
          visitor.numbers.add(answer.ticket.number)
          visitor.visitCodes.add(answer.ticket.visitCode)
          return
        }
        if (until()) return
        await after(100)
      }
    }
    await Promise.all(Array.from({ length: taps }, tap))
  }
  const settled = ({ state, database }: CrashHouse): boolean => {
    const now = state()
    return now?.hub === 'live' && now.waitingToHandIn === 0 && !now.papers.some((paper) => paper.is === 'printing') && papersOwed(database) === 0
  }

  const round = async (house: CrashHouse, visitors: Visitor[]): Promise<void> => {
    let over = false
    const coming = Array.from({ length: Math.floor(between(3, 9)) }, () => {
      const visitor = { commandId: uuid(), numbers: new Set<string>(), visitCodes: new Set<string>() }
      visitors.push(visitor)
      return visit(house, visitor, between(0, 5_000), random() < 0.2 ? 2 : 1, () => over)
    })
    const down = async (name: ProgramName, at: number, forMs: number, again: number | undefined): Promise<void> => {
      await after(at)
      await house.kill(name)
      report.kills[name] += 1
      await after(forMs)
      await house.start(name)
      if (again === undefined) return
      // in the middle of what it does first: hand in, take in, print
      await after(again)
      await house.kill(name)
      report.kills[name] += 1
      await house.start(name)
    }
    const hang = async (at: number, forMs: number): Promise<void> => {
      await after(at)
      house.hang('hub', true)
      report.hangs += 1
      await after(forMs)
      house.hang('hub', false)
    }
    const again = (): number | undefined => (random() < 0.4 ? between(0, 800) : undefined)
    const victims = oneOf<ProgramName[]>(['hub'], ['kiosk'], ['hub', 'kiosk'], ['hub', 'kiosk'], [])
    // where nobody is killed the hub hangs, and sometimes where only the kiosk is
    const hanging = !victims.includes('hub') && (victims.length === 0 || random() < 0.5) ? [hang(between(0, 2_500), between(1_000, 9_000))] : []
    await Promise.all(hanging.concat(victims.map((name) => down(name, between(0, 2_500), name === 'hub' ? between(0, 6_000) : between(0, 1_500), again()))))
    const end = Date.now() + settleWithinMs
    await Promise.race([Promise.all(coming), after(settleWithinMs, undefined, { ref: false })])
    over = true
    await Promise.all(coming)
    while (!settled(house) && Date.now() < end) await after(50)
    if (!settled(house)) report.faults.push(`not settled after ${settleWithinMs / 1000} s: ${JSON.stringify({ ...house.state(), centre: undefined, queues: undefined })}`)
  }

  for (let done = 0; done < rounds && report.faults.length === 0;) {
    const house = await openCrashHouse()
    const visitors: Visitor[] = []
    try {
      for (const last = Math.min(rounds, done + roundsPerHouse); done < last && report.faults.length === 0; done += 1) {
        await round(house, visitors)
        report.faults.push(...findFaults(house.database, visitors, house.printer.papers()))
        say(`round ${done + 1}: ${visitors.length} people, ${report.withoutHub} tickets without the hub so far, hub killed ${report.kills.hub} times, kiosk ${report.kills.kiosk}, hub hung ${report.hangs}; ${report.faults.length === 0 ? 'all is well' : report.faults.join('; ')}`)
      }
    } finally {
      report.visitors += visitors.length
      report.replaced += replaced(house.database)
      report.papers += house.printer.papers().length
      await house.close()
    }
  }
  return report
}
