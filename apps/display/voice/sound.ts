import { playChime } from '@senha/ui'
import { displayTimings } from '../timings.ts'
import type { Ears, Loaded } from './speaker.ts'

/** `blocked`: the browser lets nothing be heard until somebody touches the screen; `none`: it has no audio at all. */
export type AudioHealth = 'ready' | 'blocked' | 'none'

export interface Sound extends Ears<AudioBuffer> {
  health: () => AudioHealth
  onHealth: (listener: () => void) => () => void
}

/** What a promise brings, or `otherwise` where it fails or takes longer. */
const within = async <T>(promise: Promise<T>, ms: number, otherwise: T): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<T>((done) => {
    timer = setTimeout(() => done(otherwise), ms)
  })
  try {
    return await Promise.race([promise.catch(() => otherwise), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The display's loudspeaker. A browser that was not started with `--autoplay-policy=no-user-gesture-required` keeps its audio
 * asleep until somebody touches the screen; any touch wakes it.
 */
export const createSound = (makeContext: () => AudioContext = () => new AudioContext()): Sound => {
  let context: AudioContext | undefined
  let health: AudioHealth = 'ready'
  const listeners = new Set<() => void>()
  const become = (next: AudioHealth): boolean => {
    if (health !== next) {
      health = next
      for (const listener of listeners) listener()
    }
    return next === 'ready'
  }
  const wake = async (): Promise<boolean> => {
    try {
      context ??= makeContext()
    } catch {
      return become('none')
    }
    if (context.state !== 'running') await within(context.resume(), displayTimings.audioStartMs, undefined)
    return become(context.state === 'running' ? 'ready' : 'blocked')
  }
  const fetchClip = async (path: string): Promise<Loaded<AudioBuffer>> => {
    const answer = await fetch(path, { signal: AbortSignal.timeout(displayTimings.clipLoadMs) })
    if (answer.status === 404) return { is: 'none' }
    if (!answer.ok || !context) return { is: 'failed' }
    return { is: 'clip', clip: await context.decodeAudioData(await answer.arrayBuffer()) }
  }
  return {
    wake,
    chime: async (volume) => {
      if (context?.state === 'running') await within(playChime(context, Math.max(0.001, 0.6 * volume)), displayTimings.chimeMs, undefined)
    },
    // a decoder that never answers is one more way to hang
    load: (path) => within(fetchClip(path), displayTimings.clipLoadMs + displayTimings.audioStartMs, { is: 'failed' }),
    play: async (clip, volume) => {
      if (context?.state !== 'running') return
      const source = context.createBufferSource()
      const gain = context.createGain()
      gain.gain.value = volume
      source.buffer = clip
      source.connect(gain).connect(context.destination)
      const ended = new Promise<boolean>((done) => {
        source.addEventListener('ended', () => done(true), { once: true })
      })
      source.start()
      if (!(await within(ended, Math.min(clip.duration * 1000 + displayTimings.audioStartMs, displayTimings.clipMaxMs), false))) source.stop()
      gain.disconnect()
    },
    health: () => health,
    onHealth: (listener) => {
      const touched = (): void => void wake()
      addEventListener('pointerdown', touched)
      listeners.add(listener)
      return () => {
        removeEventListener('pointerdown', touched)
        listeners.delete(listener)
      }
    },
  }
}
