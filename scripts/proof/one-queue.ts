/**
 * Did many kiosks and consoles, speaking to the hub at once, see one queue? Each operation has an interval, from the moment it
 * was asked to the moment it was answered; the queue must look as if each had happened in one instant of its own (Herlihy and
 * Wing 1990). The forbidden patterns of a queue (Henzinger, Sezgin and Vafeiadis 2013) are looked for in the intervals alone,
 * and the order that the hub claims (`seq`) is replayed against a queue of our own.
 */
export type QueueOp = { readonly client: string; readonly askedAt: number; readonly answeredAt: number } & (
  | { readonly did: 'issue'; readonly ticket: string; readonly priority: boolean; readonly seq: number }
  | { readonly did: 'call'; readonly ticket: string; readonly seq: number }
  | { readonly did: 'empty' })

type Issue = Extract<QueueOp, { did: 'issue' }>
type Call = Extract<QueueOp, { did: 'call' }>

/** It was over before the other began: everybody saw them in this order. */
const before = (a: QueueOp, b: QueueOp): boolean => a.answeredAt < b.askedAt

/** Patterns that no queue shows, whatever order anybody claims. */
const patterns = (issues: ReadonlyMap<string, Issue>, calls: readonly Call[], empties: readonly QueueOp[]): string[] => {
  const faults: string[] = []
  const callOf = new Map<string, Call>()
  for (const call of calls) {
    const issue = issues.get(call.ticket)
    const other = callOf.get(call.ticket)
    if (!issue) faults.push(`${call.client} called ${call.ticket}, which nobody issued`)
    else if (before(call, issue)) faults.push(`${call.client} called ${call.ticket} before it was issued`)
    if (other) faults.push(`${call.ticket} was called by ${other.client} and by ${call.client}`)
    callOf.set(call.ticket, call)
  }
  for (const call of calls) {
    const issue = issues.get(call.ticket)
    if (!issue) continue
    for (const waiting of issues.values()) {
      if (waiting.ticket === call.ticket) continue
      const its = callOf.get(waiting.ticket)
      // it stood in the queue all the time while the other was called
      const stood = before(waiting, call) && (its === undefined || before(call, its))
      if (!stood) continue
      if (waiting.priority && !issue.priority) faults.push(`${call.ticket} was called while ${waiting.ticket}, with priority, stood in the queue`)
      else if (waiting.priority === issue.priority && before(waiting, issue)) faults.push(`${call.ticket} was called before ${waiting.ticket}, which stood before it`)
    }
  }
  for (const empty of empties)
    for (const waiting of issues.values()) {
      const its = callOf.get(waiting.ticket)
      if (before(waiting, empty) && (its === undefined || before(empty, its))) faults.push(`${empty.client} was told that nobody waits while ${waiting.ticket} stood in the queue`)
    }
  return faults
}

/** The hub's own order: it must keep to the clock on the wall, and a plain queue must give the same answers in it. */
const replay = (ops: readonly QueueOp[]): string[] => {
  const faults: string[] = []
  const placed = ops.flatMap((op) => (op.did === 'empty' ? [] : [op])).toSorted((a, b) => a.seq - b.seq)
  const priority: string[] = []
  const others: string[] = []
  let latest: (typeof placed)[number] | undefined
  /** Places of the log between which nobody waited. */
  const nobody: { from: number; to: number }[] = [{ from: 0, to: Infinity }]
  for (const op of placed) {
    if (latest && before(op, latest)) faults.push(`the hub puts ${op.did} ${op.ticket} (${op.seq}) after ${latest.did} ${latest.ticket} (${latest.seq}), which began when it was over`)
    if (!latest || op.askedAt > latest.askedAt) latest = op
    const wasEmpty = priority.length + others.length === 0
    if (op.did === 'issue') (op.priority ? priority : others).push(op.ticket)
    else {
      const queue = priority.length > 0 ? priority : others
      const expected = queue.shift()
      if (expected !== op.ticket) {
        faults.push(`at ${op.seq} ${op.client} called ${op.ticket}; ${expected ?? 'nobody'} stood first`)
        for (const list of [priority, others]) if (list.includes(op.ticket)) list.splice(list.indexOf(op.ticket), 1)
      }
    }
    const isEmpty = priority.length + others.length === 0
    const last = nobody.at(-1)
    if (wasEmpty && !isEmpty && last) last.to = op.seq - 1
    if (!wasEmpty && isEmpty) nobody.push({ from: op.seq, to: Infinity })
  }
  for (const op of ops) {
    if (op.did !== 'empty') continue
    const from = placed.reduce((seq, other) => (before(other, op) ? Math.max(seq, other.seq) : seq), 0)
    const to = placed.reduce((seq, other) => (before(op, other) ? Math.min(seq, other.seq - 1) : seq), Infinity)
    if (!nobody.some((gap) => gap.from <= to && gap.to >= from)) faults.push(`${op.client} was told that nobody waits between ${from} and ${to}, when somebody always did`)
  }
  return faults
}

export const checkOneQueue = (ops: readonly QueueOp[]): string[] => {
  const issues = new Map(ops.flatMap((op) => (op.did === 'issue' ? [[op.ticket, op]] : [])))
  const twice = ops.filter((op) => op.did === 'issue').length - issues.size
  return [
    ...(twice > 0 ? [`${twice} tickets were issued twice`] : []),
    ...patterns(issues, ops.flatMap((op) => (op.did === 'call' ? [op] : [])), ops.filter((op) => op.did === 'empty')), ...replay(ops),
  ]
}
