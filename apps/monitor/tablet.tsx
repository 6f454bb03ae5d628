import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { MonitorWords } from './words.ts'

/** How many rows of a list end below what can be seen of it. One that is cut through is not drawn: it would look like the last one. */
const useHidden = (rows: string) => {
  const box = useRef<HTMLDivElement>(null)
  const [hidden, setHidden] = useState(0)
  useEffect(() => {
    const { current } = box
    if (!current) return undefined
    const count = (): void => {
      const foot = current.getBoundingClientRect().bottom
      const all = [...current.querySelectorAll<HTMLElement>(rows)]
      const below = all.filter((row) => row.getBoundingClientRect().bottom > foot + 1)
      for (const row of all) row.toggleAttribute('data-cut', row !== all[0] && below.includes(row))
      setHidden(below.length)
    }
    const sizes = new ResizeObserver(count)
    sizes.observe(current)
    const changes = new MutationObserver(count)
    changes.observe(current, { childList: true, subtree: true, characterData: true })
    current.addEventListener('scroll', count, { passive: true })
    return () => {
      sizes.disconnect()
      changes.disconnect()
      current.removeEventListener('scroll', count)
    }
  }, [rows])
  return { box, hidden }
}

interface TabletProps { className: string; title: ReactNode; beside?: ReactNode; /** What a row is, for the count at the foot. */ rows: 'li' | '.alert' | 'tbody tr'; words: MonitorWords; children: ReactNode }

/** One part of the board. What does not fit is counted at its foot: on a wall nobody scrolls, and nobody must think that this is all. */
export const Tablet = ({ className, title, beside, rows, words, children }: TabletProps) => {
  const id = useId()
  const { box, hidden } = useHidden(rows)
  return (
    <div className={`tablet ${className}`}>
      <div className="tablet-head"><h2 id={id}>{title}</h2>{beside}</div>
      <div className="tablet-rows" ref={box} role="region" aria-labelledby={id} tabIndex={0}>{children}</div>
      {hidden > 0 && <p className="tablet-more" aria-hidden="true">{words.t('alerts.more', { n: hidden })}</p>}
    </div>
  )
}
