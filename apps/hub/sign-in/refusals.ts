import type { Clock } from '../clock.ts'
import type { Together } from '../store/people.ts'
import type { ActRecord } from '../store/record.ts'

export interface Refusals {
  /**
   * `user`: one that exists; a name that nobody has is counted and never written down (people type their PIN there).
   * `wrongPin`: it was verified and is wrong; its owner is told how many. What was refused unread is no wrong PIN.
   */
  readonly count: (
    act: 'sign-in-refused' | 'pairing-refused',
    user: string | undefined,
    address: string,
    wrongPin?: boolean,
  ) => void
  /** Wrong PINs of a user that no flush has handed over yet. */
  readonly of: (user: string) => number
  readonly forget: (user: string) => void
  /**
   * Adds one row to the record for each kind of refusal since the last time, all in one transaction; called once a
   * minute, and at the end.
   */
  readonly flush: (together: Together) => void
}

interface Counted {
  all: number
  readonly users: Map<string, number>
  readonly addresses: Set<string>
}

/** So many addresses stand in one row; more are only counted. */
const mostAddresses = 5

/** Refused tries are added up, so that an attacker fills no disk: one row a minute, however many there were. */
export const createRefusals = (
  record: ActRecord,
  keepWrong: (user: string, count: number) => void,
  now: Clock,
): Refusals => {
  const counted = new Map<string, Counted>()
  const wrong = new Map<string, number>()
  return {
    count: (act, user, address, wrongPin = false) => {
      const entry = counted.get(act) ?? { all: 0, users: new Map<string, number>(), addresses: new Set<string>() }
      counted.set(act, entry)
      entry.all += 1
      if (user !== undefined) entry.users.set(user, (entry.users.get(user) ?? 0) + 1)
      if (entry.addresses.size < mostAddresses) entry.addresses.add(address)
      if (wrongPin && user !== undefined) wrong.set(user, (wrong.get(user) ?? 0) + 1)
    },
    of: (user) => wrong.get(user) ?? 0,
    forget: (user) => void wrong.delete(user),
    flush: (together) => {
      if (counted.size === 0 && wrong.size === 0) return
      together(() => {
        for (const [act, { all, users, addresses }] of counted) {
          const named = [...users.values()].reduce((sum, count) => sum + count, 0)
          record.add(
            {
              act,
              address: [...addresses].join(' '),
              detail: { count: all, users: Object.fromEntries(users), unknown: all - named },
            },
            now(),
          )
        }
        for (const [user, count] of wrong) keepWrong(user, count)
      })
      // only now, after the commit
      counted.clear()
      wrong.clear()
    },
  }
}
