import type { Said, Spoken } from './spoken.ts'

/** Plays one clip to its end; false where there is none. Stops at the signal. */
export type Play = (said: Said, signal: AbortSignal) => Promise<boolean>

export interface Speaker<Part> {
  /** Says all this instead of what is being said. */
  readonly say: (all: readonly Spoken<Part>[]) => void
  /** Says this when what is being said has ended. */
  readonly add: (one: Spoken<Part>) => void
  readonly stop: () => void
}

export interface SpeakerOptions<Part> {
  readonly play: Play
  /** The part that is being said now. */
  readonly onSpoken: (element: Part | undefined) => void
  /** All was tried; whether anything was heard. Not told where there was nothing to say: a message that went away. */
  readonly onEnd: (heard: boolean) => void
}

/** A long text for which there is no clip may have one for each of its sentences. */
const sentences = ({ text, language }: Said): Said[] => {
  const split = text.split(/(?<=[.!?])\s+/)
  return split.length > 1 ? split.map((each) => ({ text: each, language })) : []
}

/** Says texts one after another, never two at once. A text without a clip, or with a broken one, is passed over. */
export const createSpeaker = <Part>({ play, onSpoken, onEnd }: SpeakerOptions<Part>): Speaker<Part> => {
  let queue: Spoken<Part>[] = []
  let running: AbortController | undefined
  const tell = async (said: Said, signal: AbortSignal): Promise<boolean> => {
    if (signal.aborted) return false
    const heard = await play(said, signal).catch(() => false)
    if (heard || signal.aborted) return heard
    let any = false
    for (const sentence of sentences(said)) any = (!signal.aborted && await play(sentence, signal).catch(() => false)) || any
    return any
  }
  const run = async (signal: AbortSignal): Promise<void> => {
    let heard = false
    let tried = false
    while (!signal.aborted) {
      const one = queue.shift()
      if (!one) break
      onSpoken(one.element)
      for (const said of one.says) {
        tried = true
        heard = await tell(said, signal) || heard
      }
    }
    if (signal.aborted) return
    running = undefined
    onSpoken(undefined)
    if (tried) onEnd(heard)
  }
  const stop = (): void => {
    running?.abort()
    running = undefined
    queue = []
    onSpoken(undefined)
  }
  const begin = (): void => {
    if (running) return
    running = new AbortController()
    void run(running.signal)
  }
  return {
    stop,
    say: (all) => {
      stop()
      queue = [...all]
      begin()
    },
    add: (one) => {
      queue.push(one)
      begin()
    },
  }
}
