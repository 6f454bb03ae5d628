/** Something to do when its turn comes; a group is an address, or a known place of one user. */
interface Waiting {
  readonly run: () => Promise<void>
  readonly drop: () => void
}

export interface Turns {
  /**
   * Runs `job` when its turn comes; `full` where too many wait. `slow` is asked each time its group is looked at: all
   * slow groups of one `pace` (an address) share one turn each half second.
   */
  readonly take: <T>(
    of: { group: string; user: string; pace: string; slow: () => boolean },
    job: () => Promise<T>,
  ) => Promise<T | 'full'>
}

interface Limits {
  readonly atOnce: number
  readonly most: number
  readonly slowEveryMs: number
}
interface Group {
  readonly users: Map<string, Waiting[]>
  pace: string
  slow: () => boolean
}

/**
 * A bounded queue for what costs a processor: groups take turns, and in a group its users; of one user in one group one at a
 * time. Four hundred tries for one name from one address so stand behind each other, and nobody else behind them.
 */
export const createTurns = (
  { atOnce, most, slowEveryMs }: Limits,
  now: () => number,
  later: (ms: number, run: () => void) => void,
): Turns => {
  const groups = new Map<string, Group>()
  const running = new Set<string>()
  const slowUntil = new Map<string, number>()
  let [busy, waiting] = [0, 0]
  let woken = Infinity

  const keyOf = (group: string, user: string): string => JSON.stringify([group, user])

  /** Room for a newcomer is taken from whoever has most waiting, and never from somebody who has one. */
  const makeRoom = (): boolean => {
    if (waiting < most) return true
    const longest = [...groups.values()]
      .flatMap((group) => [...group.users.values()])
      .toSorted((a, b) => b.length - a.length)[0]
    if (!longest || longest.length < 2) return false
    longest.pop()?.drop()
    waiting -= 1
    return true
  }

  const next = (): { group: string; user: string; job: Waiting } | undefined => {
    let soonest = Infinity
    for (const [name, group] of groups) {
      const until = slowUntil.get(group.pace) ?? 0
      if (until > now() && group.slow()) {
        soonest = Math.min(soonest, until)
        continue
      }
      for (const [user, jobs] of group.users) {
        const [job] = jobs
        if (!job || running.has(keyOf(name, user))) continue
        jobs.shift()
        // to the end of the line, both of them
        group.users.delete(user)
        if (jobs.length > 0) group.users.set(user, jobs)
        groups.delete(name)
        if (group.users.size > 0) groups.set(name, group)
        if (group.slow()) slowUntil.set(group.pace, now() + slowEveryMs)
        return { group: name, user, job }
      }
    }
    if (soonest < woken) {
      woken = soonest
      later(soonest - now(), () => {
        woken = Infinity
        pump()
      })
    }
    return undefined
  }

  const pump = (): void => {
    while (busy < atOnce) {
      const found = next()
      if (!found) return
      const key = keyOf(found.group, found.user)
      waiting -= 1
      busy += 1
      running.add(key)
      void found.job.run().finally(() => {
        busy -= 1
        running.delete(key)
        if (slowUntil.size > most) for (const [name, until] of slowUntil) if (until <= now()) slowUntil.delete(name)
        pump()
      })
    }
  }

  return {
    take: ({ group, user, pace, slow }, job) =>
      new Promise((give, fail) => {
        if (!makeRoom()) return give('full')
        const known = groups.get(group) ?? { users: new Map<string, Waiting[]>(), pace, slow }
        known.pace = pace
        known.slow = slow
        const jobs = known.users.get(user) ?? []
        jobs.push({ run: () => job().then(give, fail), drop: () => give('full') })
        known.users.set(user, jobs)
        groups.set(group, known)
        waiting += 1
        pump()
      }),
  }
}
