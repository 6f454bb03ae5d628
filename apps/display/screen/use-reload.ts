import { wallClock } from '@senha/ui'
import { useEffect } from 'react'
import { displayTimings } from '../timings.ts'

const storeKey = 'senha.display.reloadedAt'

/** Loads the screen anew when it is too old for the hub, but never in a loop: the hub may still serve the old one. */
export const useReload = (needed: boolean): void => {
  useEffect(() => {
    if (!needed) return undefined
    const last = Number(sessionStorage.getItem(storeKey) ?? 0)
    const wait = Math.max(displayTimings.reloadAfterMs, last + displayTimings.reloadEveryMs - wallClock())
    const timer = setTimeout(() => {
      sessionStorage.setItem(storeKey, String(wallClock()))
      location.reload()
    }, Math.min(wait, displayTimings.reloadEveryMs))
    return () => clearTimeout(timer)
  }, [needed])
}
