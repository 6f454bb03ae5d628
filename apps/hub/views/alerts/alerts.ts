import type { Alert } from '@senha/protocol'
import { iso } from '../../clock.ts'
import { alertsOf, dayMismatches } from '../../mismatches.ts'
import { counterAlerts } from './counters.ts'
import { deviceAlerts } from './devices.ts'
import { clockAlerts, hubAlerts } from './hub.ts'
import type { Found, Moment } from './moment.ts'
import { queueAlerts } from './queues.ts'
import { alertTable, rankOf } from './table.ts'

const mismatches = ({ house, strays }: Moment): Found[] => alertsOf([...dayMismatches(house.day, house.centre, house.now), ...strays])

/** A notice of emergency stands on every screen, and has a band of its own above. */
const emergencies = ({ house: { day, centre } }: Moment): Found[] =>
  [...day.notices.values()].filter(({ id }) => centre.notices.find((known) => known.id === id)?.level === 'emergency')
    .map(({ id, at }) => ({ code: 'emergency', subject: id, at }))

/** Everything that needs somebody at this moment. */
export const findAlerts = (moment: Moment): Found[] => [
  ...emergencies(moment), ...hubAlerts(moment.health, moment.house.day, moment.house.now), ...clockAlerts(moment.clock),
  ...queueAlerts(moment), ...counterAlerts(moment), ...deviceAlerts(moment), ...mismatches(moment),
]

interface Seen { readonly at: number; readonly elapsed: number }

/** The alerts that stand: each with one time for as long as it does, those that must hold for a while after it, the urgent ones first. */
export interface Standing {
  /** `now` ms by the hub's clock, `elapsed` ms by a monotonic one. */
  readonly look: (found: readonly Found[], now: number, elapsed: number) => Alert[]
}

export const createStanding = (): Standing => {
  let seen = new Map<string, Seen>()
  return {
    look: (found, now, elapsed) => {
      const before = seen
      seen = new Map()
      const standing = found.flatMap(({ at, ...one }): Alert[] => {
        const key = `${one.code} ${one.subject}`
        const first = before.get(key) ?? { at: now, elapsed }
        seen.set(key, first)
        const { level, steadyMs = 0 } = alertTable[one.code]
        return elapsed - first.elapsed >= steadyMs ? [{ ...one, level, at: iso(at ?? first.at) }] : []
      })
      return standing.toSorted((a, b) => rankOf(a.code) - rankOf(b.code) || Date.parse(a.at) - Date.parse(b.at))
    },
  }
}
