import type { Call, DisplayCall } from '@senha/protocol'
import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayTimings } from '../timings.ts'
import { afterNews, noCalls, turnLength } from './calls.ts'
import type { CallNews, CallQueue } from './calls.ts'

const call = (seq: number, number = `A${String(seq).padStart(3, '0')}`, repeat = 1): DisplayCall =>
  ({ seq, number, counter: '3', zone: 'zone-1', serviceId: 'welcome', language: 'pt', at: '2026-11-23T09:00:00Z', repeat })
const board = (seq: number, called: Call[] = [], recent: Call[] = called): CallNews => ({ is: 'board', board: { seq, called, recent } })
const arrives = (one: DisplayCall): CallNews => ({ is: 'call', call: one })
const tick: CallNews = { is: 'tick' }
const after = (start: CallQueue, ...news: [CallNews, number][]): CallQueue => news.reduce((queue, [one, now]) => afterNews(queue, one, now), start)
const live = after(noCalls, [board(0), 0])
const full = turnLength(0)

describe('calls in turn', () => {
  test('a call fills the screen at once and is announced', () => {
    expect(after(live, [arrives(call(1)), 100]).turn).toMatchObject({ call: { number: 'A001' }, announced: true, since: 100 })
  })

  test('calls of the same moment are shown one after the other, in the order in which they were made', () => {
    const three = after(live, [arrives(call(1)), 0], [arrives(call(2)), 0], [arrives(call(3)), 0])
    expect(three.turn?.call.number).toBe('A001')
    const second = after(three, [tick, turnLength(2) - 1])
    expect(second.turn?.call.number).toBe('A001')
    const shown = after(second, [tick, turnLength(2)])
    expect(shown.turn?.call.number).toBe('A002')
    expect(after(shown, [tick, turnLength(2) + turnLength(1)]).turn?.call.number).toBe('A003')
  })

  test('the more calls stand behind it, the shorter a turn', () => {
    expect(turnLength(0)).toBeGreaterThan(turnLength(1))
    expect(turnLength(1)).toBeGreaterThan(turnLength(3))
    expect(turnLength(3)).toBeGreaterThan(turnLength(9))
  })

  test('the same call told twice is shown once', () => {
    const one = after(live, [arrives(call(1)), 0])
    expect(after(one, [arrives(call(1)), 50])).toBe(one)
  })

  test('a recall of the call on the screen is announced again at once', () => {
    const again = after(live, [arrives(call(1)), 0], [arrives(call(2, 'A001', 2)), 1500])
    expect(again.turn).toMatchObject({ repeat: 2, since: 1500, announced: true })
  })

  test('a recall behind others waits for its turn and takes the place of the first call', () => {
    const queue = after(live, [arrives(call(1)), 0], [arrives(call(2)), 0], [arrives(call(3)), 0], [arrives(call(4, 'A002', 2)), 0])
    expect(queue.pending.map((pending) => [pending.number, pending.repeat])).toEqual([['A003', 1], ['A002', 2]])
  })

  test('more calls than a lobby can follow: the oldest stand only in the list', () => {
    const many = Array.from({ length: 40 }, (_, index) => [arrives(call(index + 1)), 0] as [CallNews, number])
    const queue = after(live, ...many)
    expect(queue.pending).toHaveLength(displayTimings.pendingMax)
    expect(queue.pending.at(-1)?.number).toBe('A040')
  })

  test('a call answered or taken back before its turn is not shown any more', () => {
    const [first, second, third] = [call(1), call(2), call(3)]
    const queue = after(live, [arrives(first), 0], [arrives(second), 0], [arrives(third), 0], [board(4, [third, first], [third, second, first]), 10])
    expect(queue.pending.map((pending) => pending.number)).toEqual(['A003'])
  })

  test('a board older than a call does not silence it', () => {
    const queue = after(live, [arrives(call(7)), 0], [arrives(call(8)), 0], [board(7, [call(7)]), 10])
    expect(queue.pending.map((pending) => pending.number)).toEqual(['A008'])
  })

  test('a call that is taken back leaves the screen at once', () => {
    const queue = after(live, [arrives(call(1)), 0], [board(2, [], []), 900])
    expect(queue.turn).toBeNull()
  })

  test('a call that was answered stays for its turn and a while, then the display is calm', () => {
    const shown = after(live, [arrives(call(1)), 0], [board(2, [], [call(1)]), 1000])
    expect(shown.turn?.call.number).toBe('A001')
    const answered = after(shown, [tick, full])
    expect(answered.turn?.answeredAt).toBe(full)
    expect(after(answered, [tick, full + displayTimings.lingerMs - 1]).turn).not.toBeNull()
    expect(after(answered, [tick, full + displayTimings.lingerMs]).turn).toBeNull()
  })

  test('when the call on the screen is answered, one that is still awaited comes back, without a chime', () => {
    const queue = after(live, [arrives(call(1)), 0], [arrives(call(2)), 0], [tick, full], [board(3, [call(1)], [call(2), call(1)]), full + 10], [tick, 3 * full])
    expect(queue.turn).toMatchObject({ call: { number: 'A001' }, announced: false })
  })

  test('a person who is still awaited stays on the screen', () => {
    const queue = after(live, [arrives(call(1)), 0], [board(1, [call(1)]), 5], [tick, 10 * 60_000])
    expect(queue.turn?.call.number).toBe('A001')
  })
})

describe('a lost connection', () => {
  test('a display that starts shows whom the board awaits, without a chime', () => {
    expect(after(noCalls, [board(9, [call(9), call(4)]), 0]).turn).toMatchObject({ call: { number: 'A009' }, announced: false })
  })

  test('calls made before the board of a new connection are shown and never chimed', () => {
    const lost = after(live, [arrives(call(1)), 0], [tick, full], [{ is: 'lost' }, full])
    const early = after(lost, [arrives(call(5)), full + 1])
    expect(early.turn?.call.number).toBe('A001')
    const back = after(early, [board(6, [call(5)]), full + 2])
    expect(back.turn).toMatchObject({ call: { number: 'A005' }, announced: false })
    expect(after(back, [arrives(call(5)), full + 3], [arrives(call(6)), full + 3], [tick, 5 * full]).turn).toMatchObject({ call: { number: 'A005' }, announced: false })
    expect(after(back, [arrives(call(7)), full + 4]).turn).toMatchObject({ call: { number: 'A007' }, announced: true })
  })

  test('the call on the screen is not announced again by a reconnect', () => {
    const shown = after(live, [arrives(call(3)), 0])
    expect(after(shown, [{ is: 'lost' }, 500], [board(3, [call(3)]), 900]).turn).toEqual(shown.turn)
  })

  test('calls that were still to be shown and that nobody has answered keep their turn', () => {
    const queue = after(live, [arrives(call(1)), 0], [arrives(call(2)), 0], [{ is: 'lost' }, 10], [board(2, [call(2), call(1)]), 20])
    expect(queue.pending.map((pending) => pending.number)).toEqual(['A002'])
  })

  test('a hub restored from a backup counts from further back and is still heard', () => {
    const before = after(live, [arrives(call(500)), 0], [{ is: 'lost' }, 1], [board(20, []), 2])
    expect(after(before, [arrives(call(21)), 10 * full]).turn?.call.number).toBe('A021')
  })
})

test('every call has one turn, in order, of its full length, whatever the moments they come at', () => {
  assert(property(array(integer({ min: 0, max: 9_000 }), { maxLength: 30 }), (gaps) => {
    let queue = live
    let now = 0
    let seq = 0
    const turns: { number: string; since: number; behind: number }[] = []
    const step = (news: CallNews): void => {
      const before = queue
      queue = afterNews(queue, news, now)
      if (queue.turn && queue.turn !== before.turn && queue.turn.announced && queue.turn.since !== before.turn?.since) {
        turns.push({ number: queue.turn.call.number, since: queue.turn.since, behind: queue.pending.length })
      }
    }
    const until = (end: number): void => {
      while (now + displayTimings.tickMs <= end) {
        now += displayTimings.tickMs
        step(tick)
      }
      now = end
    }
    for (const gap of gaps) {
      until(now + gap)
      // a lobby's own limit is another test
      if (queue.pending.length < displayTimings.pendingMax) step(arrives(call((seq += 1))))
    }
    until(now + 40 * full)
    expect(turns.map((turn) => turn.number)).toEqual(Array.from({ length: seq }, (_, index) => call(index + 1).number))
    const shortest = Math.min(...displayTimings.turnMs.map((turn) => turn.ms))
    const lengths = turns.slice(1).map((turn, index) => turn.since - (turns[index]?.since ?? 0))
    expect(lengths.filter((length) => length < shortest)).toEqual([])
  }))
})

describe('the voice', () => {
  const busy: CallNews = { is: 'voice', speaking: true }
  const done: CallNews = { is: 'voice', speaking: false }

  test('the next number waits while this one is still being said, and comes the moment the voice is done', () => {
    const said = after(live, [arrives(call(1)), 0], [busy, 1], [arrives(call(2)), 10], [tick, 2 * full])
    expect(said.turn?.call.number).toBe('A001')
    expect(after(said, [done, 2 * full + 1]).turn?.call.number).toBe('A002')
  })

  test('a voice that is done early shortens no turn', () => {
    const said = after(live, [arrives(call(1)), 0], [busy, 1], [arrives(call(2)), 10], [done, 900])
    expect(said.turn?.call.number).toBe('A001')
  })

  test('a voice that never ends holds the next number no longer than its limit', () => {
    const hung = after(live, [arrives(call(1)), 0], [busy, 1], [arrives(call(2)), 10])
    expect(after(hung, [tick, displayTimings.voiceHoldMs - 1]).turn?.call.number).toBe('A001')
    expect(after(hung, [tick, displayTimings.voiceHoldMs]).turn?.call.number).toBe('A002')
  })

  test('a turn knows how many stood behind it: the oldest of too many are only shown', () => {
    const many = Array.from({ length: 10 }, (_, index) => [arrives(call(index + 1)), 0] as [CallNews, number])
    let queue = after(live, ...many)
    const seen = [queue.turn?.behind]
    for (let now = full; queue.pending.length > 0; now += full) {
      queue = afterNews(queue, tick, now)
      seen.push(queue.turn?.behind)
    }
    expect(seen).toEqual([0, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  })
})

test('whatever comes and however long each is said: nothing is said over another, all in order, each once, and only more than the limit go unsaid', () => {
  const waitingCalls = 4
  const moments = array(record({ gap: integer({ min: 0, max: 15_000 }), lasts: integer({ min: 0, max: displayTimings.sayMaxMs }) }), { maxLength: 25 })
  assert(property(moments, (calls) => {
    let queue = live
    let now = 0
    let [until, wasWaiting] = [0, 0]
    const said: { number: string; from: number; to: number }[] = []
    const unsaid: { number: string; behind: number }[] = []
    const step = (news: CallNews): void => {
      const before = queue.turn
      queue = afterNews(queue, news, now)
      const { turn } = queue
      if (!turn || turn === before || turn.call === before?.call) return
      if (turn.behind >= waitingCalls) {
        unsaid.push({ number: turn.call.number, behind: turn.behind })
        return
      }
      // the speaker says it after what it still says
      const from = Math.max(now, until)
      until = from + (calls[turn.call.seq - 1]?.lasts ?? 0)
      said.push({ number: turn.call.number, from, to: until })
      queue = afterNews(queue, { is: 'voice', speaking: true }, now)
    }
    const pass = (end: number): void => {
      while (now + displayTimings.tickMs <= end) {
        now += displayTimings.tickMs
        if (queue.speaking && now >= until) step({ is: 'voice', speaking: false })
        step(tick)
      }
    }
    calls.forEach(({ gap }, index) => {
      pass(now + gap)
      step(arrives(call(index + 1)))
      wasWaiting = Math.max(wasWaiting, queue.pending.length)
    })
    pass(now + 30 * displayTimings.voiceHoldMs)
    const numbers = said.map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted())
    expect(new Set([...numbers, ...unsaid.map(({ number }) => number)]).size).toBe(calls.length)
    expect(numbers.length + unsaid.length).toBe(calls.length)
    expect(said.slice(1).filter(({ from }, index) => from < (said[index]?.to ?? 0))).toEqual([])
    expect(wasWaiting <= waitingCalls ? unsaid : []).toEqual([])
  }))
})
