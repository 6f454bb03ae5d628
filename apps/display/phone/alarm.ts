import { playChime } from '@senha/ui'
import { phoneTimings } from './timings.ts'

/** Rings a phone as far as it lets a page do so: sound after a touch, vibration where there is one, the screen kept awake over HTTPS. */
export interface Alarm {
  /** Turned on by the visitor's own touch: only then may a page make a sound. True when it will. */
  turnOn: () => Promise<boolean>
  turnOff: () => void
  isOn: () => boolean
  ring: () => void
}

export const createAlarm = (): Alarm => {
  let context: AudioContext | undefined
  let lock: WakeLockSentinel | undefined
  let on = false
  const letSleep = (): void => {
    void lock?.release()
    lock = undefined
  }
  const keepAwake = async (): Promise<void> => {
    try {
      if (on && 'wakeLock' in navigator) lock = await navigator.wakeLock.request('screen')
    } catch {
      // the battery is low, or the page is hidden: the visitor was told not to rely on it
    }
    // turned off while the phone was asked
    if (!on) letSleep()
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void keepAwake()
  })
  const chime = async (): Promise<boolean> => {
    try {
      context ??= new AudioContext()
      await playChime(context, 0.8)
      return true
    } catch {
      return false
    }
  }
  const turnOff = (): void => {
    on = false
    letSleep()
  }
  return {
    turnOn: async () => {
      on = true
      void keepAwake()
      const heard = await chime()
      if (!heard) turnOff()
      return heard
    },
    turnOff,
    isOn: () => on,
    ring: () => {
      // Chromium warns of a page that vibrates before it was touched
      if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate([...phoneTimings.vibrationMs])
      if (on) void chime().then(chime)
    },
  }
}
