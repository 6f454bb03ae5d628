import type { DisplayState } from '@senha/protocol'
import { wallClock } from '@senha/ui'
import { useEffect, useReducer, useRef, useState } from 'react'
import type { DisplayLink } from '../link.ts'
import { displayTimings } from '../timings.ts'
import type { Speaker } from '../voice/speaker.ts'
import { afterNews, noCalls } from './calls.ts'
import type { CallNews, CallQueue } from './calls.ts'

export interface Heard {
  queue: CallQueue
  /** The last board, kept over a lost connection. */
  board: DisplayState | undefined
  /** How far the hub's clock is before the device's own: what a lobby reads must not depend on a cheap player's clock. */
  aheadMs: number
}

const aheadOf = (board: DisplayState): number => {
  const ahead = Date.parse(board.at) - wallClock()
  return Math.abs(ahead) > displayTimings.clockToleranceMs ? ahead : 0
}

const hear = (heard: Heard, news: { news: CallNews; now: number; board?: DisplayState; aheadMs?: number; anew?: boolean }): Heard => {
  const queue = afterNews(news.anew ? { ...noCalls, speaking: heard.queue.speaking } : heard.queue, news.news, news.now)
  const board = news.board ?? heard.board
  return queue === heard.queue && board === heard.board ? heard : { queue, board, aheadMs: news.aheadMs ?? heard.aheadMs }
}

/** The calls of a zone (or of the centre) as they are to be shown now, and the whole last board. */
export const useCalls = (link: DisplayLink, zone: string | undefined, speaker: Speaker): Heard => {
  const [heard, tell] = useReducer(hear, { queue: noCalls, board: undefined, aheadMs: 0 })
  const last = useRef<DisplayState>(undefined)
  useEffect(() => {
    const here = (call: { zone: string }): boolean => zone === undefined || call.zone === zone
    // the monotonic clock: a corrected wall clock must not hold a call on the screen
    const say = (news: CallNews, board?: DisplayState): void => tell({ news, now: performance.now(), board, aheadMs: board && aheadOf(board) })
    const read = (board: DisplayState): CallNews => ({ is: 'board', board: { seq: board.seq, called: board.called.filter(here), recent: board.recent.filter(here) } })
    // another zone: what stood on the board before is looked at anew
    if (last.current) tell({ news: read(last.current), now: performance.now(), board: last.current, anew: true })
    const stops = [
      link.on('display:state', (board) => {
        last.current = board
        say(read(board), board)
      }),
      link.on('display:call', (call) => {
        if (here(call)) say({ is: 'call', call })
      }),
      link.onStatus((status) => {
        if (status.is !== 'live') say({ is: 'lost' })
      }),
      speaker.onChange(() => say({ is: 'voice', speaking: speaker.speaking() })),
    ]
    const timer = setInterval(() => say({ is: 'tick' }), displayTimings.tickMs)
    return () => {
      clearInterval(timer)
      for (const stop of stops) stop()
    }
  }, [link, zone, speaker])
  return heard
}

/** A count that grows by one every `everyMs`: pages, languages and positions turn with it. */
export const useTurn = (everyMs: number): number => {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return turn
}
