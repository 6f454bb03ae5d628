import { playChime } from '@senha/ui'
import { useEffect } from 'react'

const volume = 0.35

/** A soft chime when something begins to be so. A kiosk without sound goes on without it. */
export const useChime = (when: boolean): void => {
  useEffect(() => {
    if (!when) return
    const context = new AudioContext()
    void playChime(context, volume).catch(() => undefined).then(() => context.close())
  }, [when])
}
