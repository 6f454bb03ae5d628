import type { Language } from '@senha/centre'
import type { Call } from '@senha/protocol'
import { displayTimings } from '../timings.ts'
import { clipPath, languagesToSay, voicesFor } from './phrases.ts'
import type { Voice } from './phrases.ts'

/** `none`: the hub has no such clip (404). `failed`: nobody knows. Neither is waited for again. */
export type Loaded<Clip> = { is: 'clip'; clip: Clip } | { is: 'none' } | { is: 'failed' }

/** What can be heard. Each of these comes to an end by itself, soon, whatever happens to the audio, and none fails. */
export interface Ears<Clip> {
  /** Whether anything would be heard at all. */
  wake: () => Promise<boolean>
  chime: (volume: number) => Promise<void>
  load: (path: string) => Promise<Loaded<Clip>>
  play: (clip: Clip, volume: number) => Promise<void>
}

export type SaidCall = Pick<Call, 'number' | 'counter' | 'language'>
export type HowToSay = Pick<Voice, 'also' | 'fallback' | 'volume'>

export interface Speaker {
  /** Says a call after those before it; returns at once. */
  say: (call: SaidCall, voice: HowToSay) => void
  /** Whether a call is being said or waits to be. */
  speaking: () => boolean
  onChange: (listener: () => void) => () => void
}

/** What becomes true after so many milliseconds. */
const alarm = (ms: number): { rang: () => boolean; stop: () => void } => {
  let rang = false
  const timer = setTimeout(() => {
    rang = true
  }, ms)
  return { rang: () => rang, stop: () => clearTimeout(timer) }
}

/** Says calls one after the other: chime, then ticket and counter in each language. Two are never heard at once. */
export const createSpeaker = <Clip>(ears: Ears<Clip>): Speaker => {
  let last = Promise.resolve()
  let unsaid = 0
  const listeners = new Set<() => void>()
  const count = (change: 1 | -1): void => {
    const before = unsaid > 0
    unsaid += change
    if (before !== unsaid > 0) for (const listener of listeners) listener()
  }

  /** Everything that may be needed is asked for at once, so that it is there when the chime has rung. */
  const clipsOf = (call: SaidCall, voice: HowToSay) => {
    const asked = new Map<string, Promise<Loaded<Clip>>>()
    const clip = (language: Language, part: 'ticket' | 'counter'): Promise<Loaded<Clip>> => {
      const path = clipPath(language, part, part === 'ticket' ? call.number : call.counter)
      const found = asked.get(path) ?? ears.load(path)
      asked.set(path, found)
      return found
    }
    for (const language of languagesToSay(call.language, voice).flatMap((wanted) => voicesFor(wanted, voice))) {
      void clip(language, 'ticket')
      void clip(language, 'counter')
    }
    return clip
  }

  const phrase = async (ticket: Loaded<Clip>, counter: Promise<Loaded<Clip>>, volume: number): Promise<void> => {
    // a counter without its number would send somebody else there
    if (ticket.is !== 'clip') return
    await ears.play(ticket.clip, volume)
    const where = await counter
    if (where.is === 'clip') await ears.play(where.clip, volume)
  }

  const sayNow = async (call: SaidCall, voice: HowToSay, clip: ReturnType<typeof clipsOf>): Promise<void> => {
    if (!(await ears.wake())) return
    const late = alarm(displayTimings.sayMaxMs)
    try {
      await ears.chime(voice.volume)
      const said = new Set<Language>()
      for (const wanted of languagesToSay(call.language, voice))
        for (const language of voicesFor(wanted, voice)) {
          if (said.has(language) || late.rang()) break
          const ticket = await clip(language, 'ticket')
          if (ticket.is === 'none') continue
          said.add(language)
          await phrase(ticket, clip(language, 'counter'), voice.volume)
          break
        }
    } finally {
      late.stop()
    }
  }

  return {
    say: (call, voice) => {
      count(1)
      const clip = clipsOf(call, voice)
      last = last.then(() => sayNow(call, voice, clip)).catch(() => undefined).finally(() => count(-1))
    },
    speaking: () => unsaid > 0,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
