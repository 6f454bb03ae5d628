import type { CounterState } from '@senha/protocol'
import { useEffect, useRef, useState } from 'react'
import type { Notices } from './notices.ts'
import type { RoomWords } from './words.ts'

export type PaperNews = NonNullable<CounterState['papers']>[number]

const cameOut = ({ paper }: PaperNews): boolean => paper === 'printed' || paper === 'reprinted'
const key = (news: PaperNews): string => `${news.ticketId} ${news.device} ${news.paper}`

export interface Papers {
  /** Papers asked for here that did not come out, or of which nobody knows: each stands until it is printed elsewhere or put aside. */
  missing: readonly PaperNews[]
  putAside: (news: PaperNews) => void
}

/** What becomes of the papers that this counter asked for: one that comes out is told, one that does not stands there. (SPEC.md, P4) */
export const usePapers = ({ papers = [] }: CounterState, { tell }: Notices, { t }: RoomWords): Papers => {
  const before = useRef(papers)
  const [aside, setAside] = useState<readonly string[]>([])
  useEffect(() => {
    const known = before.current
    before.current = papers
    // one that came out before this page was opened is no news
    const now = papers.filter((news) => cameOut(news) && known.some((old) => old.ticketId === news.ticketId && old.paper === 'pending'))
    if (now.length > 0) tell({ kind: 'done', title: t('papers.out', { numbers: now.map(({ number }) => number).join(', '), place: now.map(({ device }) => device).at(-1) ?? '' }) })
  }, [papers, tell, t])
  return {
    missing: papers.filter((news) => (news.paper === 'failed' || news.paper === 'unknown') && !aside.includes(key(news))),
    putAside: (news) => setAside((list) => [...list, key(news)]),
  }
}
