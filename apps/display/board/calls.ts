import type { Call, DisplayCall, DisplayState } from '@senha/protocol'
import { displayTimings } from '../timings.ts'

/** The call that fills the screen. */
export interface Turn {
  readonly call: Call
  /** Above 1 it is a recall. */
  readonly repeat: number
  readonly since: number
  /** Whether it is chimed: a call that the display only finds on the board (after a start or a lost connection) is not. */
  readonly announced: boolean
  /** How many calls stood behind it when it came on: the oldest of too many are shown and not said. */
  readonly behind: number
  /** When it was seen to be answered; undefined while the person is still awaited. */
  readonly answeredAt?: number
}

export interface CallQueue {
  readonly turn: Turn | null
  /** Calls not yet shown, in the order in which they were made. */
  readonly pending: readonly DisplayCall[]
  /** Calls that nobody has answered yet, newest first, as the last board had them. */
  readonly awaited: readonly Call[]
  /** Calls up to this position in the log are old news. */
  readonly heardUpTo: number
  /** Whether this connection has brought its first board. What happened before that board is history and is not chimed. */
  readonly synced: boolean
  /** Whether the voice is still saying the turn's call. */
  readonly speaking: boolean
}

export type CallNews =
  | { is: 'call'; call: DisplayCall }
  | { is: 'board'; board: CallsOnBoard }
  | { is: 'lost' }
  | { is: 'voice'; speaking: boolean }
  | { is: 'tick' }

export type CallsOnBoard = Pick<DisplayState, 'seq' | 'called' | 'recent'>

export const noCalls: CallQueue = { turn: null, pending: [], awaited: [], heardUpTo: 0, synced: false, speaking: false }

/** How long the turn lasts at least while others stand behind it. */
export const turnLength = (behind: number): number =>
  displayTimings.turnMs.findLast((step) => behind >= step.behind)?.ms ?? displayTimings.turnMs[0].ms

const has = (calls: readonly Call[], number: string): boolean => calls.some((call) => call.number === number)

const found = (call: Call | undefined, now: number): Turn | null => (call ? { call, repeat: 1, since: now, announced: false, behind: 0 } : null)

/** Brings the next call on when its time has come, and makes the display calm when nobody is awaited any more. */
const settle = (queue: CallQueue, now: number): CallQueue => {
  const { turn, pending, awaited } = queue
  const elapsed = turn === null || !turn.announced ? Infinity : now - turn.since
  const [next, ...behind] = pending
  // the number on the screen and the voice stay in step, unless the voice hangs
  const held = queue.speaking && turn !== null && turn.announced && elapsed < displayTimings.voiceHoldMs
  if (next && ((elapsed >= turnLength(pending.length) && !held) || turn?.call.number === next.number)) {
    return { ...queue, pending: behind, turn: { call: next, repeat: next.repeat, since: now, announced: true, behind: behind.length } }
  }
  if (next || held || elapsed < turnLength(0)) return queue
  if (turn === null) return awaited.length > 0 ? { ...queue, turn: found(awaited[0], now) } : queue
  if (has(awaited, turn.call.number)) return turn.answeredAt === undefined ? queue : { ...queue, turn: { ...turn, answeredAt: undefined } }
  if (awaited.length > 0) return { ...queue, turn: found(awaited[0], now) }
  if (turn.answeredAt === undefined) return { ...queue, turn: { ...turn, answeredAt: now } }
  return now - turn.answeredAt >= displayTimings.lingerMs ? { ...queue, turn: null } : queue
}

const hear = (queue: CallQueue, call: DisplayCall): CallQueue => {
  if (!queue.synced || call.seq <= queue.heardUpTo) return queue
  const pending = [...queue.pending.filter((other) => other.number !== call.number), call].slice(-displayTimings.pendingMax)
  return { ...queue, pending, heardUpTo: call.seq, awaited: [call, ...queue.awaited.filter((other) => other.number !== call.number)] }
}

const read = (queue: CallQueue, board: CallsOnBoard, now: number): CallQueue => {
  const first = !queue.synced
  const awaited = board.called
  // a call that the board knows of and no longer lists was answered or taken back before its turn came
  const pending = queue.pending.filter((call) => call.seq > board.seq || has(awaited, call.number))
  const takenBack = queue.turn !== null && queue.turn.call.seq <= board.seq && !has(awaited, queue.turn.call.number) && !has(board.recent, queue.turn.call.number)
  const kept = takenBack ? null : queue.turn
  const newest = awaited[0]
  const missed = first && newest !== undefined && newest.seq > (kept?.call.seq ?? 0) && !has(pending, newest.number)
  return {
    ...queue,
    turn: missed ? found(newest, now) : kept,
    pending,
    awaited,
    // a hub restored from a backup counts from further back: its own position is the truth
    heardUpTo: first ? board.seq : queue.heardUpTo,
    synced: true,
  }
}

/** One piece of news, and the queue after it; the same object when nothing changed. `now` in milliseconds. */
export const afterNews = (queue: CallQueue, news: CallNews, now: number): CallQueue => {
  switch (news.is) {
    case 'call': return settle(hear(queue, news.call), now)
    case 'board': return settle(read(queue, news.board, now), now)
    case 'lost': return queue.synced ? { ...queue, synced: false } : queue
    case 'voice': return settle(queue.speaking === news.speaking ? queue : { ...queue, speaking: news.speaking }, now)
    case 'tick': return settle(queue, now)
    default: return news satisfies never
  }
}
