import { playChime } from '@senha/ui'
import { displayTimings } from './timings.ts'

export interface Bell {
  /** Chimes if the browser lets it; returns at once and never fails: a call is seen whatever happens to its sound. */
  ring: () => void
  /** Whether the last chime could not be heard. */
  silent: () => boolean
  onChange: (listener: () => void) => () => void
}

const within = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), ms)
  })
  try {
    return await Promise.race([promise.then(() => true, () => false), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The chime of the display. A browser that was not started with `--autoplay-policy=no-user-gesture-required` keeps its
 * audio asleep until somebody touches the screen; any touch wakes it.
 */
export const createBell = (makeContext: () => AudioContext = () => new AudioContext()): Bell => {
  let context: AudioContext | undefined
  let silent = false
  const listeners = new Set<() => void>()
  const hear = (nowSilent: boolean): void => {
    if (silent === nowSilent) return
    silent = nowSilent
    for (const listener of listeners) listener()
  }
  const awake = async (): Promise<AudioContext | undefined> => {
    try {
      context ??= makeContext()
      if (context.state !== 'running') await within(context.resume(), displayTimings.audioStartMs)
      return context.state === 'running' ? context : undefined
    } catch {
      return undefined
    }
  }
  const ring = async (): Promise<void> => {
    const ready = await awake()
    hear(ready === undefined)
    if (ready) await playChime(ready, 0.6)
  }
  return {
    ring: () => void ring().catch(() => hear(true)),
    silent: () => silent,
    onChange: (listener) => {
      const touched = (): void => void awake().then((ready) => hear(ready === undefined))
      addEventListener('pointerdown', touched)
      listeners.add(listener)
      return () => {
        removeEventListener('pointerdown', touched)
        listeners.delete(listener)
      }
    },
  }
}
