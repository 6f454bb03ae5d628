import { createContext, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Letters } from '../flow/flow.ts'
import { fit } from './fit.ts'
import type { Pages } from './fit.ts'

/** The pages of the list in this room, as it was measured last. */
export const PagesContext = createContext<Pages>([])

/** Letters beside the usual ones. */
export const timesOf: Record<Letters, number> = { usual: 1, large: 1.5, largest: 2 }

/** A room that changes again because it was measured is measured so often between two frames, and again after the next: the screen goes on. */
const mostInAFrame = 8

/** Measures a room and keeps it measured: when its words, its size, its fonts or what the visitor set changes. */
export const useRoom = (room: RefObject<HTMLElement | null>, letters: Letters): Pages => {
  const [pages, setPages] = useState<Pages>([])
  useLayoutEffect(() => {
    const element = room.current
    if (!element) return undefined
    let last = ''
    let looks = 0
    const look = (): void => {
      if (looks === 0) requestAnimationFrame(() => {
        const wasStopped = looks > mostInAFrame
        looks = 0
        if (wasStopped) look()
      })
      looks += 1
      if (looks > mostInAFrame) return
      const now = fit(element, timesOf[letters])
      const view = JSON.stringify(now)
      if (view === last) return
      last = view
      setPages(now)
    }
    const lookSoon = (): void => flushSync(look)
    look()
    const words = new MutationObserver(lookSoon)
    words.observe(element, { childList: true, characterData: true, subtree: true })
    words.observe(document.documentElement, { attributeFilter: ['lang', 'data-letters', 'data-contrast', 'data-lower'] })
    const size = new ResizeObserver(lookSoon)
    size.observe(element)
    document.fonts.addEventListener('loadingdone', lookSoon)
    return () => {
      words.disconnect()
      size.disconnect()
      document.fonts.removeEventListener('loadingdone', lookSoon)
    }
  }, [room, letters])
  return pages
}
