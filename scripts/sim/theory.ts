/** Chance that all `counters` are busy when somebody comes (Erlang 1917); `load` is arrivals a minute times mean service minutes. */
export const erlangC = (counters: number, load: number): number => {
  // Erlang B by its recursion, which does not overflow
  let blocked = 1
  for (let n = 1; n <= counters; n += 1) blocked = (load * blocked) / (n + load * blocked)
  const used = load / counters
  return blocked / (1 - used * (1 - blocked))
}

/** Mean wait of everybody, in the unit of `serviceTime`. */
export const erlangWait = (counters: number, arrivalRate: number, serviceTime: number): number =>
  erlangC(counters, arrivalRate * serviceTime) * serviceTime / (counters - arrivalRate * serviceTime)

/** Mean waits of two classes where the first goes before the second, and nobody is interrupted (Cobham 1954). */
export const cobhamWaits = (counters: number, priorityRate: number, otherRate: number, serviceTime: number): { priority: number; others: number } => {
  const whole = erlangC(counters, (priorityRate + otherRate) * serviceTime) * serviceTime / counters
  const [first, all] = [priorityRate * serviceTime / counters, (priorityRate + otherRate) * serviceTime / counters]
  return { priority: whole / (1 - first), others: whole / ((1 - first) * (1 - all)) }
}
