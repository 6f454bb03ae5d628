import { useEffect, useSyncExternalStore } from 'react'
import type { DisplayLink } from '../link.ts'
import type { AudioHealth } from '../voice/sound.ts'
import { version } from '../version.ts'

const onResize = (changed: () => void): (() => void) => {
  addEventListener('resize', changed)
  return () => removeEventListener('resize', changed)
}

/** Tells the hub how this display is, at each connection and whenever it changes. */
export const useReport = (link: DisplayLink, live: boolean, audio: AudioHealth): void => {
  const size = useSyncExternalStore(onResize, () => `${Math.round(innerWidth * devicePixelRatio)}x${Math.round(innerHeight * devicePixelRatio)}`)
  useEffect(() => {
    if (!live) return undefined
    const [width = 1, height = 1] = size.split('x').map(Number)
    let wanted = true
    void link.send('display:report', { version, width, height, audio }, undefined, () => wanted)
    return () => {
      wanted = false
    }
  }, [link, live, size, audio])
}
