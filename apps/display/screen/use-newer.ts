import { useEffect, useState } from 'react'
import { displayTimings } from '../timings.ts'
import { ownScript } from '../version.ts'

/** Whether the hub serves another display page than the one that runs here. A page that cannot be had is no newer one. */
const isNewer = async (signal: AbortSignal): Promise<boolean> => {
  try {
    const answer = await fetch('/display/', { signal, cache: 'no-store' })
    const page = await answer.text()
    return answer.ok && page.includes('/display/assets/') && !page.includes(ownScript)
  } catch {
    return false
  }
}

/**
 * Looks at each connection, and now and then, for a newer display. A reload brings exactly the page that was looked at, so
 * that the same news never reloads twice.
 */
export const useNewer = (live: boolean): boolean => {
  const [newer, setNewer] = useState(false)
  useEffect(() => {
    if (!live) return undefined
    const stop = new AbortController()
    const look = async (): Promise<void> => {
      const found = await isNewer(stop.signal)
      if (!stop.signal.aborted) setNewer(found)
    }
    void look()
    const timer = setInterval(() => void look(), displayTimings.newerEveryMs)
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [live])
  return newer
}
