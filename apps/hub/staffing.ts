import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import type { StaffUser } from '@senha/protocol'
import type { Clock } from './clock.ts'
import { demoTokens } from './demo.ts'
import type { Aside } from './store/aside.ts'
import { hashPin, verifyPin } from './store/people.ts'
import type { DeviceKind, People, StaffRecord } from './store/people.ts'
import type { Throttles } from '@senha/guard'
import { limits, timings } from './timings.ts'

export interface Staffing {
  /** Signs in; wrong PINs are throttled by user and by address, and a wrong user takes as long as a wrong PIN. */
  readonly login: (user: string, pin: string, address: string) => Promise<Result<{ token: string; user: StaffUser }>>
  readonly userOf: (token: string) => StaffUser | undefined
  readonly nameOf: (staffId: string) => string | undefined
  /** The id of the device that a token belongs to; a demo token takes the id that the device gives itself. */
  readonly deviceOf: (kind: DeviceKind, token: string, id?: string) => string | undefined
}

const publicUser = ({ id, name, role, agency, languages }: StaffRecord): StaffUser => ({ id, name, role, agency, languages })

/** Who people and devices are. `demo` staff exist only here, in memory. */
export const createStaffing = (people: People, throttles: Throttles, now: Clock, demo: readonly StaffRecord[] | undefined, aside: Pick<Aside, 'write'>): Staffing => {
  const ofUser = throttles.named('wrong-pins-of-user', limits.wrongPinsOfUser)
  const ofAddress = throttles.named('wrong-pins-of-address', limits.wrongPinsOfAddress)
  // hashed while the hub opens its doors: a restart does not wait for it
  const nobody = hashPin('nobody has this pin')
  const find = (id: string): StaffRecord | undefined => demo?.find((record) => record.id === id) ?? people.staff(id)
  const check = async (name: string, pin: string, address: string): Promise<Result<{ token: string; user: StaffUser }>> => {
    if (ofUser.exhausted(name) || ofAddress.exhausted(address)) return refuse('too-many', 'too many wrong PINs: wait a minute')
    const record = find(name)
    if (!(await verifyPin(pin, record?.pinHash ?? (await nobody))) || !record) {
      ofUser.count(name)
      ofAddress.count(address)
      return refuse('unauthorized', 'user or PIN is wrong')
    }
    let token = ''
    const written = await aside.write(() => { token = people.openSession(record.id, now(), timings.sessionHours) })
    return written ? { ok: true, token, user: publicUser(record) } : refuse('unavailable', 'the hub could not write this down: try again')
  }
  // one at a time for each user, so that many tries at once are not all let through
  const turns = new Map<string, { last: Promise<unknown>; waiting: number }>()
  return {
    login: async (user, pin, address) => {
      const name = user.trim().toLowerCase()
      const turn = turns.get(name) ?? { last: Promise.resolve(), waiting: 0 }
      if (turn.waiting >= limits.loginsAtOnce) return refuse('too-many', 'too many tries at once: wait a minute')
      const result = turn.last.then(() => check(name, pin, address))
      turns.set(name, turn)
      turn.last = result
      turn.waiting += 1
      try {
        return await result
      } finally {
        turn.waiting -= 1
        if (turn.waiting === 0) turns.delete(name)
      }
    },
    userOf: (token) => {
      const record = find(people.sessionOf(token, now()) ?? '')
      return record && publicUser(record)
    },
    nameOf: (staffId) => find(staffId)?.name,
    deviceOf: (kind, token, id) => {
      if (demo && Object.hasOwn(demoTokens, token)) return demoTokens[token] === kind ? (id ?? token) : undefined
      return people.pairedDevice(kind, token)
    },
  }
}
