import { screenTimings } from '../../timings.ts'
import type { Play } from './speaker.ts'

/** A clip of exactly this text, from the kiosk itself. */
const addressOf = (language: string, text: string): string => `/voice/${encodeURIComponent(language)}?say=${encodeURIComponent(text)}`

/** Plays clips with the browser; `volume` is asked anew for each, from 0 to 1. A clip that hangs is given up. */
export const playClip = (volume: () => number): Play => ({ text, language }, signal) =>
  new Promise((resolve) => {
    const audio = new Audio(addressOf(language, text))
    audio.volume = volume()
    const timer = setTimeout(() => end(false), screenTimings.clipMs)
    const end = (heard: boolean): void => {
      clearTimeout(timer)
      audio.pause()
      resolve(heard)
    }
    audio.addEventListener('ended', () => end(true), { once: true })
    audio.addEventListener('error', () => end(false), { once: true })
    signal.addEventListener('abort', () => end(false), { once: true })
    audio.play().catch(() => end(false))
  })
