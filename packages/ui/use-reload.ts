import { useEffect } from 'react'
import { wallClock } from './clock.ts'

interface ReloadTimings { readonly reloadAfterMs: number; readonly reloadEveryMs: number }

/** Loads a page anew that is too old for its hub, but never in a loop: the hub may still serve the old one. */
export const useReload = (needed: boolean, storeKey: string, { reloadAfterMs, reloadEveryMs }: ReloadTimings): void => {
  useEffect(() => {
    if (!needed) return undefined
    const last = Number(sessionStorage.getItem(storeKey) ?? 0)
    const wait = Math.max(reloadAfterMs, last + reloadEveryMs - wallClock())
    const timer = setTimeout(() => {
      sessionStorage.setItem(storeKey, String(wallClock()))
      location.reload()
    }, Math.min(wait, reloadEveryMs))
    return () => clearTimeout(timer)
  }, [needed, storeKey, reloadAfterMs, reloadEveryMs])
}
