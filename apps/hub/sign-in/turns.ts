/** Where a job comes from. */
export interface Origin {
  /** Whose turn is shared: an address of strangers, or a known place of one user. */
  readonly group: string
  readonly user: string
  /** The user signed in at this place before. Strangers take no room from such places, and wait behind them. */
  readonly known: boolean
  /** Groups of one pace (an address) that pause share their turns: the known ones among themselves, and the others. */
  readonly pace: string
  /** So long after the last turn of its pace the group waits (ms), 0 for not at all; asked each time it is looked at. */
  readonly pauseMs: () => number
  /** Nobody was wrong there lately: such groups come before the others of their kind, and each of them once; asked as often. */
  readonly isFresh?: () => boolean
  /** Aborted when whoever asked has left: a job that still waits is then dropped. */
  readonly gone?: AbortSignal | undefined
}

export interface Turns {
  /** Runs `job` when its turn comes; `full` where too many wait, or whoever asked has left. */
  readonly take: <T>(of: Origin, job: () => Promise<T>) => Promise<T | 'full'>
}

interface Limits {
  readonly atOnce: number
  /** So many wait at most, in all and of one group. */
  readonly most: number
  readonly mostOfGroup: number
}
interface Waiting {
  readonly run: () => Promise<void>
  readonly drop: () => void
}
interface Group {
  readonly name: string
  readonly known: boolean
  readonly users: Map<string, Waiting[]>
  size: number
  pace: string
  pauseMs: () => number
  isFresh: () => boolean
}

/**
 * A bounded queue for what costs a processor. Known places come before strangers; groups take turns, and in a group its users;
 * of one user in one group one at a time. Whoever floods it stands behind themselves.
 */
export const createTurns = (
  { atOnce, most, mostOfGroup }: Limits,
  now: () => number,
  later: (ms: number, run: () => void) => void,
): Turns => {
  const groups = new Map<string, Group>()
  const running = new Set<string>()
  const slowTurns = new Map<string, { at: number; ms: number }>()
  let [busy, waiting] = [0, 0]
  let woken = Infinity

  const keyOf = (group: string, user: string): string => JSON.stringify([group, user])
  // known places pause for less: their turns would keep the others waiting for ever
  const paceOf = ({ known, pace }: Group): string => `${known ? 'known' : 'others'} ${pace}`

  const remove = (group: Group, user: string, job: Waiting): boolean => {
    const jobs = group.users.get(user) ?? []
    const index = jobs.indexOf(job)
    if (index === -1) return false
    jobs.splice(index, 1)
    if (jobs.length === 0) group.users.delete(user)
    group.size -= 1
    if (group.size === 0) groups.delete(group.name)
    waiting -= 1
    return true
  }

  /** Drops the newest job of the user who has most waiting in this group, if that user has so many. */
  const dropOne = (group: Group, least: number): boolean => {
    let longest: { user: string; jobs: Waiting[] } | undefined
    for (const [user, jobs] of group.users)
      if (jobs.length >= (longest?.jobs.length ?? least)) longest = { user, jobs }
    const job = longest?.jobs.at(-1)
    if (!longest || !job) return false
    remove(group, longest.user, job)
    job.drop()
    return true
  }

  const largest = (known: boolean): Group | undefined => {
    let found: Group | undefined
    for (const group of groups.values()) if (group.known === known && group.size > (found?.size ?? 0)) found = group
    return found
  }

  /**
   * A full group makes room from its own users. When the whole queue is full, a known place takes room from strangers, and
   * otherwise a group takes it from one that keeps no fewer than the newcomer gets.
   */
  const makeRoom = ({ group, known }: Origin): boolean => {
    const own = groups.get(group)
    if (own && own.size >= mostOfGroup) return dropOne(own, 2)
    if (waiting < most) return true
    const strangers = largest(false)
    if (known && strangers) return dropOne(strangers, 1)
    const victim = known ? largest(true) : strangers
    if (victim && victim.size > (own?.size ?? 0) + 1) return dropOne(victim, 1)
    return own !== undefined && dropOne(own, 2)
  }

  const nextOf = (group: Group): { user: string; job: Waiting } | undefined => {
    for (const [user, jobs] of group.users) {
      const [job] = jobs
      if (!job || running.has(keyOf(group.name, user))) continue
      remove(group, user, job)
      // to the end of the line, both of them
      group.users.delete(user)
      if (jobs.length > 0) group.users.set(user, jobs)
      groups.delete(group.name)
      if (group.size > 0) groups.set(group.name, group)
      const pause = group.pauseMs()
      if (pause > 0) slowTurns.set(paceOf(group), { at: now(), ms: pause })
      return { user, job }
    }
    return undefined
  }

  const wakeAt = (at: number): void => {
    if (at >= woken) return
    woken = at
    later(at - now(), () => {
      woken = Infinity
      pump()
    })
  }

  const hasTurn = (group: Group): boolean => [...group.users.keys()].some((user) => !running.has(keyOf(group.name, user)))

  const next = (): { key: string; job: Waiting } | undefined => {
    let soonest = Infinity
    for (const known of [true, false]) {
      let chosen: Group | undefined
      for (const group of groups.values()) {
        if (group.known !== known) continue
        const until = (slowTurns.get(paceOf(group))?.at ?? -Infinity) + group.pauseMs()
        if (until > now()) soonest = Math.min(soonest, until)
        else if (hasTurn(group) && (!chosen || (group.isFresh() && !chosen.isFresh()))) chosen = group
      }
      const found = chosen && nextOf(chosen)
      if (chosen && found) return { key: keyOf(chosen.name, found.user), job: found.job }
    }
    wakeAt(soonest)
    return undefined
  }

  const pump = (): void => {
    while (busy < atOnce) {
      const found = next()
      if (!found) return
      busy += 1
      running.add(found.key)
      void found.job.run().finally(() => {
        busy -= 1
        running.delete(found.key)
        if (slowTurns.size > most) for (const [pace, { at, ms }] of slowTurns) if (at + ms <= now()) slowTurns.delete(pace)
        pump()
      })
    }
  }

  return {
    take: (origin, job) =>
      new Promise((give, fail) => {
        if (origin.gone?.aborted === true || !makeRoom(origin)) return give('full')
        const { group: name, user, known, pace, pauseMs, isFresh = () => false, gone } = origin
        const group = groups.get(name) ?? { name, known, users: new Map<string, Waiting[]>(), size: 0, pace, pauseMs, isFresh }
        const one: Waiting = { run: () => job().then(give, fail), drop: () => give('full') }
        group.pace = pace
        group.pauseMs = pauseMs
        group.isFresh = isFresh
        const jobs = group.users.get(user) ?? []
        jobs.push(one)
        group.users.set(user, jobs)
        group.size += 1
        groups.set(name, group)
        waiting += 1
        gone?.addEventListener('abort', () => {
          if (remove(groups.get(name) ?? group, user, one)) one.drop()
        })
        pump()
      }),
  }
}
