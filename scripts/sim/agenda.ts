/** What happens when, in virtual time; equal instants in the order in which they were planned. */
export interface Agenda {
  /** Milliseconds since 1970 UTC: the clock that the hub is handed. */
  readonly now: () => number
  readonly plan: (at: number, act: () => Promise<void>) => void
  /** Acts one thing after another, each finished before the clock moves on, until nothing is planned. */
  readonly run: (pace?: (from: number, to: number) => Promise<void>) => Promise<void>
}

interface Planned { readonly at: number; readonly order: number; readonly act: () => Promise<void> }

const before = (a: Planned, b: Planned): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap: the earliest first. */
export const createAgenda = (start: number): Agenda => {
  let now = start
  let planned = 0
  const heap: Planned[] = []
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]]
    if (a && b) [heap[i], heap[j]] = [b, a]
  }
  const isBefore = (i: number, j: number): boolean => {
    const [a, b] = [heap[i], heap[j]]
    return a !== undefined && b !== undefined && before(a, b)
  }
  const rise = (from: number): void => {
    for (let i = from; i > 0 && isBefore(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1)
  }
  const sink = (from: number): void => {
    for (let i = from; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const least = isBefore(right, left) ? right : left
      if (!isBefore(least, i)) return
      swap(i, least)
      i = least
    }
  }
  const next = (): Planned | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (last && heap.length > 0) {
      heap[0] = last
      sink(0)
    }
    return first
  }
  return {
    now: () => now,
    plan: (at, act) => {
      heap.push({ at: Math.max(Math.round(at), now), order: (planned += 1), act })
      rise(heap.length - 1)
    },
    run: async (pace) => {
      for (let one = next(); one; one = next()) {
        if (pace) await pace(now, one.at)
        now = one.at
        // one after another is the point: the clock stands still while it acts
        // oxlint-disable-next-line no-await-in-loop
        await one.act()
      }
    },
  }
}
