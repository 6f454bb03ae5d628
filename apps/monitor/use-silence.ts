import { wallClock } from '@senha/ui'
import { useEffect, useState } from 'react'
import type { MonitorLink } from './link.ts'
import { listenForSilence } from './silence.ts'
import { monitorTimings } from './timings.ts'

/** Since when what stands here may be old though the connection seems to be there; undefined while the hub is well. */
export const useSilence = (link: MonitorLink): Date | undefined => {
  const [since, setSince] = useState<Date>()
  useEffect(() => {
    const silence = listenForSilence()
    const look = (): void => {
      const now = performance.now()
      const heard = silence.since(now)
      setSince((before) => (heard === undefined ? undefined : (before ?? new Date(wallClock() - (now - heard)))))
    }
    const ends = [
      link.on('monitor:state', ({ seq }) => silence.told(seq, performance.now())),
      link.on('monitor:alive', ({ seq }) => silence.alive(seq, performance.now())),
    ]
    const timer = setInterval(look, monitorTimings.lookMs)
    return () => {
      clearInterval(timer)
      for (const end of ends) end()
    }
  }, [link])
  return since
}
