import { useNow } from '@senha/ui'
import { useRef } from 'react'

/**
 * The time by the hub's clock: a counter's own clock may be minutes off. `at` is the time of the newest snapshot; how far
 * the two clocks are apart is taken once a snapshot, when it arrives.
 */
export const useHubTime = (at: string | undefined): Date => {
  const now = useNow()
  const drift = useRef({ at: '', ms: 0 })
  if (at !== undefined && drift.current.at !== at) drift.current = { at, ms: new Date(at).getTime() - Date.now() }
  return new Date(Math.max(now.getTime(), Date.now() - 1000) + drift.current.ms)
}
