import { wallClock } from '@senha/ui'
import { useEffect, useState } from 'react'
import type { MonitorLink } from './link.ts'
import { monitorTimings } from './timings.ts'

/**
 * Since when what stands here may be old though the connection seems to be there: the hub says nothing, or what it says is
 * not understood. Undefined while it is well. A hub of an older version never says that it is well, and is believed.
 */
export const useSilence = (link: MonitorLink): Date | undefined => {
  const [since, setSince] = useState<Date>()
  useEffect(() => {
    let [seen, promised] = [-1, false]
    let heard = { at: wallClock(), elapsed: performance.now() }
    const hear = (): void => {
      heard = { at: wallClock(), elapsed: performance.now() }
      setSince(undefined)
    }
    const ends = [
      link.on('monitor:state', ({ seq }) => {
        seen = seq
        hear()
      }),
      link.on('monitor:alive', ({ seq }) => {
        if (promised && seq > seen) return
        promised = true
        hear()
      }),
    ]
    const timer = setInterval(() => {
      if (promised && performance.now() - heard.elapsed > monitorTimings.silentMs) setSince(new Date(heard.at))
    }, monitorTimings.lookMs)
    return () => {
      clearInterval(timer)
      for (const end of ends) end()
    }
  }, [link])
  return since
}
